package io.reprise.api.cli;

import io.reprise.api.demo.Shot;
import io.reprise.api.demo.Standing;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Puts on record what the demo says about rights, for every master of which nothing is known yet. */
final class DemoRights {
    /** The shop began then; nothing of it was published before. */
    private static final int BEGAN_DAYS_AGO = 400;

    static final int ENDS_IN_DAYS = 14;
    private static final int EMBARGO_DAYS = 45;

    private final Client client;
    private final Instant today;

    DemoRights(Client client, Instant today) {
        this.client = client;
        this.today = today;
    }

    void record(Map<Shot, JsonNode> masters) {
        String from = today.minus(BEGAN_DAYS_AGO, ChronoUnit.DAYS).toString();
        List<String> own = lacking(masters, Standing.OWN);
        own.addAll(lacking(masters, Standing.EMBARGOED));
        licence(Map.of("masterIds", own, "kind", "own", "territories", List.of("*"), "from", from));
        licence(Map.of(
                "masterIds",
                lacking(masters, Standing.ENDS_SOON),
                "kind",
                "licensed",
                "licensor",
                "Studio Halvorsen",
                "territories",
                List.of("*"),
                "from",
                from,
                "until",
                today.plus(ENDS_IN_DAYS, ChronoUnit.DAYS).toString(),
                "creditLine",
                "Photo: Studio Halvorsen"));
        licence(Map.of(
                "masterIds",
                lacking(masters, Standing.CHINA_ONLY),
                "kind",
                "licensed",
                "licensor",
                "光影工作室",
                "territories",
                List.of("CN"),
                "from",
                from,
                "creditLine",
                "摄影：光影工作室"));
        masters.forEach(this::embargo);
    }

    private void licence(Map<String, ?> terms) {
        if (terms.get("masterIds") instanceof List<?> ids && !ids.isEmpty()) {
            client.post("/api/v1/licences", terms).object();
        }
    }

    private void embargo(Shot shot, JsonNode master) {
        if (shot.standing() == Standing.EMBARGOED
                && !master.path("rights").path("embargo").isObject()) {
            client.post(
                            "/api/v1/masters/" + Library.id(master, "masterId") + "/embargo",
                            Map.of(
                                    "until",
                                    today.plus(EMBARGO_DAYS, ChronoUnit.DAYS).toString(),
                                    "reason",
                                    "Not before the season begins"))
                    .object();
        }
    }

    private static List<String> lacking(Map<Shot, JsonNode> masters, Standing standing) {
        List<String> ids = new ArrayList<>();
        masters.forEach((shot, master) -> {
            if (shot.standing() == standing
                    && !master.path("rights").path("known").asBoolean(false)) {
                ids.add(Library.id(master, "masterId"));
            }
        });
        return ids;
    }
}
