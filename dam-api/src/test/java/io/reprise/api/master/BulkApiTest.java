package io.reprise.api.master;

import static org.assertj.core.api.Assertions.assertThat;

import io.reprise.api.ApiTest;
import io.reprise.api.id.Ids;
import io.reprise.domain.master.Content;
import io.reprise.domain.master.MasterCommand;
import io.reprise.domain.master.MediaFacts;
import io.reprise.domain.shared.Digest;
import io.reprise.storage.event.Commands;
import io.reprise.storage.event.Position;
import io.reprise.storage.job.JobWords;
import io.reprise.storage.key.KeyRing;
import io.reprise.storage.master.ContentRegister;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** One change for many masters: asked for, done, and taken back. */
class BulkApiTest extends ApiTest {
    private static final String BULK = "/api/v1/masters:bulk";

    private final String word = "bulk" + UUID.randomUUID().toString().replace("-", "");
    private final Person editor = person("marketer");
    private String position = "";

    @Test
    void asksWhatItWouldComeToAndChangesNothing() {
        List<UUID> ids = masters(3, "keep");
        position = post(adminToken(), "/api/v1/masters/" + ids.get(2) + ":retire", "", "If-Match", "\"1\"")
                .expect(200)
                .header("Reprise-Position");
        String change = "{\"tags\":{\"add\":[\"keep\",\"%s new\"]},\"brand\":\"Other\"}".formatted(word);
        Answer preview = dryRun("\"ids\":" + JSON.writeValueAsString(ids), change);
        assertThat(preview.text("/total")).isEqualTo("3");
        assertThat(preview.text("/changed")).isEqualTo("2");
        assertThat(preview.text("/unchanged")).isEqualTo("0");
        assertThat(preview.text("/refused/0/code")).isEqualTo("master-retired");
        assertThat(preview.text("/refused/0/count")).isEqualTo("1");
        assertThat(preview.text("/refused/0/masterIds/0")).isEqualTo(ids.get(2).toString());
        assertThat(preview.text("/sample/0/title")).isEqualTo(word + " 0");
        assertThat(preview.json().at("/sample/0/changes").toString())
                .isEqualTo("[{\"member\":\"brand\",\"before\":\"Atelier\",\"after\":\"Other\"},"
                        + "{\"member\":\"tags\",\"before\":[\"keep\"],\"after\":[\"keep\",\"" + word + " new\"]}]");
        assertThat(preview.json().has("id")).isFalse();
        assertThat(get(adminToken(), "/api/v1/masters/" + ids.get(0)).header("ETag"))
                .isEqualTo("\"1\"");
        assertThat(get(editor.token(), "/api/v1/jobs").text("/total")).isEqualTo("0");
    }

    @Test
    void changesEachAndTakesAllOfItBack() {
        List<UUID> ids = masters(3, "a", "b", "c");
        JsonNode before = description(ids.get(0));
        JsonNode job = done(
                "\"ids\":" + JSON.writeValueAsString(ids),
                "{\"tags\":{\"add\":[\"z z\"],\"remove\":[\"b\"]},\"title\":\"T\",\"state\":\"retired\"}");
        assertThat(job.at("/kind").asString()).isEqualTo("bulk-edit");
        assertThat(job.at("/done").asInt()).isEqualTo(3);
        assertThat(job.at("/undoable").asBoolean()).isTrue();
        JsonNode edited = description(ids.get(0));
        assertThat(edited.at("/tags").toString()).isEqualTo("[\"a\",\"c\",\"z z\"]");
        assertThat(edited.at("/state").asString()).isEqualTo("retired");
        JsonNode entry = get(adminToken(), "/api/v1/masters/" + ids.get(0) + "/history")
                .json()
                .at("/items/0");
        assertThat(entry.at("/actor").asString()).isEqualTo("user:" + editor.id());
        assertThat(entry.at("/correlation").asString())
                .isEqualTo("job:" + job.at("/id").asString());

        JsonNode undo = undone(job);
        assertThat(undo.at("/kind").asString()).isEqualTo("undo");
        assertThat(undo.at("/done").asInt()).isEqualTo(3);
        assertThat(description(ids.get(0))).isEqualTo(before);
        position = undo.at("/position").asString();
        assertThat(dryRun("\"ids\":[\"%s\"]".formatted(ids.get(0)), "{\"tags\":{\"add\":[\"q\"]}}")
                        .json()
                        .at("/sample/0/changes/0/before")
                        .toString())
                .as("the tables know the order too")
                .isEqualTo("[\"a\",\"b\",\"c\"]");
        JsonNode taken = job(job.at("/id").asString());
        assertThat(taken.at("/undoable").asBoolean()).isFalse();
        assertThat(taken.at("/undoneBy").asString()).isEqualTo(undo.at("/id").asString());
        Answer again = undo(taken).expectProblem(409, "already-undone");
        assertThat(again.text("/params/jobId")).isEqualTo(undo.at("/id").asString());

        undone(undo);
        assertThat(description(ids.get(0))).isEqualTo(edited);
    }

