package io.reprise.api.upload;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong with a request about an upload is named, and nothing of it is kept. */
class UploadRefusalsTest extends UploadTest {
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
