package io.reprise.api.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.reprise.api.ApiTest;
import io.reprise.api.master.Multipart;
import io.reprise.api.master.Photographs;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowsApiTest extends ApiTest {

    private static List<String> titles(Answer answer) {
        List<String> titles = new ArrayList<>();
        answer.expect(200)
                .json()
                .path("items")
                .forEach(hit -> titles.add(hit.path("title").asString()));
        return titles;
    }

    @Test
    void aPageBeginsAtAnyRowAndSaysHowFarThatGoes() {
        String brand = "rows-" + UUID.randomUUID();
        String position = "";
        for (int n = 0; n < 4; n++) {
            String meta = JSON.writeValueAsString(
                    Map.of("title", String.valueOf(n), "brand", brand, "tags", List.of("t" + n)));
            position = send(new Multipart()
                            .file("shoe.png", Photographs.fresh())
                            .json("meta", meta)
                            .into(request(adminToken(), "/api/v1/masters")))
                    .expect(201)
                    .header("Reprise-Position");
        }
        String search = "/api/v1/search?sort=newest&brand=" + brand + "&after=" + position;
        Answer first = get(adminToken(), search + "&size=1");
        assertThat(first.json().path("reach").asInt()).isEqualTo(4);
        String cursor = "&cursor=" + first.text("/next");

        assertThat(titles(get(adminToken(), search + "&from=2"))).containsExactly("1", "0");
        assertThat(titles(get(adminToken(), search + "&from=1&size=2" + cursor)))
                .containsExactly("2", "1");
        assertThat(titles(get(adminToken(), search + "&from=4"))).isEmpty();
        assertThat(titles(get(adminToken(), search + "&from=123456789012"))).isEmpty();
        assertThat(titles(get(adminToken(), search + "&not.tag=T1&not.tag=t2"))).containsExactly("3", "0");
        assertThat(titles(post(
                        adminToken(),
                        "/api/v1/search",
                        "{\"brand\":\"" + brand + "\",\"sort\":\"newest\",\"from\":1,\"not.tag\":[\"t3\"]}")))
                .containsExactly("1", "0");
    }

    @ParameterizedTest
    @CsvSource({
        "from=-1,/from,out-of-range",
        "from=x,/from,malformed",
        "from=1e3,/from,malformed",
        "from=99999999999999999999,/from,malformed",
        "from=100001&q=shoes,/from,out-of-range",
        "not.colours=red,/not.colours,unknown-member",
        "not.=red,/not.,unknown-member"
    })
    void otherRowsAreRefusedByName(String query, String pointer, String code) {
        Answer refused = get(adminToken(), "/api/v1/search?" + query).expectProblem(422, "invalid-request");
        assertThat(refused.text("/errors/0/pointer")).isEqualTo(pointer);
        assertThat(refused.text("/errors/0/code")).isEqualTo(code);
    }
}
