package io.reprise.api.upload;

import io.reprise.api.ApiTest;
import io.reprise.api.RunningServer;
import io.reprise.api.master.Photographs;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.BeforeAll;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Speaks tus to the server. */
abstract class UploadTest extends ApiTest {
    static final String UPLOADS = "/api/v1/uploads";
    static final String MASTERS = "/api/v1/masters";

    static Person studio;
    static Person other;

    final byte[] photograph = Photographs.fresh();

    @BeforeAll
    static void people() {
        studio = person("studio");
        other = person("studio");
    }

    static HttpRequest.Builder tus(RunningServer server, Person person, String path) {
        return requestTo(server, person.token(), path).header("Tus-Resumable", "1.0.0");
    }

    static HttpRequest.Builder tus(Person person, String path) {
        return tus(server(), person, path);
    }

    static Answer begin(Person person, long length, String... headers) {
        var request = tus(person, UPLOADS)
                .header("Upload-Length", Long.toString(length))
                .POST(BodyPublishers.noBody());
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    static String begun(byte[] bytes) {
        return begin(
                        studio,
                        bytes.length,
                        "Upload-Metadata",
                        "filename " + base64("red shoe.png".getBytes(StandardCharsets.UTF_8)))
                .expect(201)
                .header("Location");
    }

    static HttpRequest.Builder piece(HttpRequest.Builder request, long offset, byte[] bytes) {
        return request.header("Upload-Offset", Long.toString(offset))
                .header("Content-Type", "application/offset+octet-stream")
                .method("PATCH", BodyPublishers.ofByteArray(bytes));
    }

    static Answer append(String upload, long offset, byte[] bytes, String... headers) {
        var request = piece(tus(studio, upload), offset, bytes);
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    static Answer head(String upload) {
        return send(tus(studio, upload).method("HEAD", BodyPublishers.noBody()));
    }

    static String offset(String upload) {
        return head(upload).expect(204).header("Upload-Offset");
    }

    static Answer register(Person person, String upload, String meta, String... headers) {
        String id = upload.substring(upload.lastIndexOf('/') + 1);
        return post(person.token(), MASTERS, "{\"uploadId\":\"" + id + "\"" + meta + "}", headers);
    }

    static byte[] part(byte[] bytes, int from, int to) {
        return Arrays.copyOfRange(bytes, from, to);
    }

    static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    static String checksum(String algorithm, byte[] bytes) {
        try {
            return base64(MessageDigest.getInstance(algorithm).digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static Path file(String upload) {
        String id = upload.substring(upload.lastIndexOf('/') + 1);
        return dataDirectory().resolve("uploads").resolve(id + ".upload");
    }

    static JdbcClient rows() {
        return context().getBean(JdbcClient.class);
    }
}
