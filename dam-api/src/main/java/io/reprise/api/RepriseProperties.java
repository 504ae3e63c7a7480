package io.reprise.api;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The server's whole configuration. Each member is also an environment variable: {@code reprise.limits.upload} is {@code
 * REPRISE_LIMITS_UPLOAD}.
 *
 * @param data directory of everything the server keeps
 * @param host address to listen on
 * @param port TCP port, 0 for any free one
 * @param masterKeyFile file with the key that wraps all others; absent = {@code master.key} in the data directory
 * @param deliveries directory that deliveries to a folder go to; absent = {@code deliveries} in the data directory
 */
@ConfigurationProperties("reprise")
public record RepriseProperties(
        @DefaultValue("data") Path data,
        @DefaultValue("127.0.0.1") String host,
        @DefaultValue("8080") int port,
        @Nullable Path masterKeyFile,
        @Nullable Path deliveries,
        @DefaultValue Database database,
        @DefaultValue Elasticsearch elasticsearch,
        @DefaultValue Limits limits) {

    /**
     * @param url {@code postgresql://…} or {@code jdbc:postgresql:…}; absent = the embedded server. User and password may
     *     come from {@code REPRISE_DATABASE_USER}, {@code REPRISE_DATABASE_PASSWORD} and {@code
     *     REPRISE_DATABASE_PASSWORD_FILE} and win over the URL's
     * @param connections size of the pool
     */
    public record Database(
            @Nullable String url, @DefaultValue("32") int connections) {}

    /**
     * @param url {@code http://…}; absent = the embedded node
     * @param apiKey signs in to it, absent where the URL has user and password or none are needed
     */
    public record Elasticsearch(
            @Nullable String url, @Nullable String apiKey) {}

    /**
     * What one token may ask for.
     *
     * @param requestsPerSecond sustained rate
     * @param burst requests at once after a pause
     * @param upload largest request with files
     */
    public record Limits(
            @DefaultValue("200") int requestsPerSecond,
            @DefaultValue("400") int burst,
            @DefaultValue("200MB") DataSize upload) {

        /** @throws IllegalArgumentException if a limit would let nothing through */
        public Limits {
            if (requestsPerSecond < 1 || burst < 1 || upload.toBytes() < 1) {
                throw new IllegalArgumentException("reprise.limits.* must be 1 or more");
            }
        }
    }
}
