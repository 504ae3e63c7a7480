package io.reprise.api.master;

import static org.assertj.core.api.Assertions.assertThat;

import io.reprise.api.ApiTest;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Downloads that are resumed: RFC 9110, sections 13 and 14. */
class RangesTest extends ApiTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final String MASTERS = "/api/v1/masters";

    private String token;
    private byte[] bytes;
    private String path;
    private String tag;

    @BeforeEach
    void aPhotograph() {
        token = person("studio").token();
        bytes = Photographs.fresh();
        path = MASTERS + "/"
                + send(new Multipart().file("a.png", bytes).json("meta", "{}").into(request(token, MASTERS)))
                        .expect(201)
                        .text("/masterId")
                + "/content";
        tag = get(token, path).header("ETag");
    }

    private HttpResponse<byte[]> fetch(String... headers) throws Exception {
        return CLIENT.send(request(token, path).headers(headers).GET().build(), BodyHandlers.ofByteArray());
    }

    private void isWhole(HttpResponse<byte[]> answer) {
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(bytes);
        assertThat(answer.headers().firstValueAsLong("Content-Length")).hasValue(bytes.length);
    }

    @Test
    void aDownloadOfTheSameBytesGoesOnWhereItStopped() throws Exception {
        HttpResponse<byte[]> rest = fetch("Range", "bytes=10-", "If-Range", tag);
        assertThat(rest.statusCode()).isEqualTo(206);
        assertThat(rest.body()).isEqualTo(Arrays.copyOfRange(bytes, 10, bytes.length));
        assertThat(fetch("Range", "bytes=-4").body())
                .isEqualTo(Arrays.copyOfRange(bytes, bytes.length - 4, bytes.length));
    }

    @Test
    void aDownloadOfOtherBytesBeginsAnew() throws Exception {
        isWhole(fetch("Range", "bytes=10-", "If-Range", "\"another\""));
        isWhole(fetch("Range", "bytes=10-", "If-Range", "Sun, 22 Nov 2026 10:00:00 GMT"));
        isWhole(fetch("Range", "bytes=10-", "If-Range", "W/" + tag));
    }

    @Test
    void whatIsNoRangeIsPassedOver() throws Exception {
        for (String range : new String[] {"", "bytes", "bytes=", "bytes=x-", "bytes=9-3", "pages=1-2"}) {
            isWhole(fetch("Range", range));
        }
        assertThat(fetch("Accept", "*/*").headers().firstValue("Accept-Ranges")).hasValue("bytes");
    }

    @Test
    void aPartBehindTheEndIsAProblemThatTellsTheLength() throws Exception {
        Answer refused = send(request(token, path)
                .header("Range", "bytes=" + bytes.length + "-")
                .GET());
        refused.expectProblem(416, "range-not-satisfiable");
        assertThat(refused.header("Content-Range")).isEqualTo("bytes */" + bytes.length);
    }

    @Test
    void whatOneHasAlreadyIsNotSentAgain() throws Exception {
        assertThat(fetch("If-None-Match", tag).statusCode()).isEqualTo(304);
        assertThat(fetch("If-None-Match", tag, "Range", "bytes=0-3").statusCode())
                .isEqualTo(304);
    }
}
