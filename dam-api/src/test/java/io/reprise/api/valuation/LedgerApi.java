package io.reprise.api.valuation;

import io.reprise.api.ApiTest;
import io.reprise.api.id.Ids;
import io.reprise.domain.master.Content;
import io.reprise.domain.master.MasterCommand;
import io.reprise.domain.master.MediaFacts;
import io.reprise.domain.shared.Digest;
import io.reprise.storage.event.Commands;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;

/** Masters to spend money on, and somebody of finance to record it. */
public abstract class LedgerApi extends ApiTest {
    protected static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);
    protected static String finance;

    @BeforeAll
    static void somebodyOfFinance() {
        finance = person("finance").token();
    }

    /** A master without a file, which no test here looks at. */
    protected static UUID master(String brand) {
        UUID id = Ids.next();
        String random = UUID.randomUUID().toString().replace("-", "");
        var media = new MediaFacts("jpeg", 400, 400, 1, "srgb", 8, false, null, 1, null, null, false, null, Map.of());
        var content = new Content(new Digest(random + random), 10, "shoe.jpg", media);
        context()
                .getBean(Commands.class)
                .dispatch(
                        new MasterCommand.Register(id, content, new HashMap<>(Map.of("title", "Shoe", "brand", brand))),
                        new Commands.Context("user:test", null, "test"));
        return id;
    }

    protected static String cost(UUID master, String amount, String currency, LocalDate date) {
        return """
                {"masterId":"%s","kind":"creation","amount":{"amount":"%s","currency":"%s"},"date":"%s","note":"invoice 7"}\
                """.formatted(master, amount, currency, date);
    }

    protected static String correction(String amount, LocalDate date) {
        return """
                {"kind":"creation","amount":{"amount":"%s","currency":"EUR"},"date":"%s"}""".formatted(amount, date);
    }

    protected static Answer spend(UUID master, String amount, String currency, LocalDate date) {
        return post(finance, "/api/v1/costs", cost(master, amount, currency, date))
                .expect(201);
    }

    protected static Answer rate(String base, String quote, String rate, LocalDate date) {
        return post(
                finance,
                "/api/v1/rates",
                "{\"base\":\"%s\",\"quote\":\"%s\",\"rate\":\"%s\",\"date\":\"%s\"}"
                        .formatted(base, quote, rate, date));
    }
}
