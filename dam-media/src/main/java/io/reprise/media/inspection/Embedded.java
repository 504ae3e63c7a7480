package io.reprise.media.inspection;

import com.adobe.internal.xmp.XMPMeta;
import com.drew.metadata.Directory;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifSubIFDDirectory;
import com.drew.metadata.exif.GpsDirectory;
import com.drew.metadata.iptc.IptcDirectory;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;

/** What EXIF, IPTC and XMP of one file say, XMP first where they say the same thing. */
public final class Embedded {
    private static final int MOST_FIELDS = 64;
    private static final int LONGEST_VALUE = 1_000;

    private final Metadata tags;
    private final @Nullable XMPMeta xmp;

    Embedded(Metadata tags, @Nullable XMPMeta xmp) {
        this.tags = tags;
        this.xmp = xmp;
    }

    @Nullable
    XMPMeta xmp() {
        return xmp;
    }

    /** Fields by standard name, as {@code MediaFacts#embedded()} wants them. */
    public Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        for (EmbeddedFields field : EmbeddedFields.ALL) {
            String value = value(field);
            if (value != null && fields.size() < MOST_FIELDS) {
                fields.put(field.label, value);
            }
        }
        return fields;
    }

    @Nullable
    String value(EmbeddedFields field) {
        String value = xmp == null ? null : clean(XmpPackets.text(xmp, field.namespace, field.name));
        return value == null ? legacy(field) : value;
    }

    /** The same field where it was kept before there was XMP. */
    private @Nullable String legacy(EmbeddedFields field) {
        return switch (field) {
            case TITLE -> iptc(IptcDirectory.TAG_OBJECT_NAME);
            case DESCRIPTION -> first(iptc(IptcDirectory.TAG_CAPTION), exif(ExifIFD0Directory.TAG_IMAGE_DESCRIPTION));
            case SUBJECT -> iptc(IptcDirectory.TAG_KEYWORDS);
            case HEADLINE -> iptc(IptcDirectory.TAG_HEADLINE);
            case CREATOR -> first(iptc(IptcDirectory.TAG_BY_LINE), exif(ExifIFD0Directory.TAG_ARTIST));
            case RIGHTS_NOTICE ->
                first(iptc(IptcDirectory.TAG_COPYRIGHT_NOTICE), exif(ExifIFD0Directory.TAG_COPYRIGHT));
            case CREDIT -> iptc(IptcDirectory.TAG_CREDIT);
            case SOURCE -> iptc(IptcDirectory.TAG_SOURCE);
            case INSTRUCTIONS -> iptc(IptcDirectory.TAG_SPECIAL_INSTRUCTIONS);
            default -> null;
        };
    }

    private static @Nullable String first(@Nullable String one, @Nullable String other) {
        return one == null ? other : one;
    }

    private @Nullable String iptc(int tag) {
        Directory directory = tags.getFirstDirectoryOfType(IptcDirectory.class);
        if (directory == null) {
            return null;
        }
        String[] values = directory.getStringArray(tag);
        return clean(values == null ? directory.getString(tag) : String.join("; ", values));
    }

    private @Nullable String exif(int tag) {
        Directory directory = tags.getFirstDirectoryOfType(ExifIFD0Directory.class);
        return directory == null ? null : clean(directory.getString(tag));
    }

    private static @Nullable String clean(@Nullable String value) {
        if (value == null) {
            return null;
        }
        // A control character is no text, and a database refuses the zero.
        String text = value.replaceAll("\\p{Cntrl}+", " ").strip();
        if (text.isEmpty()) {
            return null;
        }
        int end = Math.min(LONGEST_VALUE, text.length());
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end);
    }

    /** When the shot was taken; UTC is assumed where no zone is named. */
    public @Nullable Instant capturedAt() {
        ExifSubIFDDirectory directory = tags.getFirstDirectoryOfType(ExifSubIFDDirectory.class);
        Date date = directory == null ? null : directory.getDateOriginal(TimeZone.getTimeZone("UTC"));
        if (date != null) {
            return date.toInstant();
        }
        String created = value(EmbeddedFields.DATE_CREATED);
        try {
            return created == null ? null : OffsetDateTime.parse(created).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** Maker and model, never a serial number. */
    public @Nullable String camera() {
        String make = exif(ExifIFD0Directory.TAG_MAKE);
        String model = exif(ExifIFD0Directory.TAG_MODEL);
        if (make == null || model == null) {
            return make == null ? model : make;
        }
        return model.startsWith(make) ? model : make + " " + model;
    }

    /** Whether the file carries a position. */
    public boolean hasGps() {
        for (GpsDirectory gps : tags.getDirectoriesOfType(GpsDirectory.class)) {
            if (gps.containsTag(GpsDirectory.TAG_LATITUDE) || gps.containsTag(GpsDirectory.TAG_LONGITUDE)) {
                return true;
            }
        }
        return xmp != null
                && (XmpPackets.text(xmp, XmpPackets.EXIF, "GPSLatitude") != null
                        || XmpPackets.text(xmp, XmpPackets.EXIF, "GPSLongitude") != null);
    }

    /** Whether EXIF states that untagged pixels are sRGB. */
    public boolean saysSrgb() {
        ExifSubIFDDirectory directory = tags.getFirstDirectoryOfType(ExifSubIFDDirectory.class);
        Integer space = directory == null ? null : directory.getInteger(ExifSubIFDDirectory.TAG_COLOR_SPACE);
        return space != null && space == 1;
    }

    /** Labels of rights and AI fields that are here and not in the other: what a derivation lost. */
    public List<String> missingIn(Embedded other) {
        List<String> missing = new ArrayList<>();
        for (EmbeddedFields field : EmbeddedFields.ALL) {
            if (field.kind != EmbeddedFields.Kind.DESCRIPTIVE) {
                String mine = value(field);
                if (mine != null && !mine.equals(other.value(field))) {
                    missing.add(field.label);
                }
            }
        }
        return missing;
    }
}
