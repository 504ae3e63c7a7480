package io.reprise.api.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

@Command(
        name = "search",
        description = "Find photographs by words, in English or Chinese, and by what is known of them.",
        mixinStandardHelpOptions = true)
final class SearchCommand implements Callable<Integer> {
    @Parameters(paramLabel = "WORDS", arity = "0..*", description = "Words to look for; none finds everything.")
    private List<String> words = List.of();

    @Option(names = "--tag", paramLabel = "T", description = "Only with this tag; may be repeated.")
    private List<String> tags = new ArrayList<>();

    @Option(names = "--colour", paramLabel = "C", description = "Only with this colour; may be repeated.")
    private List<String> colours = new ArrayList<>();

    @Option(names = "--brand", paramLabel = "B", description = "Only of this brand; may be repeated.")
    private List<String> brands = new ArrayList<>();

    @Option(
            names = "--usable",
            paramLabel = "CHANNEL:MARKET",
            description = "Only what may be published there, e.g. amazon:US; :2027-01-31 asks about a day.")
    private @Nullable String usable;

    @Option(
            names = "--sort",
            paramLabel = "S",
            description = "relevance, newest, performance (needs --market), reuse or value (finance only).")
    private @Nullable String sort;

    @Option(
            names = "--market",
            paramLabel = "C:M",
            description = "Channel and market where performance counts, for example amazon:US.")
    private @Nullable String market;

    @Option(names = "--size", paramLabel = "N", description = "At most this many (default: ${DEFAULT-VALUE}).")
    private int size = 20;

    @Option(names = "--explain", description = "Say of each how it does where performance counts, and against what.")
    private boolean explain;

    @Option(names = "--json", description = "Print the server's answer as it is.")
    private boolean json;

    @Mixin
    private ClientOptions where = new ClientOptions();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = Reprise.given(spec).commandLine().getOut();
        try (Client client = where.client()) {
            JsonNode answer = client.get("/api/v1/search" + query()).object();
            if (json) {
                out.println(answer.toPrettyString());
            } else {
                print(answer, out);
            }
        }
        out.flush();
        return ExitCode.DONE;
    }

    private Query query() {
        return new Query()
                .and("q", words.isEmpty() ? null : String.join(" ", words))
                .and("tag", tags)
                .and("colour", colours)
                .and("brand", brands)
                .and("usable", usable)
                .and("sort", sort)
                .and("channel", market == null ? null : market.replaceFirst(":.*", ""))
                .and("market", market == null ? null : market.replaceFirst("[^:]*:?", ""))
                .and("explain", explain ? "true" : null)
                .and("size", String.valueOf(size));
    }

    private static void print(JsonNode answer, PrintWriter out) {
        if (!answer.path("total").isNumber()) {
            throw new ClientFailure.Garbled("The server's answer to the search has no total.");
        }
        long total = answer.path("total").asLong();
        out.println(total + " found"
                + (total > answer.path("items").size()
                        ? ", the first " + answer.path("items").size()
                        : ""));
        for (JsonNode item : answer.path("items")) {
            out.println(Answer.text(item, "masterId", "?") + "  "
                    + Answer.text(item, "title", Answer.text(item, "fileName", "(no title)")));
            SearchPerformance.lines(item.path("performance")).forEach(line -> out.println("    " + line));
            JsonNode value = item.path("value");
            if (value.isObject()) {
                out.println("    cost to date: " + Answer.text(value, "amount", "?") + " "
                        + Answer.text(value, "currency", "?"));
            }
        }
    }
}
