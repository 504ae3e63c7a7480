package io.reprise.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.reprise.api.ApiTest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageTest extends ApiTest {
    private static final String BROWSER = "text/html,application/xhtml+xml;q=0.9,*/*;q=0.8";

    @ParameterizedTest
    @ValueSource(strings = {"/", "/sign-in", "/masters/0198c0de-0000-7000-8000-000000000000", "/no/such/place"})
    void everyPlaceInTheApplicationIsThePage(String path) {
        Answer page = page(path).expect(200);
        assertThat(page.header("Content-Type")).isEqualToIgnoringCase("text/html;charset=utf-8");
        assertThat(page.response().body()).contains("<title>Reprise</title>");
        assertThat(page.header("Cache-Control")).isEqualTo("no-store");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api",
                "/api/v1/me",
                "/api/v1/no-such",
                "/actuator",
                "/actuator/env",
                "/error",
                "/api;x/v1",
                "/file.txt"
            })
    void whatIsNotThePagesStaysBehindTheDoor(String path) {
        Answer answer = page(path);
        assertThat(answer.status()).isIn(400, 401);
        assertThat(answer.response().body()).doesNotContain("<title>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/assets/../application.yml", "/assets/%2e%2e/application.yml", "/assets//x", "/assets/x.js"})
    void noPathLeadsOutOfThePagesFiles(String path) {
        assertThat(page(path).status()).isIn(400, 404);
    }

    @Test
    void onlyItsOwnScriptsAndStylesRun() {
        Answer page = page("/");
        String policy = page.header("Content-Security-Policy");
        assertThat(policy)
                .contains("default-src 'none'; script-src 'self';")
                .contains("frame-ancestors 'none'")
                .doesNotContain("unsafe");
        String again = page("/").header("Content-Security-Policy");
        assertThat(again).isNotEqualTo(policy);
        assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(page.header("Set-Cookie")).isEmpty();
    }

    @Test
    void itsFilesAreKeptForEverAndSentCompressed() {
        Matcher script = Pattern.compile("src=\"(/assets/[^\"]+\\.js)\"")
                .matcher(page("/").response().body());
        // Built with -Dweb.skip there is none; then the page says so.
        if (!script.find()) {
            assertThat(page("/").response().body()).contains("built without its web page");
            return;
        }
        Answer file = send(request(null, script.group(1)).header("Accept-Encoding", "gzip"))
                .expect(200);
        assertThat(file.header("Cache-Control")).isEqualTo("public, max-age=31536000, immutable");
        assertThat(file.header("Content-Encoding")).isEqualTo("gzip");
        assertThat(file.header("Content-Type")).startsWith("text/javascript");
        assertThat(file.header("X-Content-Type-Options")).isEqualTo("nosniff");
    }

    private static Answer page(String path) {
        return send(request(null, path).header("Accept", BROWSER));
    }
}
