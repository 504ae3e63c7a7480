package io.reprise.api.upload;

import static org.assertj.core.api.Assertions.assertThat;

import io.reprise.api.RunningServer;
import io.reprise.api.master.Photographs;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A file comes in pieces, breaks off, goes on, and becomes a master. */
class UploadApiTest extends UploadTest {
    @Test
    void whatCameInPiecesBecomesAMasterAndTheUploadIsGone() {
        String upload = begun(photograph);
        Answer first = append(upload, 0, part(photograph, 0, 1000)).expect(204);
        assertThat(first.header("Upload-Offset")).isEqualTo("1000");
        assertThat(first.header("Upload-Expires")).endsWith("GMT");
        Answer state = head(upload).expect(204);
        assertThat(state.header("Upload-Offset")).isEqualTo("1000");
        assertThat(state.header("Upload-Length")).isEqualTo(Integer.toString(photograph.length));
        assertThat(state.header("Upload-Metadata")).startsWith("filename ");
        assertThat(state.header("Cache-Control")).contains("no-store");
        assertThat(state.header("Tus-Resumable")).isEqualTo("1.0.0");
        append(upload, 1000, part(photograph, 1000, photograph.length)).expect(204);

        Answer made = register(studio, upload, ",\"brand\":\"Atelier\"").expect(201);
        assertThat(made.text("/versions/0/fileName")).isEqualTo("red shoe.png");
        assertThat(made.text("/versions/0/sha256")).hasSize(64);
        assertThat(made.json().at("/versions/0/bytes").intValue()).isEqualTo(photograph.length);
        assertThat(made.text("/brand")).isEqualTo("Atelier");
        head(upload).expect(404);
        assertThat(file(upload)).doesNotExist();
        register(studio, upload, "").expectProblem(422, "invalid-request");
    }

    @Test
    void whatCameInPiecesBecomesAVersionToo() {
        String first = begun(photograph);
        append(first, 0, photograph).expect(204);
        Answer made = register(studio, first, "").expect(201);
        String versions = "/api/v1/masters/" + made.text("/masterId") + "/versions";
        byte[] retouched = Photographs.fresh();
        String upload = begun(retouched);
        append(upload, 0, part(retouched, 0, 100)).expect(204);
        version(studio, versions, upload, "\"1\"").expectProblem(409, "upload-unfinished");
        append(upload, 100, part(retouched, 100, retouched.length)).expect(204);
        version(other, versions, upload, "\"1\"").expectProblem(422, "invalid-request");
        version(studio, versions, upload, "\"7\"").expect(412);
        assertThat(version(person("viewer"), versions, upload, "\"1\"").status())
                .isEqualTo(403);
        String key = UUID.randomUUID().toString();
        Answer added = version(studio, versions, upload, "\"1\"", "Idempotency-Key", key)
                .expect(201);
        assertThat(version(studio, versions, upload, "\"1\"", "Idempotency-Key", key)
                        .expect(201)
                        .json())
                .isEqualTo(added.json());
        assertThat(added.json().at("/currentVersion").intValue()).isEqualTo(2);
        assertThat(added.text("/versions/1/fileName")).isEqualTo("red shoe.png");
        assertThat(added.text("/versions/1/note")).isEqualTo("retouched");
        assertThat(added.header("Reprise-Position")).isNotBlank();
        head(upload).expect(404);
        version(studio, versions, upload, "\"2\"").expectProblem(422, "invalid-request");

        String again = begun(photograph);
        append(again, 0, photograph).expect(204);
        assertThat(version(studio, versions, again, "\"2\"")
                        .expectProblem(409, "duplicate-content")
                        .text("/params/masterId"))
                .isEqualTo(made.text("/masterId"));
        assertThat(offset(again)).isEqualTo(Integer.toString(photograph.length));
    }

