package io.reprise.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class ClientCommandsTest {
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
    void searchAsksByWordsAndFiltersAndPrintsWhatIsFound() {
        server.on("GET /api/v1/search.*", 200, "{'total':3,'items':[{'masterId':'m1','title':'Red shoe'}]}");

        Shell shell = Shell.call(
                "search", "red shoes", "红", "--tag", "a&b", "--tag", "c", "--colour", "red", "--server", server.url());

        assertThat(shell.exit()).isEqualTo(ExitCode.DONE);
        assertThat(shell.out()).contains("3 found, the first 1", "m1  Red shoe");
        assertThat(server.asked("GET .*").getFirst().path())
                .isEqualTo("/api/v1/search?q=red%20shoes%20%E7%BA%A2&tag=a%26b&tag=c&colour=red&size=20");
    }

    @Test
    void searchSaysHowWhatIsFoundDoesAndAgainstWhat() {
        server.on("GET /api/v1/search.*", 200, """
                {'total':2,'items':[
                  {'masterId':'m1','title':'Red shoe','performance':{'lift':2.014,'liftLo':1.863,'label':'ok',
                    'impressions':123456,'ctr':0.0271,'cvr':0.071,'returnRate':0.06,
                    'inputs':{'ctr0':0.018,'cvr0':0.055,'ret0':0.07}}},
                  {'masterId':'m2','fileName':'IMG 1.jpg','performance':{'lift':1.2,'liftLo':0.9,
                    'label':'insufficient','impressions':20}}]}""");

        Shell shell = Shell.call(
                "search", "--sort", "performance", "--usable", "amazon:US", "--explain", "--server", server.url());

        assertThat(shell.out())
                .containsSubsequence(
                        "m1  Red shoe",
                        "    2.01 times the usual, at least 1.86, from 123,456 impressions",
                        "    clicks 2.7 % of impressions (usual: 1.8 %), orders 7.1 % of clicks (5.5 %), "
                                + "returns 6.0 % of orders (7.0 %)",
                        "m2  IMG 1.jpg",
                        "    too little to go by, from 20 impressions");
        assertThat(server.asked("GET .*").getFirst().path())
                .isEqualTo("/api/v1/search?usable=amazon%3AUS&sort=performance&explain=true&size=20");
    }

    @Test
    void searchPrintsTheWholeAnswerAsJson() {
        server.on("GET /api/v1/search.*", 200, "{'total':0,'items':[],'more':{'x':1}}");

        assertThat(Shell.call("search", "--json", "--server", server.url()).out())
                .contains("\"x\" : 1");
    }

    @Test
    void searchSaysWhatTheServerRefuses() {
        server.on("GET .*", 400, "{'code':'invalid-query','detail':'no such sort'}");

        Shell shell = Shell.call("search", "x", "--sort", "odd", "--server", server.url());

        assertThat(shell.exit()).isEqualTo(ExitCode.SOME_FAILED);
        assertThat(shell.err()).contains("invalid-query: no such sort");
    }

    @Test
    void searchNamesEachParameterThatIsWrong() {
        server.on("GET .*", 422, """
                {'code':'invalid-request','detail':'Members of the request are wrong: see errors.','errors':[
                  {'pointer':'/usable','code':'unknown-value'},{'pointer':'','code':'not-an-object'},
                  {'pointer':'/\\u001b[2J','code':'odd'}]}""");

        Shell shell = Shell.call("search", "--usable", "nowhere:US", "--server", server.url());

        assertThat(shell.exit()).isEqualTo(ExitCode.SOME_FAILED);
        assertThat(shell.err().lines())
                .containsExactly(
                        "invalid-request: Members of the request are wrong: see errors.",
                        "  /usable: unknown-value",
                        "  the request as a whole: not-an-object",
                        "  / [2J: odd");
    }

    @Test
    void searchByValueSaysWhatEachHasCost() {
        server.on("GET /api/v1/search.*", 200, """
                {'total':2,'items':[
                  {'masterId':'m1','title':'Red shoe','value':{'amount':'1320.50','currency':'JPY'}},
                  {'masterId':'m2','title':'Blue shoe'}]}""");

        Shell shell = Shell.call("search", "--sort", "value", "--server", server.url());

        assertThat(shell.out().lines())
                .containsExactly("2 found", "m1  Red shoe", "    cost to date: 1320.50 JPY", "m2  Blue shoe");
    }

    @Test
    void rebuildFollowsItsJobToTheEnd() {
        server.on("POST /api/v1/system/rebuilds", 202, "{}", "Location", server.url() + "/api/v1/jobs/5")
                .once("GET /api/v1/jobs/5", 200, "{'state':'running','total':9,'done':4}")
                .on("GET /api/v1/jobs/5", 200, "{'state':'done','total':9,'done':9,'failed':0}");

        Shell shell = Shell.call("rebuild", "search", "--server", server.url());

        assertThat(shell.exit()).isEqualTo(ExitCode.DONE);
        assertThat(shell.out()).contains("running 4 of 9", "rebuild of search: done, 9 done, 0 failed");
        assertThat(server.asked("POST .*")).singleElement().satisfies(asked -> {
            assertThat(asked.body()).isEqualTo("{\"what\":\"search\"}");
            assertThat(asked.idempotencyKey()).isNotEmpty();
        });
    }

    @Test
    void rebuildThatFailsIsNotDone() {
        server.on("POST .*", 202, "{}", "Location", "/api/v1/jobs/5")
                .on("GET .*", 200, "{'state':'failed','total':9,'done':4,'failed':5}");

        assertThat(Shell.call("rebuild", "tables", "--server", server.url()).exit())
                .isEqualTo(ExitCode.SOME_FAILED);
    }

    @Test
    void rebuildBelievesInNoJobElsewhere() {
        server.on("POST .*", 202, "{}", "Location", "http://example.org/jobs/5");

        Shell shell = Shell.call("rebuild", "tables", "--server", server.url());

        assertThat(shell.exit()).isEqualTo(ExitCode.SOME_FAILED);
        assertThat(shell.err()).contains("named no job");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://host", "localhost:8080", "http://", "http://host?x=1", "http://a b"})
    void refusesWhatIsNoServerAddress(String address) {
        assertThat(Shell.call("search", "--server", address).exit()).isEqualTo(ExitCode.USAGE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"verify", "backup", "report", "rebuild everything", "import"})
    void refusesWhatIsNotThere(String words) {
        assertThat(Shell.call(words.split(" ")).exit()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void findsTheAdminTokenOfThisMachineAndOffersItToNobodyElse(@TempDir Path data) throws IOException {
        Files.writeString(data.resolve("admin.token"), "of the first start\n");
        Map<String, String> environment = Map.of("REPRISE_DATA", data.toString());

        assertThat(options("--server", "http://localhost:1").tokenFor(environment))
                .isEqualTo("of the first start");
        assertThat(options("--server", "http://example.org").tokenFor(environment))
                .isNull();
        assertThat(options("--token", "own").tokenFor(environment)).isEqualTo("own");
        assertThat(options().tokenFor(Map.of("REPRISE_TOKEN", "set", "REPRISE_DATA", data.toString())))
                .isEqualTo("set");
    }

    private static ClientOptions options(String... arguments) {
        return CommandLine.populateCommand(new ClientOptions(), arguments);
    }
}
