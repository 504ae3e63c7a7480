package io.reprise.api.cli;

import io.reprise.api.demo.Shot;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/** What the pictures have cost, in the currency of their brand, and what the currencies were worth meanwhile. */
final class DemoCosts {
    private static final int WEEKS = 14;

    private final Client client;
    private final LocalDate today;

    DemoCosts(Client client, Instant today) {
        this.client = client;
        this.today = today.atOffset(ZoneOffset.UTC).toLocalDate();
    }

    void record(Map<Shot, String> masters, Consumer<String> say) {
        ratesAfter(dayBeforeRates(today));
        Set<String> with = new HashSet<>();
        for (JsonNode cost : client.get("/api/v1/costs?size=500").object().path("items")) {
            with.add(Answer.text(cost, "masterId", "") + Answer.text(cost, "kind", ""));
        }
        masters.forEach((shot, id) -> {
            record(with, id, "creation", amount(shot, 90), shot, "Photographed and cut out");
            if (shot.number() % 2 == 0) {
                record(with, id, "retouching", amount(shot, 24), shot, "Colour matched to the sample");
            }
        });
        say.accept("costs recorded, in US dollars and yuan, with weekly rates to the euro and to each other");
    }

    private void record(Set<String> there, String masterId, String kind, int amount, Shot shot, String note) {
        if (there.contains(masterId + kind)) {
            return;
        }
        String currency = shot.chinese() ? "CNY" : "USD";
        client.post(
                        "/api/v1/costs",
                        Map.of(
                                "masterId",
                                masterId,
                                "kind",
                                kind,
                                "amount",
                                Map.of("amount", amount + ".00", "currency", currency),
                                "date",
                                today.minusDays(95 - shot.number()).toString(),
                                "note",
                                note))
                .object();
    }

    private static int amount(Shot shot, int dollars) {
        int spent = dollars + shot.number() % 7 * 5;
        return shot.chinese() ? spent * 7 : spent;
    }

    /** Where rates begin: the pictures have cost something before the demo was filled. */
    static LocalDate dayBeforeRates(LocalDate today) {
        return today.minusWeeks(WEEKS + 1);
    }

    /**
     * A rate counts for a week, so a demo that is opened again later needs those of the weeks since, as a shop would get
     * them from its bank. They follow from their day: recording one again changes no figure.
     *
     * @param last the last day with rates
     */
    void ratesAfter(LocalDate last) {
        due(last, today).forEach(this::rates);
    }

    /** The days of weekly rates after {@code last}, oldest first, of which the last one is today. */
    static List<LocalDate> due(LocalDate last, LocalDate today) {
        List<LocalDate> days = new ArrayList<>();
        for (LocalDate day = today; day.isAfter(last); day = day.minusWeeks(1)) {
            days.addFirst(day);
        }
        return days;
    }

    private void rates(LocalDate day) {
        int swing = (int) (day.toEpochDay() % 5) - 2;
        rate("USD", "EUR", "0.%d".formatted(8640 + swing * 11), day);
        rate("CNY", "EUR", "0.%d".formatted(1215 + swing * 2), day);
        rate("CNY", "USD", "0.%d".formatted(1406 + swing), day);
        rate("USD", "CNY", "7.%d".formatted(112 - swing * 5), day);
    }

    private void rate(String base, String quote, String rate, LocalDate day) {
        client.post("/api/v1/rates", Map.of("base", base, "quote", quote, "rate", rate, "date", day.toString()))
                .object();
    }
}