    private static Answer version(Person person, String versions, String upload, String tag, String... headers) {
        String id = upload.substring(upload.lastIndexOf('/') + 1);
        return post(
                person.token(),
                versions,
                "{\"uploadId\":\"" + id + "\",\"note\":\" retouched \"}",
                Stream.concat(Stream.of("If-Match", tag), Stream.of(headers)).toArray(String[]::new));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"uploadId\":\"x\"}", "{\"uploadId\":\"00000000-0000-0000-0000-000000000000\"}"})
    void aVersionOfNoUploadIsRefusedBesideIt(String body) {
        String first = begun(photograph);
        append(first, 0, photograph).expect(204);
        String id = register(studio, first, "").expect(201).text("/masterId");
        assertThat(post(studio.token(), "/api/v1/masters/" + id + "/versions", body, "If-Match", "\"1\"")
                        .expectProblem(422, "invalid-request")
                        .text("/errors/0/pointer"))
                .isEqualTo("/uploadId");
    }

    @Test
    void aServerSaysWhatItSpeaks() {
        Answer abilities = send(request(studio.token(), UPLOADS).method("OPTIONS", BodyPublishers.noBody()))
                .expect(204);
        assertThat(abilities.header("Tus-Version")).isEqualTo("1.0.0");
        assertThat(abilities.header("Tus-Extension").split(","))
                .containsExactlyInAnyOrder("creation", "checksum", "termination", "expiration");
        assertThat(abilities.header("Tus-Max-Size")).isEqualTo("209715200");
        assertThat(abilities.header("Tus-Checksum-Algorithm")).isEqualTo("sha1,sha256");
    }

    @Test
    void anUploadGoesOnAtAnotherServerOnTheSameData() {
        String upload = begun(photograph);
        append(upload, 0, part(photograph, 0, 700)).expect(204);
        try (RunningServer restarted = secondServer()) {
            assertThat(send(tus(restarted, studio, upload).method("HEAD", BodyPublishers.noBody()))
                            .header("Upload-Offset"))
                    .isEqualTo("700");
            send(piece(tus(restarted, studio, upload), 700, part(photograph, 700, photograph.length)))
                    .expect(204);
        }
        register(studio, upload, "").expect(201);
    }

    @Test
    void whatACrashLeftBehindTheCountIsWrittenOver() throws IOException {
        String upload = begun(photograph);
        append(upload, 0, part(photograph, 0, 500)).expect(204);
        Files.write(file(upload), new byte[900], StandardOpenOption.APPEND);
        assertThat(offset(upload)).isEqualTo("500");
        append(upload, 500, part(photograph, 500, photograph.length)).expect(204);
        register(studio, upload, "").expect(201);
    }

    @Test
    void anUploadWhoseBytesAreLostIsNotThere() throws IOException {
        String upload = begun(photograph);
        append(upload, 0, photograph).expect(204);
        Files.delete(file(upload));
        head(upload).expect(404);
        register(studio, upload, "").expectProblem(422, "invalid-request");
    }

    @Test
    void whatCameBeforeTheConnectionBrokeCounts() throws IOException {
        String upload = begun(photograph);
        breakOff(upload, "");
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (received(upload) == 0 && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
        assertThat(offset(upload)).isEqualTo("1000");
        append(upload, 1000, part(photograph, 1000, photograph.length)).expect(204);
        register(studio, upload, "").expect(201);
    }

    /** A thousand bytes of a piece that was to be the whole, then nothing more. */
    private void breakOff(String upload, String header) throws IOException {
        try (Socket socket = new Socket(server().url().getHost(), server().url().getPort())) {
            OutputStream out = socket.getOutputStream();
            String head = "PATCH " + upload + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + studio.token()
                    + "\r\nTus-Resumable: 1.0.0\r\nUpload-Offset: 0\r\nContent-Type: application/offset+octet-stream"
                    + "\r\nContent-Length: " + photograph.length + header + "\r\n\r\n";
            out.write(head.getBytes(StandardCharsets.UTF_8));
            out.write(photograph, 0, 1000);
            out.flush();
        }
    }

    private static long received(String upload) {
        return rows().sql("select received from upload where id = ?")
                .param(UUID.fromString(upload.substring(upload.lastIndexOf('/') + 1)))
                .query(Long.class)
                .single();
    }

    @Test
    void ofPiecesForOnePlaceOneCounts() throws Exception {
        String upload = begun(photograph);
        Callable<Answer> sending = () -> append(upload, 0, photograph);
        try (var threads = Executors.newFixedThreadPool(8)) {
            List<Integer> statuses = threads
                    .invokeAll(Stream.generate(() -> sending).limit(8).toList())
                    .stream()
                    .map(Future::resultNow)
                    .map(Answer::status)
                    .toList();
            assertThat(statuses).containsOnlyOnce(204).allMatch(status -> status == 204 || status == 409);
        }
        register(studio, upload, "").expect(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sha1 SHA-1", "sha256 SHA-256"})
    void aPieceCountsIfItHasItsChecksum(String names) {
        String algorithm = names.split(" ")[0];
        String upload = begun(photograph);
        String right = algorithm + " " + checksum(names.split(" ")[1], photograph);
        String wrong = algorithm + " " + checksum(names.split(" ")[1], new byte[3]);
        append(upload, 0, photograph, "Upload-Checksum", wrong).expectProblem(460, "checksum-mismatch");
        assertThat(offset(upload)).isEqualTo("0");
        append(upload, 0, photograph, "Upload-Checksum", right).expect(204);
        assertThat(offset(upload)).isEqualTo(Integer.toString(photograph.length));
    }

    @Test
    void anUploadThatWasGivenUpLeavesNothing() {
        String upload = begun(photograph);
        append(upload, 0, photograph).expect(204);
        send(tus(studio, upload).DELETE()).expect(204);
        head(upload).expect(404);
        assertThat(file(upload)).doesNotExist();
    }

    @Test
    void anUploadExpiresAndItsBytesAreSwept() throws IOException {
        String upload = begun(photograph);
        String kept = begun(photograph);
        append(upload, 0, photograph).expect(204);
        append(kept, 0, photograph).expect(204);
        rows().sql("update upload set expires_at = now() - interval '1 second' where id = ?")
                .param(UUID.fromString(upload.substring(upload.lastIndexOf('/') + 1)))
                .update();
        head(upload).expect(404);
        Path stray = Files.createFile(file("/" + UUID.randomUUID()));
        context().getBean(UploadSweep.class).run();
        assertThat(file(upload)).doesNotExist();
        assertThat(stray).doesNotExist();
        assertThat(file(kept)).hasBinaryContent(photograph);
    }

    @Test
    void aRefusalKeepsTheBytes() {
        String upload = begun(photograph);
        append(upload, 0, photograph).expect(204);
        register(studio, upload, ",\"title\":7").expectProblem(422, "invalid-description");
        register(studio, upload, ",\"title\":\"Seven\"").expect(201);
    }

    @Test
    void aRepeatedRegistrationHasTheSameAnswerThoughTheUploadIsGone() {
        String upload = begun(photograph);
        append(upload, 0, photograph).expect(204);
        String key = UUID.randomUUID().toString();
        Answer first = register(studio, upload, "", "Idempotency-Key", key).expect(201);
        Answer again = register(studio, upload, "", "Idempotency-Key", key).expect(201);
        assertThat(again.text("/masterId")).isEqualTo(first.text("/masterId"));
        register(studio, upload, ",\"brand\":\"X\"", "Idempotency-Key", key).expectProblem(409, "idempotency-mismatch");
    }

    @Test
    void theSameBytesAgainAreADuplicate() {
        String upload = begun(photograph);
        append(upload, 0, photograph).expect(204);
        String id = register(studio, upload, "").expect(201).text("/masterId");
        String second = begun(photograph);
        append(second, 0, photograph).expect(204);
        Answer refused = register(studio, second, "").expectProblem(409, "duplicate-content");
        assertThat(refused.text("/params/masterId")).isEqualTo(id);
    }
}
