package io.reprise.media.raster;

import com.drew.lang.ByteArrayReader;
import com.drew.metadata.Metadata;
import com.drew.metadata.icc.IccDirectory;
import com.drew.metadata.icc.IccReader;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What an embedded ICC profile calls itself. */
public final class IccProfiles {
    private static final int LONGEST = 200;

    /** How the reader writes a version 4 description, first language first. */
    private static final Pattern LOCALIZED = Pattern.compile("^\\d+ [a-zA-Z]{2}.{2}\\((.*?)\\)");

    private IccProfiles() {}

    /** Description of the profile, absent when there is none or it cannot be read. */
    public static @Nullable String description(byte @Nullable [] icc) {
        if (icc == null) {
            return null;
        }
        Metadata metadata = new Metadata();
        new IccReader().extract(new ByteArrayReader(icc), metadata);
        IccDirectory directory = metadata.getFirstDirectoryOfType(IccDirectory.class);
        String text = directory == null ? null : directory.getDescription(IccDirectory.TAG_TAG_desc);
        if (text == null || text.isBlank()) {
            return null;
        }
        Matcher localized = LOCALIZED.matcher(text);
        String stripped = (localized.find() ? localized.group(1) : text).strip();
        return stripped.length() <= LONGEST ? stripped : stripped.substring(0, LONGEST);
    }

    /** Colour space word of {@code MediaFacts} for a colour model and its profile. */
    public static String colourSpace(String model, @Nullable String description) {
        if (!model.equals("rgb")) {
            return model;
        }
        String name = description == null ? "" : description.toLowerCase(Locale.ROOT);
        if (name.startsWith("srgb")) {
            return "srgb";
        }
        if (name.startsWith("adobe rgb") || name.startsWith("adobergb")) {
            return "adobe-rgb";
        }
        return name.startsWith("display p3") ? "display-p3" : "rgb";
    }
}