    @Test
    void leavesAloneWhatIsSoAlreadyAndSaysWhatCouldNotBe() {
        List<UUID> ids = masters(3, "same");
        post(adminToken(), "/api/v1/masters/" + ids.get(1) + ":retire", "", "If-Match", "\"1\"")
                .expect(200);
        done("\"ids\":[\"%s\"]".formatted(ids.get(0)), "{\"title\":\"Said\"}");
        JsonNode job = done("\"ids\":" + JSON.writeValueAsString(ids), "{\"title\":\"Said\"}");
        assertThat(results(job))
                .containsExactly("{\"changed\":false}", "{\"code\":\"master-retired\"}", "{\"changed\":true}");
        assertThat(get(adminToken(), "/api/v1/masters/" + ids.get(0)).header("ETag"))
                .isEqualTo("\"2\"");
        JsonNode nothing = done("\"ids\":[\"%s\"]".formatted(ids.get(0)), "{\"title\":\"Said\"}");
        assertThat(nothing.at("/undoable").asBoolean()).isFalse();
        undo(nothing).expectProblem(409, "nothing-to-undo");
    }

    @Test
    void takesBackOnlyWhatNobodyHasChangedSince() {
        List<UUID> ids = masters(2, "a");
        JsonNode job = done("\"ids\":" + JSON.writeValueAsString(ids), "{\"brand\":\"Other\"}");
        send(request(adminToken(), "/api/v1/masters/" + ids.get(0))
                        .header("Content-Type", "application/json")
                        .header("If-Match", "\"2\"")
                        .method("PATCH", java.net.http.HttpRequest.BodyPublishers.ofString("{\"category\":\"x\"}")))
                .expect(200);
        JsonNode undo = undone(job);
        assertThat(results(undo)).containsExactly("{\"code\":\"changed-since\"}", "{\"changed\":true}");
        assertThat(description(ids.get(0)).at("/brand").asString()).isEqualTo("Other");
        assertThat(description(ids.get(1)).at("/brand").asString()).isEqualTo("Atelier");
    }

    @Test
    void whatWasForgottenSinceIsNotBroughtBack() {
        UUID id = masters(1, "a").getFirst();
        context().getBean(KeyRing.class).destroy(id);
        context().getBean(ContentRegister.class).forget(id);
        context().getBean(Commands.class).forget(id);
        JsonNode job = done("\"ids\":[\"%s\"]".formatted(id), "{\"title\":\"New\"}");
        assertThat(results(undone(job))).containsExactly("{\"code\":\"forgotten\"}");
        assertThat(description(id).at("/title").asString()).isEqualTo("New");
    }

    @Test
    void findsTwoThousandAndChangesThemAll() {
        masters(2_000, "many");
        String query =
                "\"query\":{\"q\":\"%s\",\"after\":\"%s\",\"sort\":\"relevance\",\"size\":3}".formatted(word, position);
        String change = "{\"tags\":{\"add\":[\"%s tagged\"]}}".formatted(word);
        Answer preview = dryRun(query, change);
        assertThat(preview.text("/changed")).isEqualTo("2000");
        assertThat(preview.json().at("/sample").size()).isEqualTo(10);
        JsonNode job = done(query, change);
        assertThat(job.at("/done").asInt()).isEqualTo(2_000);
        assertThat(job.at("/position").asString()).isNotBlank();
        // The tables may be behind it.
        position = undone(job).at("/position").asString();
        assertThat(Integer.parseInt(dryRun(query, change).text("/changed"))).isEqualTo(2_000);
    }

    @Test
    void whatTheCallerMayNotSeeIsNeitherFoundNorCountedNorNamed() {
        List<UUID> ids = masters(2, "a");
        String embargoed = post(
                        adminToken(),
                        "/api/v1/masters/" + ids.get(0) + "/embargo",
                        "{\"until\":\"2099-01-01T00:00:00Z\"}")
                .expect(200)
                .header("Reprise-Position");
        String query = "\"query\":{\"q\":\"%s\",\"after\":\"%s\"}".formatted(word, embargoed);
        Answer preview = dryRun(query, "{\"brand\":\"Other\"}");
        assertThat(preview.text("/total")).isEqualTo("1");
        assertThat(preview.response().body()).doesNotContain(ids.get(0).toString());
        assertThat(done(query, "{\"brand\":\"Other\"}").at("/total").asInt()).isEqualTo(1);
        Answer refused = bulk("{\"ids\":%s,\"change\":{\"brand\":\"X\"}}".formatted(JSON.writeValueAsString(ids)))
                .expectProblem(422, "invalid-request");
        assertThat(refused.json().at("/errors").toString())
                .isEqualTo("[{\"pointer\":\"/ids/0\",\"code\":\"unknown-master\"}]");
    }

