package io.reprise.api.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.reprise.api.cli.StubServer.Asked;
import io.reprise.api.cli.StubServer.Reply;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ImportCommandTest {
    private static final String CHECK = "POST /api/v1/masters:check";
    private static final String UPLOAD = "POST /api/v1/masters\\?onDuplicate=return";

    @TempDir
    private Path folder;

    private StubServer server;

    @BeforeEach
    void start() throws IOException {
        server = new StubServer();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void sendsEveryPhotographOnceWithItsBareNameAndWhatIsSaidAboutIt() throws IOException {
        photograph("a.jpg", "one");
        photograph("below/b.jpg", "two");
        nothingIsKnown();
        server.on(UPLOAD, 201, "{'masterId':'0198-a'}");

        Shell shell = run("--brand", "Atelier", "--tag", "clothing", "--tag", "新款", "--token", "secret");

        assertThat(shell.exit()).isEqualTo(ExitCode.DONE);
        assertThat(shell.out()).contains("registered", "a.jpg", "2 files: 2 registered");
        List<Asked> uploads = server.asked(UPLOAD);
        assertThat(uploads).hasSize(2).allSatisfy(upload -> {
            assertThat(upload.authorization()).isEqualTo("Bearer secret");
            assertThat(upload.contentType()).startsWith("multipart/form-data; boundary=");
            assertThat(upload.body()).contains("{\"brand\":\"Atelier\",\"tags\":[\"clothing\",\"新款\"]}");
        });
        assertThat(uploads)
                .anySatisfy(upload -> assertThat(upload.body())
                        .contains("filename=\"b.jpg\"; filename*=UTF-8''b.jpg", "\r\n\r\ntwo\r\n--"));
    }

    @Test
    void sendsNoBytesOfWhatTheLibraryHas() throws IOException {
        photograph("a.jpg", "one");
        server.on(CHECK, asked -> everythingIsKnown(asked, "0198-known"));

        Shell shell = run();

        assertThat(shell.exit()).isEqualTo(ExitCode.DONE);
        assertThat(shell.out()).contains("already there", "0198-known");
        assertThat(server.asked(UPLOAD)).isEmpty();
    }

    @Test
    void sendsCopiesOfOnePhotographOnce() throws IOException {
        photograph("a.jpg", "same");
        photograph("b.jpg", "same");
        nothingIsKnown();
        server.on(UPLOAD, 201, "{'masterId':'0198-a'}");

        Shell shell = run();

        assertThat(shell.out()).contains("2 files: 1 registered, 1 already there");
        assertThat(server.asked(UPLOAD)).hasSize(1);
    }

    @Test
    void countsAsThereWhatAnotherClientWasQuickerToSend() throws IOException {
        photograph("a.jpg", "one");
        nothingIsKnown();
        server.on(UPLOAD, 200, "{'masterId':'0198-a'}");

        assertThat(run().out()).contains("1 file: 1 already there");
    }

    @Test
    void saysWhyAFileIsRefusedAndGoesOn() throws IOException {
        photograph("a.jpg", "one");
        photograph("b.txt", "two");
        nothingIsKnown();
        server.on(
                UPLOAD,
                asked -> asked.body().contains("b.txt")
                        ? Reply.json(422, "{'code':'unreadable-media','detail':'this is text/plain'}")
                        : Reply.json(201, "{'masterId':'0198-a'}"));

        Shell shell = run();

        assertThat(shell.exit()).isEqualTo(ExitCode.SOME_FAILED);
        assertThat(shell.out())
                .contains("because unreadable-media: this is text/plain", "2 files: 1 registered, 1 refused");
    }

    @Test
    void triesAgainWhenTheServerIsBusyAndKeepsToRetryAfter() throws IOException {
        photograph("a.jpg", "one");
        nothingIsKnown();
        server.once(UPLOAD, 429, "{}", "Retry-After", "0")
                .once(UPLOAD, 503, "{}", "Retry-After", "Wed, 21 Oct 2015 07:28:00 GMT")
                .once(UPLOAD, 503, "")
                .on(UPLOAD, 201, "{'masterId':'0198-a'}");

        assertThat(run().exit()).isEqualTo(ExitCode.DONE);
        assertThat(server.asked(UPLOAD)).hasSize(4);
    }

    @Test
    void endsWithThreeWhenNobodyAnswers() throws IOException {
        photograph("a.jpg", "one");
        int nobody;
        try (ServerSocket free = new ServerSocket(0)) {
            nobody = free.getLocalPort();
        }

        Shell shell = Shell.call("import", folder.toString(), "--server", "http://127.0.0.1:" + nobody);

        assertThat(shell.exit()).isEqualTo(ExitCode.UNREACHABLE);
        assertThat(shell.out()).contains("not sent", "1 file: 1 not sent");
        assertThat(shell.err()).contains("does not answer");
    }

    @Test
    void stopsAtOnceWhenTheTokenIsNotAccepted() throws IOException {
        photograph("a.jpg", "one");
        server.on(CHECK, 401, "{'code':'unauthenticated','detail':'no valid token'}");

        Shell shell = run("--token", "wrong");

        assertThat(shell.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(shell.err()).contains("unauthenticated", "REPRISE_TOKEN");
        assertThat(server.asked(UPLOAD)).isEmpty();
    }

    @Test
    void tellsTheConformanceThatTheServerMeasured() throws IOException {
        photograph("a.jpg", "one");
        nothingIsKnown();
        server.on(UPLOAD, 201, "{'masterId':'0198-a'}")
                .on("POST /api/v1/masters/0198-a/variants", 202, "{}", "Location", "/api/v1/jobs/7")
                .once("GET /api/v1/jobs/7", 200, "{'state':'running','total':2,'done':1}")
                .on("GET /api/v1/jobs/7", 200, "{'state':'done','total':2,'done':2,'position':'p 9'}")
                .on(
                        "GET /api/v1/masters/0198-a\\?after=p%209",
                        200,
                        "{'variants':[{'variantId':'v1','profile':'amazon-main'},{'variantId':'v2','profile':'other'},"
                                + "{'variantId':'v3','profile':'zalando-main','state':'failed','failure':'timed-out',"
                                + "'conformance':{'rules':[]}}]}")
                .on("GET /api/v1/variants/v1\\?after=p%209", 200, """
                        {'profile':'amazon-main','state':'derived','conformance':{'outcome':'failed','rules':[
                        {'rule':'least','metric':'longest-side','required':'>= 1000','measured':'400','outcome':'failed','blocks':true},
                        {'rule':'white','metric':'background-white','required':'white','outcome':'not-measurable'},
                        {'rule':'format','metric':'format','required':'jpeg','measured':'jpeg','outcome':'passed'}]}}
                        """);
        Path report = folder.resolveSibling("report.ndjson");

        Shell shell =
                run("--profiles", "amazon-main,taobao-main,zalando-main", "--wait", "--report", report.toString());

        assertThat(shell.out())
                .contains("amazon-main: failed, blocked")
                .contains("least (longest-side) failed: required >= 1000, measured 400")
                .contains("white (background-white) not-measurable: required white, measured -")
                .contains("taobao-main: missing")
                .contains("zalando-main: failed (timed-out)")
                .contains("variants, amazon-main failed: 1")
                .doesNotContain("format (format)");
        assertThat(shell.exit()).as("a variant is missing").isEqualTo(ExitCode.SOME_FAILED);
        JsonNode line = new JsonMapper().readTree(Files.readString(report));
        assertThat(line.path("status").asString()).isEqualTo("registered");
        assertThat(line.path("variants").get(0).path("outcome").asString()).isEqualTo("failed");
    }

    @Test
    void asksForVariantsOfWhatIsThereToo() throws IOException {
        photograph("a.jpg", "one");
        server.on(CHECK, asked -> everythingIsKnown(asked, "0198-known"))
                .on("POST /api/v1/masters/0198-known/variants", 202, "{}", "Location", "/api/v1/jobs/8");

        assertThat(run("--profiles", "amazon-main").exit()).isEqualTo(ExitCode.DONE);
        assertThat(server.asked("POST /api/v1/masters/0198-known/variants"))
                .singleElement()
                .satisfies(asked -> assertThat(asked.body()).isEqualTo("{\"profiles\":[\"amazon-main\"]}"));
    }

    @Test
    void aPhotographStaysRegisteredWhenItsVariantsAreRefused() throws IOException {
        photograph("a.jpg", "one");
        nothingIsKnown();
        server.on(UPLOAD, 201, "{'masterId':'0198-a'}")
                .on("POST .*/variants", 422, "{'code':'unknown-profile','detail':'no profile x'}");

        Shell shell = run("--profiles", "x");

        assertThat(shell.exit()).isEqualTo(ExitCode.SOME_FAILED);
        assertThat(shell.out())
                .contains("a.jpg  0198-a", "variants not known because unknown-profile: no profile x", "1 registered");
    }

    @Test
    void believesNothingThatIsNotInTheContract() throws IOException {
        photograph("a.jpg", "one");
        nothingIsKnown();
        server.on(UPLOAD, 201, "{'masterId':'../../admin?x='}");

        Shell shell = run("--profiles", "amazon-main");

        assertThat(shell.exit()).isEqualTo(ExitCode.SOME_FAILED);
        assertThat(shell.out()).contains("garbled-answer");
        assertThat(server.asked(".*admin.*")).isEmpty();
    }

    @Test
    void sendsNothingWhenTheAnswerAboutKnownDigestsIsNoJson() throws IOException {
        photograph("a.jpg", "one");
        server.on(CHECK, _ -> new Reply(200, "<html>proxy</html>"));

        Shell shell = run();

        assertThat(shell.exit()).isEqualTo(ExitCode.SOME_FAILED);
        assertThat(shell.err()).contains("is not JSON");
        assertThat(server.asked(UPLOAD)).isEmpty();
    }

    @Test
    void letsNoAnswerSteerTheTerminal() throws IOException {
        photograph("a.jpg", "one");
        nothingIsKnown();
        server.on(UPLOAD, 422, "{'code':'x','detail':'\\u001b[2Jgone\\nregistered  b.jpg'}");

        assertThat(run().out())
                .contains("because x:  [2Jgone registered  b.jpg")
                .doesNotContain("\u001b");
    }

    @Test
    void followsNoRedirectWithTheToken() throws IOException {
        photograph("a.jpg", "one");
        server.on(CHECK, 307, "", "Location", server.url() + "/elsewhere");

        assertThat(run("--token", "secret").exit()).isEqualTo(ExitCode.SOME_FAILED);
        assertThat(server.asked(".*elsewhere")).isEmpty();
    }

    @Test
    void sendsAChineseNameInBothForms() throws IOException {
        assumeThat(System.getProperty("sun.jnu.encoding"))
                .as("file names outside ASCII need a UTF-8 locale")
                .isEqualToIgnoringCase("UTF-8");
        photograph("红裙.jpg", "one");
        nothingIsKnown();
        server.on(UPLOAD, 201, "{'masterId':'0198-a'}");

        run();

        assertThat(server.asked(UPLOAD).getFirst().body())
                .contains("filename=\"红裙.jpg\"; filename*=UTF-8''%E7%BA%A2%E8%A3%99.jpg");
    }

    @Test
    void aPathThatDoesNotExistIsWrongUsage() {
        assertThat(Shell.call("import", "/does/not/exist").exit()).isEqualTo(ExitCode.USAGE);
    }

    private Shell run(String... more) {
        String[] arguments = new String[more.length + 4];
        arguments[0] = "import";
        arguments[1] = folder.toString();
        arguments[2] = "--server";
        arguments[3] = server.url();
        System.arraycopy(more, 0, arguments, 4, more.length);
        return Shell.call(arguments);
    }

    private void photograph(String name, String bytes) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, bytes);
    }

    private void nothingIsKnown() {
        server.on(CHECK, 200, "{'items':[]}");
    }

    private static Reply everythingIsKnown(Asked asked, String masterId) {
        String items = Pattern.compile("[0-9a-f]{64}")
                .matcher(asked.body())
                .results()
                .map(MatchResult::group)
                .map(sha256 -> "{'sha256':'" + sha256 + "','masterId':'" + masterId + "'}")
                .collect(Collectors.joining(","));
        return Reply.json(200, "{'items':[" + items + "]}");
    }
}
