package io.reprise.api.upload;

import static org.assertj.core.api.Assertions.assertThat;

import io.reprise.api.ApiTest;
import io.reprise.api.RunningServer;
import io.reprise.api.master.Photographs;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A file comes in pieces, breaks off, goes on, and becomes a master. */
class UploadApiTest extends ApiTest {
    private static final String UPLOADS = "/api/v1/uploads";
    private static final String MASTERS = "/api/v1/masters";

    private static Person studio;
    private static Person other;

    private final byte[] photograph = Photographs.fresh();

    @BeforeAll
    static void people() {
        studio = person("studio");
        other = person("studio");
    }

    private static HttpRequest.Builder tus(RunningServer server, Person person, String path) {
        return requestTo(server, person.token(), path).header("Tus-Resumable", "1.0.0");
    }

    private static HttpRequest.Builder tus(Person person, String path) {
        return tus(server(), person, path);
    }

    private static Answer begin(Person person, long length, String... headers) {
        var request = tus(person, UPLOADS)
                .header("Upload-Length", Long.toString(length))
                .POST(BodyPublishers.noBody());
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    private static String begun(byte[] bytes) {
        return begin(
                        studio,
                        bytes.length,
                        "Upload-Metadata",
                        "filename " + base64("red shoe.png".getBytes(StandardCharsets.UTF_8)))
                .expect(201)
                .header("Location");
    }

    private static HttpRequest.Builder piece(HttpRequest.Builder request, long offset, byte[] bytes) {
        return request.header("Upload-Offset", Long.toString(offset))
                .header("Content-Type", "application/offset+octet-stream")
                .method("PATCH", BodyPublishers.ofByteArray(bytes));
    }

    private static Answer append(String upload, long offset, byte[] bytes, String... headers) {
        var request = piece(tus(studio, upload), offset, bytes);
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    private static Answer head(String upload) {
        return send(tus(studio, upload).method("HEAD", BodyPublishers.noBody()));
    }

    private static String offset(String upload) {
        return head(upload).expect(204).header("Upload-Offset");
    }

    private static Answer register(Person person, String upload, String meta, String... headers) {
        String id = upload.substring(upload.lastIndexOf('/') + 1);
        return post(person.token(), MASTERS, "{\"uploadId\":\"" + id + "\"" + meta + "}", headers);
    }

    private static byte[] part(byte[] bytes, int from, int to) {
        return Arrays.copyOfRange(bytes, from, to);
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static String checksum(String algorithm, byte[] bytes) {
        try {
            return base64(MessageDigest.getInstance(algorithm).digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Path file(String upload) {
        String id = upload.substring(upload.lastIndexOf('/') + 1);
        return dataDirectory().resolve("uploads").resolve(id + ".upload");
    }

    private static JdbcClient rows() {
        return context().getBean(JdbcClient.class);
    }

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
    void aPieceAtAWrongOffsetIsRefusedWithTheRightOne() {
        String upload = begun(photograph);
        append(upload, 0, part(photograph, 0, 10)).expect(204);
        for (long wrong : List.of(0L, 9L, 11L)) {
            Answer refused = append(upload, wrong, part(photograph, 10, 20)).expectProblem(409, "wrong-offset");
            assertThat(refused.json().at("/params/offset").intValue()).isEqualTo(10);
            assertThat(refused.header("Tus-Resumable")).isEqualTo("1.0.0");
        }
        assertThat(offset(upload)).isEqualTo("10");
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

    @ParameterizedTest
    @ValueSource(strings = {"crc32 AAAA", "sha1", "sha1 not-base64!", " ", "sha1  AAAA"})
    void aChecksumThatCannotBeReadIsRefused(String checksum) {
        String upload = begun(photograph);
        append(upload, 0, photograph, "Upload-Checksum", checksum).expectProblem(400, "invalid-upload-checksum");
        assertThat(offset(upload)).isEqualTo("0");
    }

    @Test
    void nothingIsLargerThanItWasSaidToBe() {
        begin(studio, 209_715_201L).expectProblem(413, "too-large");
        begin(studio, 0).expectProblem(422, "empty-file");
        String upload = begin(studio, 100).expect(201).header("Location");
        append(upload, 0, new byte[101]).expectProblem(413, "too-large");
        // Without a length nobody knows before how much will come.
        send(tus(studio, upload)
                        .header("Upload-Offset", "0")
                        .header("Content-Type", "application/offset+octet-stream")
                        .method("PATCH", BodyPublishers.ofByteArrays(List.of(new byte[64], new byte[64]))))
                .expectProblem(413, "too-large");
        assertThat(offset(upload)).isEqualTo("0");
    }

    @Test
    void anotherProtocolIsRefusedByEveryRequest() {
        String upload = begun(photograph);
        List<HttpRequest.Builder> requests = List.of(
                request(studio.token(), UPLOADS).header("Upload-Length", "9").POST(BodyPublishers.noBody()),
                piece(request(studio.token(), upload), 0, photograph),
                piece(request(studio.token(), upload).header("Tus-Resumable", "0.2.2"), 0, photograph),
                request(studio.token(), upload).DELETE());
        for (HttpRequest.Builder request : requests) {
            Answer refused = send(request).expectProblem(412, "unsupported-tus-version");
            assertThat(refused.header("Tus-Version")).isEqualTo("1.0.0");
        }
        assertThat(offset(upload)).isEqualTo("0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "x", "1e3", "99999999999999999999"})
    void aLengthAndAnOffsetAreNumbers(String number) {
        send(tus(studio, UPLOADS).header("Upload-Length", number).POST(BodyPublishers.noBody()))
                .expectProblem(400, "invalid-upload-header");
        send(tus(studio, begun(photograph))
                        .header("Upload-Offset", number)
                        .header("Content-Type", "application/offset+octet-stream")
                        .method("PATCH", BodyPublishers.ofByteArray(photograph)))
                .expectProblem(400, "invalid-upload-header");
    }

    @Test
    void aPieceHasItsMediaType() {
        send(tus(studio, begun(photograph))
                        .header("Upload-Offset", "0")
                        .header("Content-Type", "image/png")
                        .method("PATCH", BodyPublishers.ofByteArray(photograph)))
                .expectProblem(415, "unsupported-media-type");
    }

    @ParameterizedTest
    @ValueSource(strings = {"filename", "filename not-base64!", "filename YQ== YQ==", "a YQ==,a YQ==", ",", "a YQ==,"})
    void metadataIsPairs(String metadata) {
        Answer answer = begin(studio, 9, "Upload-Metadata", metadata);
        // A key alone is a pair without a value.
        if (metadata.equals("filename")) {
            answer.expect(201);
        } else {
            answer.expectProblem(400, "invalid-upload-metadata");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../etc/passwd", "C:\\Windows\\x.png", "a\u0000b.png", "..", "/"})
    void aNameIsNeverAPath(String name) {
        String upload = begin(
                        studio,
                        photograph.length,
                        "Upload-Metadata",
                        "filename " + base64(name.getBytes(StandardCharsets.UTF_8)))
                .expect(201)
                .header("Location");
        append(upload, 0, photograph).expect(204);
        assertThat(file(upload)).hasBinaryContent(photograph);
        assertThat(register(studio, upload, "").expect(201).text("/versions/0/fileName"))
                .isIn("passwd", "x.png", "unnamed");
    }

    @Test
    void anIdIsNeverAPath() {
        for (String id : List.of("..%2f..%2fmaster.key", "0", "x")) {
            assertThat(send(tus(studio, UPLOADS + "/" + id).method("HEAD", BodyPublishers.noBody()))
                            .status())
                    .isIn(400, 404);
        }
    }

    @Test
    void somebodyElsesUploadIsNotThere() {
        String upload = begun(photograph);
        append(upload, 0, photograph).expect(204);
        send(tus(other, upload).method("HEAD", BodyPublishers.noBody())).expect(404);
        send(piece(tus(other, upload), 0, photograph)).expectProblem(404, "not-found");
        send(tus(other, upload).DELETE()).expectProblem(404, "not-found");
        register(other, upload, "").expectProblem(422, "invalid-request");
        register(studio, upload, "").expect(201);
    }

    @Test
    void whoMayNotChangeMastersMayNotUpload() {
        Person viewer = person("viewer");
        send(tus(viewer, UPLOADS).header("Upload-Length", "9").POST(BodyPublishers.noBody()))
                .expectProblem(403, "forbidden");
        send(piece(tus(viewer, begun(photograph)), 0, photograph)).expectProblem(403, "forbidden");
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
    void nobodyBeginsWithoutEnd() {
        Person greedy = person("studio");
        for (int i = 0; i < UploadRows.MOST; i++) {
            begin(greedy, 9).expect(201);
        }
        begin(greedy, 9).expectProblem(409, "too-many-uploads");
        begin(studio, 9).expect(201);
    }

    @Test
    void anUnfinishedUploadIsNoMaster() {
        String upload = begun(photograph);
        append(upload, 0, part(photograph, 0, 10)).expect(204);
        Answer refused = register(studio, upload, "").expectProblem(409, "upload-unfinished");
        assertThat(refused.json().at("/params/offset").intValue()).isEqualTo(10);
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

    @Test
    void whatToDoWithADuplicateIsOneOfTwo() {
        String upload = begun(photograph);
        append(upload, 0, photograph).expect(204);
        String id = upload.substring(upload.lastIndexOf('/') + 1);
        post(studio.token(), MASTERS + "?onDuplicate=overwrite", "{\"uploadId\":\"" + id + "\"}")
                .expectProblem(422, "invalid-request");
        String made = register(studio, upload, "").expect(201).text("/masterId");
        String second = begun(photograph);
        append(second, 0, photograph).expect(204);
        String again = second.substring(second.lastIndexOf('/') + 1);
        Answer same = post(studio.token(), MASTERS + "?onDuplicate=return", "{\"uploadId\":\"" + again + "\"}");
        assertThat(same.expect(200).text("/masterId")).isEqualTo(made);
        head(second).expect(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"uploadId\":7}", "{\"uploadId\":\"x\"}", "{\"uploadId\":null}", "[]", "7"})
    void aRegistrationNamesAnUpload(String json) {
        post(studio.token(), MASTERS, json).expectProblem(422, "invalid-request");
    }
}
