package io.reprise.api.cost;

import static org.assertj.core.api.Assertions.assertThat;

import io.reprise.api.valuation.LedgerApi;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Costs as a file through the running server: each line once, and each wrong line by itself. */
class CostImportTest extends LedgerApi {

    private static Answer send(String token, byte[] csv) {
        return send(request(token, "/api/v1/costs:import")
                .header("Content-Type", "text/csv")
                .POST(BodyPublishers.ofByteArray(csv)));
    }

    private static JsonNode taken(String csv) {
        return send(finance, csv.getBytes(StandardCharsets.UTF_8)).expect(200).json();
    }

    private static String spent(UUID master) {
        return get(finance, "/api/v1/masters/" + master + "/valuation")
                .expect(200)
                .text("/amount/amount");
    }

    @Test
    void aFileThatIsSentAgainOrLongerRecordsOnlyWhatIsNew() {
        UUID master = master("Atelier");
        String head = "\uFEFFdate;kind;amount;currency;master;note;who\r\n";
        String line = TODAY + ";creation;10.50;eur;" + master + ";\"invoice; 7\";me\r\n";
        JsonNode first = taken(head + line + line);
        assertThat(first.at("/rows").intValue()).isEqualTo(2);
        assertThat(first.at("/recorded").intValue()).isEqualTo(2);
        assertThat(first.at("/ignored/0").asString()).isEqualTo("who");
        assertThat(spent(master)).isEqualTo("21.00");

        JsonNode again = taken(head + line + TODAY + ";retouching;1.00;EUR;" + master + ";;\n" + line);
        assertThat(again.at("/recorded").intValue()).isEqualTo(1);
        assertThat(again.at("/repeated").intValue()).isEqualTo(2);
        assertThat(spent(master)).isEqualTo("22.00");
    }

    @Test
    void wrongLinesAreNamedAndTheOthersRecorded() {
        UUID master = master("Atelier");
        UUID hidden = master("Atelier");
        post(person("legal").token(), "/api/v1/masters/" + hidden + "/embargo", "{\"until\":\"2099-01-01T00:00:00Z\"}")
                .expect(200);
        String csv = "master,kind,amount,currency,date\n"
                + master + ",creation,1.00,EUR," + TODAY + "\n"
                + master + ",gift,1.00,EUR," + TODAY + "\n"
                + master + ",creation,1.001,EUR," + TODAY + "\n"
                + master + ",creation,1.00,XXX," + TODAY + "\n"
                + master + ",creation,1.00,EUR,yesterday\n"
                + master + ",creation,-1.00,EUR," + TODAY + "\n"
                + master + ",creation,1.00,EUR,1800-01-01\n"
                + UUID.randomUUID() + ",creation,1.00,EUR," + TODAY + "\n"
                + "me,creation,1.00,EUR," + TODAY + "\n"
                + hidden + ",creation,1.00,EUR," + TODAY + "\n"
                + ",creation,1.00,EUR," + TODAY + "\n"
                + master + ",creation\n";
        JsonNode answer = taken(csv);
        assertThat(answer.at("/recorded").intValue()).isEqualTo(1);
        assertThat(answer.at("/rejectedRows").intValue()).isEqualTo(11);
        assertThat(answer.at("/rejected").findValuesAsString("code"))
                .containsExactly(
                        "unknown-kind",
                        "wrong-digits",
                        "unknown-currency",
                        "malformed-date",
                        "amount-not-positive",
                        "date-out-of-range",
                        "unknown-master",
                        "malformed-subject",
                        "unknown-master",
                        "subject-missing",
                        "wrong-number-of-columns");
        assertThat(answer.at("/rejected/0/line").intValue()).isEqualTo(3);
        assertThat(spent(master)).isEqualTo("1.00");
    }

    @ParameterizedTest
    @CsvSource({
        "'', empty-report",
        "'master,kind,amount,currency', missing-cost-column",
        "'master,master,kind,amount,currency,date', repeated-column"
    })
    void whatIsNoTableOfCostsIsRefusedAsAWhole(String csv, String code) {
        send(finance, csv.getBytes(StandardCharsets.UTF_8)).expectProblem(422, code);
    }

    @Test
    void onlyFinanceSendsItAndOnlyInUtf8() {
        send(person("studio").token(), "master".getBytes(StandardCharsets.UTF_8))
                .expectProblem(403, "forbidden");
        send(finance, new byte[] {(byte) 0xff, (byte) 0xfe, 0}).expectProblem(422, "unreadable-encoding");
        post(finance, "/api/v1/costs:import", "{}").expect(415);
    }
}
