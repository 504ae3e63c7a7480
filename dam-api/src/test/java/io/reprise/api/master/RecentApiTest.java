package io.reprise.api.master;

import static org.assertj.core.api.Assertions.assertThat;

import io.reprise.api.ApiTest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RecentApiTest extends ApiTest {
    private static final String MASTERS = "/api/v1/masters";

    private final String marketer = person("marketer").token();

    private static String image(String name, String meta) {
        return send(new Multipart()
                        .file(name, Photographs.fresh())
                        .json("meta", meta)
                        .into(request(adminToken(), MASTERS)))
                .expect(201)
                .text("/masterId");
    }

    private static Answer open(String token, String id) {
        return send(request(token, MASTERS + "/" + id + "/opened").PUT(BodyPublishers.noBody()));
    }

    private static List<String> recent(String token) {
        List<String> found = new ArrayList<>();
        get(token, MASTERS + ":recent")
                .expect(200)
                .json()
                .path("items")
                .forEach(item -> found.add(item.path("masterId").asString()));
        return found;
    }

    @Test
    void isWhatOneOpenedTheLastOneFirstAndOnesOwn() {
        String shoe = image("shoe.png", "{\"title\":\"Red shoe\"}");
        String bag = image("bag.png", "{}");
        assertThat(recent(marketer)).isEmpty();
        open(marketer, shoe).expect(204);
        open(marketer, bag).expect(204);
        assertThat(recent(marketer)).containsExactly(bag, shoe);
        open(marketer, shoe).expect(204);
        assertThat(recent(marketer)).containsExactly(shoe, bag);
        Answer told = get(marketer, MASTERS + ":recent").expect(200);
        assertThat(told.text("/items/0/title")).isEqualTo("Red shoe");
        assertThat(told.text("/items/1/fileName")).isEqualTo("bag.png");
        assertThat(recent(person("marketer").token())).isEmpty();
    }

    @Test
    void tellsNothingOfWhatIsHiddenOrNotThere() {
        String secret = image("secret.png", "{}");
        open(marketer, secret).expect(204);
        post(person("legal").token(), MASTERS + "/" + secret + "/embargo", "{\"until\":\"2099-01-01T00:00:00Z\"}")
                .expect(200);
        assertThat(recent(marketer)).isEmpty();
        open(marketer, secret).expectProblem(404, "not-found");
        open(marketer, UUID.randomUUID().toString()).expectProblem(404, "not-found");
        open(marketer, "shoe").expectProblem(404, "not-found");
    }

    @Test
    void forgetsWhatIsLongAgo() {
        RecentlyUsed rows = context().getBean(RecentlyUsed.class);
        UUID person = UUID.fromString(person("viewer").id());
        UUID first = UUID.randomUUID();
        rows.add(person, first);
        for (int n = 0; n < RecentlyUsed.MOST; n++) {
            rows.add(person, UUID.randomUUID());
        }
        assertThat(rows.of(person)).hasSize(RecentlyUsed.MOST).doesNotContain(first);
    }
}
