package io.reprise.api.cli;

import io.reprise.api.demo.Shop;
import io.reprise.api.demo.Shot;
import io.reprise.api.demo.Takings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/**
 * A quarter of figures of the live listings, told in two reports: what was known yesterday, and what is known today, when
 * more has come back of what was sold.
 */
final class DemoReports {
    static final int DAYS = 84;

    private static final String COLUMNS =
            "date,channel,market,listing,impressions,clicks,addToCarts,orders,units,returns,revenue,currency,spend";

    private final Client client;
    private final Instant midnight;
    private final LocalDate today;

    DemoReports(Client client, Instant midnight) {
        this.client = client;
        this.midnight = midnight;
        this.today = midnight.atOffset(ZoneOffset.UTC).toLocalDate();
    }

    private record Listed(Shot shot, Shop shop) {}

    void send(Map<Shot, String> masters, Path folder, Consumer<String> say) throws IOException {
        List<Listed> listings = listings(masters);
        List<String> first = new ArrayList<>(List.of(COLUMNS));
        List<String> corrections = new ArrayList<>(List.of(COLUMNS));
        for (Listed listed : listings) {
            for (int ago = DAYS; ago > 0; ago--) {
                LocalDate day = today.minusDays(ago);
                Optional<Takings> found = Takings.of(listed.shot(), listed.shop(), day, today);
                if (found.isPresent()) {
                    Takings known = found.get();
                    Takings before = known.reportedAtFirst(day, today);
                    if (ago > 1) {
                        first.add(line(listed, day, before));
                    }
                    if (ago == 1 || !before.equals(known)) {
                        corrections.add(line(listed, day, known));
                    }
                }
            }
        }
        long rows = send(folder.resolve("first.csv"), first, midnight.minus(Duration.ofHours(18)))
                .path("accepted")
                .asLong();
        JsonNode late = send(folder.resolve("corrections.csv"), corrections, midnight);
        say.accept("performance: " + rows + " rows of " + listings.size() + " listings, then "
                + late.path("accepted").asLong() + " of a day later, of which "
                + late.path("corrected").asLong() + " correct the first");
    }

    /** Only what is published has figures. */
    private List<Listed> listings(Map<Shot, String> masters) {
        Set<String> published = new HashSet<>();
        for (JsonNode publication :
                client.get("/api/v1/publications?size=500").object().path("items")) {
            published.add(Answer.text(publication, "channel", "") + Answer.text(publication, "listing", ""));
        }
        List<Listed> listings = new ArrayList<>();
        for (Shot shot : masters.keySet()) {
            for (Shop shop : Shop.values()) {
                if (published.contains(shop.channel() + shop.listing(shot))) {
                    listings.add(new Listed(shot, shop));
                }
            }
        }
        return listings;
    }

    private static String line(Listed listed, LocalDate day, Takings takings) {
        Shop shop = listed.shop();
        return String.join(
                ",",
                day.toString(),
                shop.channel(),
                shop.market(),
                shop.listing(listed.shot()),
                String.valueOf(takings.impressions()),
                String.valueOf(takings.clicks()),
                String.valueOf(takings.addToCarts()),
                String.valueOf(takings.orders()),
                String.valueOf(takings.units()),
                String.valueOf(takings.returns()),
                takings.revenue().toPlainString(),
                shop.currency(),
                takings.spend().toPlainString());
    }

    private JsonNode send(Path file, List<String> lines, Instant reportedAt) throws IOException {
        Files.write(file, lines);
        JsonNode answer = client.postFile("/api/v1/performance/reports?reportedAt=" + reportedAt, file, "text/csv")
                .object();
        if (answer.path("rejectedRows").asLong(-1) != 0) {
            throw new ClientFailure.Garbled("The server refused rows of the demo's own report.");
        }
        return answer;
    }

    /** Whether scores are made of all that was reported, and search ranks by them. */
    boolean scored() {
        for (Shop shop : Shop.values()) {
            String place = "channel=" + shop.channel() + "&market=" + shop.market();
            JsonNode best = first("/api/v1/performance/leaders?size=1&" + place);
            JsonNode hit = first("/api/v1/search?size=1&sort=performance&" + place);
            String id = Answer.text(best, "masterId", "none is scored");
            if (!id.equals(Answer.text(hit, "masterId", "")) || !complete(id, place)) {
                return false;
            }
        }
        return true;
    }

    private boolean complete(String masterId, String place) {
        JsonNode figures = client.get("/api/v1/masters/" + masterId + "/performance?by=month&" + place)
                .object();
        return figures.path("score").path("impressions").asLong(-1)
                == figures.path("totals").path("impressions").asLong(0);
    }

    private JsonNode first(String path) {
        return client.get(path).object().path("items").path(0);
    }
}
