package io.reprise.api.cli;

import java.net.URI;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** What every client command takes to find the server and be let in. */
final class ClientOptions {
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    @Option(
            names = "--server",
            paramLabel = "URL",
            defaultValue = "http://localhost:8080",
            converter = ServerUrl.class,
            description = "The server (default: ${DEFAULT-VALUE}).")
    private URI server = URI.create("http://localhost:8080");

    @Option(
            names = "--token",
            paramLabel = "TOKEN",
            description = "API token. Else REPRISE_TOKEN; else, for a server on this machine, admin.token in "
                    + "$REPRISE_DATA or ./data.")
    private @Nullable String token;

    private Patience patience = Patience.DEFAULT;

    void beLessPatient(Patience less) {
        patience = less;
    }

    Client client() {
        return new Client(server, tokenFor(System.getenv()), patience);
    }

    /** The admin token of this machine's data is offered to this machine only: another host has no business with it. */
    @Nullable
    String tokenFor(Map<String, String> environment) {
        if (token != null) {
            return token.strip();
        }
        String given = environment.getOrDefault("REPRISE_TOKEN", "").strip();
        if (!given.isEmpty()) {
            return given;
        }
        return THIS_MACHINE.contains(server.getHost())
                ? DataDirectory.adminToken(DataDirectory.byDefault(environment)).orElse(null)
                : null;
    }

    /** Accepts an address without query and fragment; a closing slash is dropped. */
    static final class ServerUrl implements ITypeConverter<URI> {
        @Override
        public URI convert(String text) {
            URI url = URI.create(text.replaceFirst("/+$", ""));
            boolean web = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
            if (!web || url.getHost() == null || url.getQuery() != null || url.getFragment() != null) {
                throw new TypeConversionException(
                        "'" + text + "' is not a server address such as http://localhost:8080");
            }
            return url;
        }
    }
}
