package io.reprise.domain.recipe;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is done to a picture, in this order: crop, background, tone, sharpening, overlays, AI label, output. What is absent
 * is left to the recipe it is laid over, and at last to the channel profile.
 *
 * @param sharpen strength of an unsharp mask, 0 to 2; absent = none
 * @param aiLabel the explicit label of GB 45438-2025
 */
public record RecipeDefinition(
        @Nullable Crop crop,
        @Nullable Background background,
        @Nullable Tone tone,
        @Nullable Double sharpen,
        List<Overlay> overlays,
        @Nullable AiLabel aiLabel,
        @Nullable Output output) {
    /** Overlays that one picture may have; more is a mistake. */
    public static final int MOST_OVERLAYS = 20;

    /** Nothing is done but what the profile asks. */
    public static final RecipeDefinition NONE = new RecipeDefinition(null, null, null, null, List.of(), null, null);

    /** @throws RecipeRejection.InvalidRecipe for a strength out of range or too many overlays */
    public RecipeDefinition {
        overlays = List.copyOf(overlays);
        Checks.share("/sharpen", sharpen, 0, 2);
        if (overlays.size() > MOST_OVERLAYS) {
            throw new RecipeRejection.InvalidRecipe("/overlays", "too-many");
        }
    }

    /** This recipe with another laid over it: what the other says holds, and its overlays come on top of these. */
    public RecipeDefinition then(RecipeDefinition later) {
        Output said = later.output();
        return new RecipeDefinition(
                either(later.crop(), crop),
                either(later.background(), background),
                either(later.tone(), tone),
                either(later.sharpen(), sharpen),
                Stream.concat(overlays.stream(), later.overlays().stream()).toList(),
                either(later.aiLabel(), aiLabel),
                output == null || said == null ? either(said, output) : output.then(said));
    }

    private static <T> @Nullable T either(@Nullable T one, @Nullable T other) {
        return one != null ? one : other;
    }

    /** Whether it does nothing. */
    public boolean isEmpty() {
        return equals(NONE);
    }

    /** Whether pixels are drawn that were not photographed: a badge, a text, a label. */
    public int drawn() {
        return overlays.size() + (aiLabel == null ? 0 : 1);
    }

    /**
     * SHA-256 over everything that it says, as 64 hexadecimal digits: equal recipes have equal hashes, whatever they are
     * called and however they were put together.
     */
    public String hash() {
        List<String> said = new ArrayList<>();
        said.add("crop=" + Objects.toString(crop, ""));
        said.add("background=" + Objects.toString(background, ""));
        said.add("tone=" + Objects.toString(tone, ""));
        said.add("sharpen=" + Objects.toString(sharpen, ""));
        overlays.forEach(each -> said.add("overlay=" + each));
        said.add("aiLabel=" + Objects.toString(aiLabel, ""));
        said.add("output=" + Objects.toString(output, ""));
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String each : said) {
                byte[] bytes = each.getBytes(StandardCharsets.UTF_8);
                // Lengths keep a text from passing for the member after it.
                digest.update(Integer.toString(bytes.length).getBytes(StandardCharsets.UTF_8));
                digest.update((byte) ':');
                digest.update(bytes);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