    /** The embargo comes between the order and its being carried out. */
    @Test
    void whatIsHiddenMeanwhileIsNotChanged() {
        List<UUID> ids = masters(2, "a");
        JsonNode job = done("\"ids\":" + JSON.writeValueAsString(ids), "{\"brand\":\"Other\"}");
        post(adminToken(), "/api/v1/masters/" + ids.get(0) + "/embargo", "{\"until\":\"2099-01-01T00:00:00Z\"}")
                .expect(200);
        undo(job).expectProblem(404, "not-found");
        get(editor.token(), "/api/v1/jobs/" + job.at("/id").asString()).expectProblem(404, "not-found");
    }

    @Test
    void everythingWrongIsNamed() {
        UUID id = masters(1, "a").getFirst();
        assertThat(errors("{}")).containsExactly(" nothing-chosen", "/change required");
        assertThat(errors("{\"ids\":[],\"change\":{},\"what\":1}"))
                .containsExactly("/what unknown-member", "/ids empty", "/change nothing-to-change");
        assertThat(errors("{\"ids\":[\"%1$s\",\"%1$s\",\"x\",7],\"query\":{},\"dryRun\":1,\"change\":{\"title\":7}}"
                        .formatted(id)))
                .containsExactly(
                        "/ids/1 duplicate",
                        "/ids/2 not-an-id",
                        "/ids/3 not-an-id",
                        "/query not-with-ids",
                        "/change/title not-text",
                        "/dryRun not-true-or-false");
        assertThat(errors("{\"ids\":[\"%s\"],\"change\":{\"title\":\"x\"}}".formatted(UUID.randomUUID())))
                .containsExactly("/ids/0 unknown-master");
        String tooMany = IntStream.range(0, 10_001)
                .mapToObj(_ -> "\"x\"")
                .collect(Collectors.joining(",", "{\"change\":{\"title\":\"x\"},\"ids\":[", "]}"));
        assertThat(errors(tooMany)).containsExactly("/ids too-many");
        assertThat(
                        errors(
                                "{\"query\":{\"colour\":[\"red\"],\"what\":1,\"state\":\"lost\"},\"change\":{\"title\":\"x\"}}"))
                .containsExactlyInAnyOrder("/query/what unknown-member", "/query/state unknown-value");
        bulk("{\"query\":{\"q\":\"nothing%s\"},\"change\":{\"title\":\"x\"}}".formatted(word))
                .expectProblem(422, "nothing-to-edit");
        post(person("viewer").token(), BULK, "{}").expectProblem(403, "forbidden");
        post(person("legal").token(), BULK, "{}").expectProblem(403, "forbidden");
    }

    @Test
    void theSameRequestAgainIsTheSameJob() {
        String body =
                "{\"ids\":%s,\"change\":{\"title\":\"Once\"}}".formatted(JSON.writeValueAsString(masters(1, "a")));
        String first = post(editor.token(), BULK, body, "Idempotency-Key", word)
                .expect(202)
                .text("/id");
        assertThat(post(editor.token(), BULK, body, "Idempotency-Key", word)
                        .expect(202)
                        .text("/id"))
                .isEqualTo(first);
        ended("/api/v1/jobs/" + first);
        String undo = post(editor.token(), "/api/v1/jobs/" + first + ":undo", "", "Idempotency-Key", word + "u")
                .expect(202)
                .text("/id");
        ended("/api/v1/jobs/" + undo);
        assertThat(post(editor.token(), "/api/v1/jobs/" + first + ":undo", "", "Idempotency-Key", word + "u")
                        .expect(202)
                        .text("/id"))
                .isEqualTo(undo);
    }

    @Test
    void otherJobsSayThatTheyCannotBeTakenBack() {
        String rebuild = post(adminToken(), "/api/v1/system/rebuilds", "{\"what\":\"search\"}")
                .expect(202)
                .text("/id");
        JsonNode job = ended("/api/v1/jobs/" + rebuild);
        assertThat(job.at("/undoable").asBoolean(true)).isFalse();
        Answer refused =
                post(adminToken(), "/api/v1/jobs/" + rebuild + ":undo", "").expectProblem(409, "job-not-undoable");
        assertThat(refused.text("/params/kind")).isEqualTo(job.at("/kind").asString());
    }

