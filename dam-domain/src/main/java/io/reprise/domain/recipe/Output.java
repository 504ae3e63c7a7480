package io.reprise.domain.recipe;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How the file is written; what is absent is left to the profile.
 *
 * @param format {@code jpeg, png, webp, avif}
 * @param quality encoder quality, 1 to 100
 * @param maxBytes byte budget, met by lowering the quality
 * @param ssim least likeness (SSIM of luma, 0.8 to 0.999) of the file to what was encoded, met by the lowest quality that
 *     has it
 * @param small whether the encoder may take its time for fewer bytes (for JPEG mozjpeg's settings)
 */
public record Output(
        @Nullable String format,
        @Nullable Integer quality,
        @Nullable Long maxBytes,
        @Nullable Double ssim,
        @Nullable Boolean small) {
    private static final Set<String> FORMATS = Set.of("jpeg", "png", "webp", "avif");

    /** @throws RecipeRejection.InvalidRecipe for what is unknown or out of range */
    public Output {
        if (format != null && !FORMATS.contains(format)) {
            throw new RecipeRejection.InvalidRecipe("/output/format", "unknown-value");
        }
        Checks.share("/output/quality", quality == null ? null : (double) quality, 1, 100);
        Checks.share("/output/maxBytes", maxBytes == null ? null : (double) maxBytes, 1_000, 1e9);
        Checks.share("/output/ssim", ssim, 0.8, 0.999);
    }

    Output then(Output later) {
        return new Output(
                later.format != null ? later.format : format,
                later.quality != null ? later.quality : quality,
                later.maxBytes != null ? later.maxBytes : maxBytes,
                later.ssim != null ? later.ssim : ssim,
                later.small != null ? later.small : small);
    }
}
