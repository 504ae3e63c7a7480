package io.reprise.api.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The custom fields of the sample library. */
final class DemoFields {
    private static final int THERE_ALREADY = 428;

    private final Client client;

    DemoFields(Client client) {
        this.client = client;
    }

    void define() {
        Map<String, Object> season = field("Season", "季节", "choice", 10);
        season.put(
                "choices",
                List.of(
                        choice("ss26", "Spring/summer 2026", "2026 春夏"),
                        choice("aw26", "Autumn/winter 2026", "2026 秋冬")));
        put("season", season);
        put("listPrice", field("List price", "标价", "text", 20));
    }

    private void put(String key, Map<String, Object> definition) {
        Answer answer = client.put("/api/v1/fields/" + key, definition);
        // A fill that was broken off has defined it; what became of it since is not the demo's.
        if (answer.status() != THERE_ALREADY) {
            answer.object();
        }
    }

    private static Map<String, Object> field(String english, String chinese, String type, int order) {
        Map<String, Object> field = new LinkedHashMap<>();
        field.put("labels", labels(english, chinese));
        field.put("type", type);
        field.put("order", order);
        return field;
    }

    private static Map<String, Object> choice(String key, String english, String chinese) {
        return Map.of("key", key, "labels", labels(english, chinese));
    }

    private static Map<String, String> labels(String english, String chinese) {
        return Map.of("en", english, "zh-CN", chinese);
    }
}
