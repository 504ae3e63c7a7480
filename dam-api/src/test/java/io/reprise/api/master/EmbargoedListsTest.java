package io.reprise.api.master;

import static org.assertj.core.api.Assertions.assertThat;

import io.reprise.api.ApiTest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** What is under an embargo is in no list either: no hit, no count, no completion, no placement. */
class EmbargoedListsTest extends ApiTest {
    private static final String MASTERS = "/api/v1/masters/";

    /** Figures of the books are whole, or they are none: they name a master by its id and tell nothing else of it. */
    private static final Set<String> BOOKS = Set.of("/api/v1/costs", "/api/v1/valuation");

    /** What a list has to be asked with, to answer all it has. */
    private static String asked(String route, String word, String master) {
        return route
                + switch (route) {
                    case "/api/v1/search" -> "?size=500&state=any&facets=tag,brand,category,colour,profile&q=" + word;
                    case "/api/v1/suggest" -> "?size=100&q=" + word.substring(0, 6);
                    case "/api/v1/performance/leaders", "/api/v1/performance/under-used" ->
                        "?channel=taobao&market=CN&size=100";
                    case "/api/v1/rights/decision" -> "?channel=taobao&market=CN&master=" + UUID.randomUUID();
                    case "/api/v1/valuation" -> "?method=cost-to-date&currency=CNY";
                    case "/api/v1/reuse" -> "?from=2026-01-01&to=2026-12-31&currency=CNY";
                    case "/api/v1/selections" -> "?masterIds=" + master;
                    default -> "";
                };
    }

    @Test
    void anEmbargoedMasterIsInNoList() throws Exception {
        String studio = person("studio").token();
        String legal = person("legal").token();
        String finance = person("finance").token();
        String word = "secret" + UUID.randomUUID().toString().replace("-", "");
        String master = registered(studio, word);
        post(
                        legal,
                        "/api/v1/licences",
                        "{\"masterIds\":[\"%s\"],\"kind\":\"own\",\"territories\":[\"*\"]}".formatted(master))
                .expect(201);
        ended("/api/v1/jobs/"
                + post(studio, MASTERS + master + "/variants", "{\"profiles\":[\"taobao-main\"]}")
                        .expect(202)
                        .text("/id"));
        String variant = get(studio, MASTERS + master).expect(200).text("/variants/0/variantId");
        String published = post(
                        studio,
                        "/api/v1/variants/" + variant + "/publications",
                        "{\"channel\":\"taobao\",\"market\":\"CN\",\"listing\":\"%s\",\"slot\":\"main\"}"
                                .formatted(word))
                .expect(201)
                .header("Reprise-Position");
        post(
                        finance,
                        "/api/v1/costs",
                        "{\"masterId\":\"%s\",\"kind\":\"creation\",\"amount\":{\"amount\":\"10\",\"currency\":\"CNY\"},\"date\":\"2026-01-05\"}"
                                .formatted(master))
                .expect(201);
        send(request(finance, "/api/v1/selections")
                        .header("Content-Type", "application/json")
                        .PUT(BodyPublishers.ofString("{\"masterIds\":[\"%s\"],\"rating\":3}".formatted(master))))
                .expect(200);
        // Seen by all before, so that its absence afterwards says something.
        assertThat(body(finance, "/api/v1/search?after=" + published + "&q=" + word))
                .contains(master);

        String position = post(
                        legal,
                        MASTERS + master + "/embargo",
                        "{\"until\":\"2099-01-01T00:00:00Z\",\"reason\":\"launch\"}")
                .expect(200)
                .header("Reprise-Position");
        assertThat(body(studio, "/api/v1/search?after=" + position + "&q=" + word))
                .contains(master);

        List<String> walked = new ArrayList<>();
        for (String route : lists()) {
            for (String token :
                    List.of(person("viewer").token(), person("marketer").token(), finance)) {
                Answer answer = get(token, asked(route, word, master));
                assertThat(answer.status()).as(route).isIn(200, 403, 404);
                String body = answer.response().body();
                assertThat(body).as(route).doesNotContain(word);
                assertThat(body).as(route).doesNotContain(variant);
                if (!BOOKS.contains(route)) {
                    assertThat(body).as(route).doesNotContain(master);
                }
            }
            walked.add(route);
        }
        assertThat(walked).contains("/api/v1/search", "/api/v1/suggest", "/api/v1/publications");
        assertThat(body(studio, asked("/api/v1/search", word, master))).contains(master, "\"" + word + "\"");
        assertThat(body(studio, asked("/api/v1/suggest", word, master))).contains(word);
    }

    /** Elasticsearch explains a hit by all conditions it met, and one of them lists what is hidden. */
    @Test
    void whyOthersWereFoundTellsNothingOfIt() throws Exception {
        String studio = person("studio").token();
        String legal = person("legal").token();
        String word = "shown" + UUID.randomUUID().toString().replace("-", "");
        String hidden = registered(studio, word);
        String shown = registered(studio, word);
        String position = post(legal, MASTERS + hidden + "/embargo", "{\"until\":\"2099-01-01T00:00:00Z\"}")
                .expect(200)
                .header("Reprise-Position");
        for (String query : List.of("", "&q=" + word, "&brand=Atelier", "&state=any&sort=newest")) {
            String explained =
                    body(person("marketer").token(), "/api/v1/search?size=500&explain=true&after=" + position + query);
            assertThat(explained).as(query).contains(shown, "explanation").doesNotContain(hidden, "rightsId");
        }
    }

    private static String registered(String studio, String word) throws Exception {
        return send(new Multipart()
                        .file(word + ".png", Photographs.fresh())
                        .json(
                                "meta",
                                "{'title':'%1$s bag','tags':['%1$s'],'brand':'Atelier'}"
                                        .formatted(word)
                                        .replace('\'', '"'))
                        .into(request(studio, "/api/v1/masters")))
                .expect(201)
                .text("/masterId");
    }

    private static String body(String token, String path) {
        return get(token, path).expect(200).response().body();
    }

    private static List<String> lists() {
        return context().getBeansOfType(RequestMappingHandlerMapping.class).values().stream()
                .flatMap(mapping -> mapping.getHandlerMethods().keySet().stream())
                .filter(info -> info.getMethodsCondition().getMethods().contains(RequestMethod.GET))
                .flatMap(info -> info.getPatternValues().stream())
                .filter(route -> route.startsWith("/api/v1/") && !route.contains("{"))
                .sorted()
                .toList();
    }
}
