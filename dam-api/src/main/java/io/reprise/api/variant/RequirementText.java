package io.reprise.api.variant;

import io.reprise.domain.channel.Requirement;
import java.math.BigDecimal;

/** What a rule asks, as one short text. */
public final class RequirementText {
    private RequirementText() {}

    public static String of(Requirement requirement) {
        return switch (requirement) {
            case Requirement.AtLeast(double value) -> ">= " + plain(value);
            case Requirement.AtMost(double value) -> "<= " + plain(value);
            case Requirement.OneOf(var values) -> String.join(" | ", values);
            case Requirement.Ratio(double width, double height) -> plain(width) + ":" + plain(height);
            case Requirement.White() -> "white (255, 255, 255)";
            case Requirement.Absent() -> "absent";
        };
    }

    private static String plain(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }
}