    @Test
    void noRowOfAJobKeepsAWordAndTheSealedOnesGoWithItsEnd() {
        String secret = "secret" + UUID.randomUUID().toString().replace("-", "");
        JsonNode job = done(
                "\"ids\":" + JSON.writeValueAsString(masters(1, "a")),
                "{\"title\":\"%1$s title\",\"tags\":{\"add\":[\"%1$s tag\"]}}".formatted(secret));
        UUID id = UUID.fromString(job.at("/id").asString());
        JdbcClient jdbc = context().getBean(JdbcClient.class);
        String rows = jdbc.sql("select (select row_to_json(j)::text from job j where id = :id)"
                        + " || (select json_agg(i)::text from job_item i where job_id = :id)"
                        + " || coalesce((select sealed from job_words where job_id = :id), '')")
                .param("id", id)
                .query(String.class)
                .single();
        assertThat(rows).contains(id.toString()).doesNotContain(secret);
        JobWords words = context().getBean(JobWords.class);
        words.purge();
        assertThat(words.of(id)).isEmpty();
    }

    private List<UUID> masters(int count, String... tags) {
        Commands commands = context().getBean(Commands.class);
        List<MasterCommand> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add(new MasterCommand.Register(
                    Ids.next(), content(), Map.of("title", word + " " + i, "brand", "Atelier", "tags", List.of(tags))));
        }
        List<Commands.Outcome> outcomes = commands.dispatchAll(all, new Commands.Context("system", null, "test"));
        assertThat(outcomes).allMatch(outcome -> outcome.receipt() != null);
        Position last = outcomes.getLast().receipt().position();
        position = new Position(last.index(), null).encode();
        return all.stream().map(MasterCommand::masterId).toList();
    }

    private static Content content() {
        String digest = (UUID.randomUUID().toString() + UUID.randomUUID()).replace("-", "");
        var media =
                new MediaFacts("jpeg", 3000, 4000, 1, "srgb", 8, false, "sRGB", 1, null, "M", false, null, Map.of());
        return new Content(new Digest(digest), 1_000_000, "front.jpg", media);
    }

    private Answer bulk(String body) {
        return post(editor.token(), BULK, body);
    }

    /** However long the tables take: behind two thousand masters it may be longer than one request waits. */
    private Answer dryRun(String chosen, String change) {
        String body = "{%s,\"change\":%s,\"dryRun\":true}".formatted(chosen, change);
        Answer answer = post(editor.token(), BULK + "?after=" + position, body);
        for (int again = 0; again < 20 && answer.status() == 503; again++) {
            answer.expectProblem(503, "projection-behind");
            answer = post(editor.token(), BULK + "?after=" + position, body);
        }
        return answer.expect(200);
    }

    private JsonNode done(String chosen, String change) {
        String body = "{%s,\"change\":%s}".formatted(chosen, change);
        Answer accepted = bulk(body);
        for (int again = 0; again < 20 && accepted.status() == 503; again++) {
            accepted = bulk(body);
        }
        accepted.expect(202);
        ended(accepted.header("Location"));
        return job(accepted.text("/id"));
    }

    private JsonNode job(String id) {
        return get(editor.token(), "/api/v1/jobs/" + id).expect(200).json();
    }

    private Answer undo(JsonNode job) {
        return post(editor.token(), "/api/v1/jobs/" + job.at("/id").asString() + ":undo", "");
    }

    private JsonNode undone(JsonNode job) {
        Answer accepted = undo(job).expect(202);
        ended(accepted.header("Location"));
        return job(accepted.text("/id"));
    }

    private List<String> results(JsonNode job) {
        return StreamSupport.stream(
                        get(editor.token(), "/api/v1/jobs/" + job.at("/id").asString() + "/items")
                                .expect(200)
                                .json()
                                .at("/items")
                                .spliterator(),
                        false)
                .map(item -> item.at("/result").toString())
                .toList();
    }

    private List<String> errors(String body) {
        return StreamSupport.stream(
                        bulk(body)
                                .expectProblem(422, "invalid-request")
                                .json()
                                .at("/errors")
                                .spliterator(),
                        false)
                .map(error -> error.at("/pointer").asString() + " "
                        + error.at("/code").asString())
                .toList();
    }

    /** What can be put back, without what every change moves on. */
    private static JsonNode description(UUID id) {
        var body = (tools.jackson.databind.node.ObjectNode)
                get(adminToken(), "/api/v1/masters/" + id).expect(200).json();
        body.remove("updatedAt");
        return body;
    }
}
