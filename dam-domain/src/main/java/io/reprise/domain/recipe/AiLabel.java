package io.reprise.domain.recipe;

import java.util.regex.Pattern;

/**
 * The explicit label that China's labelling measures ask for on generated pictures: visible text with an AI element
 * (人工智能 or AI) and a generation element (生成 or 合成, in other markets an English word), at least 5 % of the shortest
 * side high (GB 45438-2025, 5.1).
 *
 * @param text for example {@code AI生成}
 * @param size height of the text as a share of the frame's shorter side, 0.05 to 0.25
 */
public record AiLabel(String text, Position position, double size) {
    /** The least height that the standard allows, as a share of the shorter side. */
    public static final double LEAST = 0.05;

    private static final Pattern AI = Pattern.compile("人工智能|(?<![A-Za-z])AI(?![A-Za-z])");
    private static final Pattern GENERATED =
            Pattern.compile("生成|合成|generated|synthesi[sz]ed|created", Pattern.CASE_INSENSITIVE);

    /** @throws RecipeRejection.InvalidRecipe for a text that does not say it, or one too small */
    public AiLabel {
        Checks.text("/aiLabel/text", text, 40);
        if (!AI.matcher(text).find()) {
            throw new RecipeRejection.InvalidRecipe("/aiLabel/text", "no-ai-element");
        }
        if (!GENERATED.matcher(text).find()) {
            throw new RecipeRejection.InvalidRecipe("/aiLabel/text", "no-generation-element");
        }
        Checks.share("/aiLabel/size", size, LEAST, 0.25);
    }
}
