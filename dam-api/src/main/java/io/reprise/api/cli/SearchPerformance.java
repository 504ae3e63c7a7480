package io.reprise.api.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** How a hit does, in words; from what, where the server says so. */
final class SearchPerformance {
    private SearchPerformance() {}

    static List<String> lines(JsonNode performance) {
        List<String> lines = new ArrayList<>();
        if (performance.path("lift").isNumber()) {
            lines.add(lift(performance) + " from "
                    + String.format(
                            Locale.ROOT, "%,d", performance.path("impressions").asLong(0)) + " impressions");
            JsonNode inputs = performance.path("inputs");
            if (inputs.isObject()) {
                lines.add("clicks " + percent(performance, "ctr") + " of impressions (usual: " + percent(inputs, "ctr0")
                        + "), orders " + percent(performance, "cvr") + " of clicks (" + percent(inputs, "cvr0")
                        + "), returns " + percent(performance, "returnRate") + " of orders (" + percent(inputs, "ret0")
                        + ")");
            }
        }
        return lines;
    }

    private static String lift(JsonNode performance) {
        return Answer.text(performance, "label", "").equals("insufficient")
                ? "too little to go by,"
                : ratio(performance, "lift") + " times the usual, at least " + ratio(performance, "liftLo") + ",";
    }

    private static String percent(JsonNode node, String field) {
        return String.format(Locale.ROOT, "%.1f %%", node.path(field).asDouble(0) * 100);
    }

    private static String ratio(JsonNode node, String field) {
        return String.format(Locale.ROOT, "%.2f", node.path(field).asDouble(0));
    }
}
