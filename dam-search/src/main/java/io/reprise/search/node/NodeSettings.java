package io.reprise.search.node;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Where the index lives. */
public sealed interface NodeSettings {

    /** How long one search may take before it counts as unavailable. */
    Duration searchTimeout();

    /**
     * A child process on the loopback interface.
     *
     * @param distribution the directory that the module embedded-elasticsearch assembles; only read
     * @param data where indexes, logs and the port file go; made when missing
     * @param heapMegabytes heap of the child, at least 128
     * @param javaHome the JDK (21 or newer) that runs it, or null for the one that runs this process
     */
    record Embedded(
            Path distribution,
            Path data,
            int heapMegabytes,
            @Nullable Path javaHome,
            Duration searchTimeout) implements NodeSettings {
        public Embedded {
            if (heapMegabytes < 128) {
                throw new IllegalArgumentException("The node needs at least 128 MB of heap, not " + heapMegabytes);
            }
            distribution = distribution.toAbsolutePath();
            data = data.toAbsolutePath();
        }

        /** With 512 MB of heap (measured to be enough for 100,000 masters) and searches of at most five seconds. */
        public Embedded(Path distribution, Path data) {
            this(distribution, data, 512, null, Duration.ofSeconds(5));
        }

        /** Beside the jars of an assembled server; in a build, where the module assembles it. */
        public static Path installed() {
            String home = System.getProperty("reprise.home");
            return home != null
                    ? Path.of(home, "elasticsearch")
                    : Path.of(
                            System.getProperty("reprise.root", "."),
                            "infra/embedded-elasticsearch/target/elasticsearch");
        }
    }

    /** A node or cluster that somebody else runs. */
    record External(URI url, Credentials credentials, Duration searchTimeout) implements NodeSettings {

        /**
         * Reads an address as it stands in {@code REPRISE_ELASTICSEARCH_URL}; {@code user:password@} in it is used to sign in
         * when there is no API key.
         */
        public static External of(String url, @Nullable String apiKey) {
            URI given = URI.create(url.strip());
            if (given.getHost() == null
                    || given.getScheme() == null
                    || !given.getScheme().startsWith("http")) {
                throw new IllegalArgumentException("Not the address of an Elasticsearch server (http://host:9200)");
            }
            Credentials credentials = apiKey != null && !apiKey.isBlank()
                    ? new Credentials.ApiKey(apiKey.strip())
                    : Credentials.ofUserInfo(given.getUserInfo());
            return new External(withoutUserInfo(given), credentials, Duration.ofSeconds(5));
        }

        private static URI withoutUserInfo(URI given) {
            String port = given.getPort() < 0 ? "" : ":" + given.getPort();
            String path = given.getRawPath() == null ? "" : given.getRawPath();
            return URI.create(given.getScheme() + "://" + given.getHost() + port + path);
        }
    }

    /** How to sign in. Their text form never shows the secret. */
    sealed interface Credentials {
        record None() implements Credentials {}

        record ApiKey(String encoded) implements Credentials {
            @Override
            public String toString() {
                return "ApiKey[…]";
            }
        }

        record Password(String user, String password) implements Credentials {
            @Override
            public String toString() {
                return "Password[" + user + ", …]";
            }
        }

        private static Credentials ofUserInfo(@Nullable String userInfo) {
            if (userInfo == null) {
                return new None();
            }
            int colon = userInfo.indexOf(':');
            return colon < 0
                    ? new Password(userInfo, "")
                    : new Password(userInfo.substring(0, colon), userInfo.substring(colon + 1));
        }
    }
}
