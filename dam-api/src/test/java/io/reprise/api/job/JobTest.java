package io.reprise.api.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.reprise.api.ApiTest;
import io.reprise.storage.job.Jobs;
import io.reprise.storage.job.NewJob;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JobTest extends ApiTest {
    private final Jobs jobs = context().getBean(Jobs.class);
    private final Person owner = person("studio");

    @Test
    void itsOwnerAndAdministratorsSeeItAndForOthersItIsNotThere() {
        String path = "/api/v1/jobs/" + order(2);
        for (String token : List.of(owner.token(), adminToken())) {
            Answer job = get(token, path).expect(200);
            assertThat(job.text("/state")).isEqualTo("queued");
            assertThat(job.text("/total")).isEqualTo("2");
        }
        String other = person("studio").token();
        get(other, path).expectProblem(404, "not-found");
        get(other, path + "/items").expectProblem(404, "not-found");
        get(other, path + "/events").expectProblem(404, "not-found");
        post(other, path + ":cancel", "").expectProblem(404, "not-found");
        get(owner.token(), "/api/v1/jobs/" + UUID.randomUUID()).expectProblem(404, "not-found");
    }

    @Test
    void onesOwnAreListedNewestFirstInPagesAndAdministratorsHaveThoseOfAll() {
        List<UUID> ordered = List.of(order(1), order(2), order(3));
        Answer first = get(owner.token(), "/api/v1/jobs?size=2").expect(200);
        assertThat(first.text("/total")).isEqualTo("3");
        assertThat(first.text("/items/0/id")).isEqualTo(ordered.get(2).toString());
        assertThat(first.text("/items/1/id")).isEqualTo(ordered.get(1).toString());
        Answer second = get(owner.token(), "/api/v1/jobs?size=2&cursor=" + first.text("/next"))
                .expect(200);
        assertThat(second.text("/items/0/id")).isEqualTo(ordered.get(0).toString());
        assertThat(second.text("/items/0/total")).isEqualTo("1");
        assertThat(second.json().has("next")).isFalse();
        assertThat(get(person("studio").token(), "/api/v1/jobs").text("/total")).isEqualTo("0");
        assertThat(get(adminToken(), "/api/v1/jobs?size=500").response().body())
                .contains(ordered.stream().map(UUID::toString).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"size=0", "size=501", "cursor=nonsense"})
    void wrongParametersOfTheListAreNamed(String query) {
        Answer answer = get(owner.token(), "/api/v1/jobs?" + query).expectProblem(400, "invalid-parameter");
        assertThat(query).startsWith(answer.text("/params/name") + "=");
    }

    @Test
    void itsItemsComeInPagesAndByState() {
        String path = "/api/v1/jobs/" + order(5) + "/items";
        Answer first = get(owner.token(), path + "?size=3").expect(200);
        assertThat(first.text("/total")).isEqualTo("5");
        assertThat(first.json().get("items").size()).isEqualTo(3);
        Answer second = get(owner.token(), path + "?size=3&cursor=" + first.text("/next"))
                .expect(200);
        assertThat(second.text("/items/0/no")).isEqualTo("3");
        assertThat(second.text("/items/0/order/profile")).isEqualTo("amazon-main");
        assertThat(second.json().has("next")).isFalse();
        assertThat(get(owner.token(), path + "?state=done").text("/total")).isEqualTo("0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"size=0", "cursor=nonsense", "state=nonsense"})
    void wrongParametersAreNamed(String query) {
        Answer answer = get(owner.token(), "/api/v1/jobs/" + order(1) + "/items?" + query)
                .expectProblem(400, "invalid-parameter");
        assertThat(query).startsWith(answer.text("/params/name") + "=");
    }

    @Test
    void itCanBeCancelledOnce() {
        String path = "/api/v1/jobs/" + order(2);
        assertThat(post(owner.token(), path + ":cancel", "").expect(200).text("/state"))
                .isEqualTo("cancelled");
        Answer again = post(owner.token(), path + ":cancel", "").expectProblem(409, "job-ended");
        assertThat(again.text("/params/state")).isEqualTo("cancelled");
        assertThat(get(owner.token(), path + "/items?state=cancelled").text("/total"))
                .isEqualTo("2");
    }

    @Test
    void itsEventsEndWithItsEnd() {
        UUID id = order(1);
        Thread.ofVirtual().start(() -> {
            // Whether this comes before or after the first event, the last one tells of it.
            post(owner.token(), "/api/v1/jobs/" + id + ":cancel", "");
        });
        Answer events = get(owner.token(), "/api/v1/jobs/" + id + "/events").expect(200);
        assertThat(events.header("Content-Type")).startsWith("text/event-stream");
        String body = events.response().body();
        assertThat(body)
                .contains("event:end")
                .contains("\"state\":\"cancelled\"")
                .endsWith("\n\n");
    }

    private UUID order(int items) {
        NewJob job = NewJob.of(
                "nobody-works-on-it",
                owner.id(),
                IntStream.range(0, items)
                        .mapToObj(no -> new NewJob.Item(null, null, JSON.readTree("{\"profile\":\"amazon-main\"}")))
                        .toList());
        jobs.create(job);
        return job.id();
    }
}
