package io.reprise.api;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the command line decides about a server; everything that is null is left to the environment ({@code REPRISE_*})
 * and then to the default.
 *
 * @param dataDirectory holds everything the server keeps; made if it is not there
 * @param host address to listen on
 * @param port TCP port, 0 for any free one
 * @param databaseUrl PostgreSQL to use instead of the embedded one
 * @param elasticsearchUrl Elasticsearch to use instead of the embedded one
 */
public record ServerOptions(
        @Nullable Path dataDirectory,
        @Nullable String host,
        @Nullable Integer port,
        @Nullable String databaseUrl,
        @Nullable String elasticsearchUrl) {

    /** Everything from the environment. */
    public static ServerOptions fromEnvironment() {
        return new ServerOptions(null, null, null, null, null);
    }

    Map<String, Object> asProperties() {
        Map<String, Object> properties = new LinkedHashMap<>();
        put(
                properties,
                "reprise.data",
                dataDirectory == null ? null : dataDirectory.toAbsolutePath().toString());
        put(properties, "reprise.host", host);
        put(properties, "reprise.port", port);
        put(properties, "reprise.database.url", databaseUrl);
        put(properties, "reprise.elasticsearch.url", elasticsearchUrl);
        return properties;
    }

    private static void put(Map<String, Object> properties, String name, @Nullable Object value) {
        if (value != null) {
            properties.put(name, value);
        }
    }
}
