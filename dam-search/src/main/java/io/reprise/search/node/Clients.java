package io.reprise.search.node;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.json.jackson.Jackson3JsonpMapper;
import co.elastic.clients.transport.rest5_client.Rest5ClientTransport;
import co.elastic.clients.transport.rest5_client.low_level.Rest5Client;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.message.BasicHeader;
import org.apache.hc.core5.util.Timeout;

/** The HTTP clients of one address: a quick one for searches, a patient one for bulk writes and index changes. */
record Clients(URI address, ElasticsearchClient search, ElasticsearchClient patient) implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final int CONNECTIONS = 64;

    static Clients of(URI address, NodeSettings.Credentials credentials, Duration searchTimeout) {
        return new Clients(
                address, client(address, credentials, searchTimeout), client(address, credentials, PATIENCE));
    }

    private static ElasticsearchClient client(URI address, NodeSettings.Credentials credentials, Duration timeout) {
        Timeout answer = Timeout.of(timeout);
        Rest5Client http = Rest5Client.builder(address)
                .setDefaultHeaders(headers(credentials))
                // The defaults wait for ever for an answer; a sick shard can make a node do that.
                .setRequestConfigCallback(
                        request -> request.setConnectionRequestTimeout(answer).setResponseTimeout(answer))
                .setConnectionConfigCallback(connection ->
                        connection.setConnectTimeout(Timeout.of(CONNECT)).setSocketTimeout(answer))
                .setConnectionManagerCallback(
                        pool -> pool.setMaxConnPerRoute(CONNECTIONS).setMaxConnTotal(CONNECTIONS))
                .build();
        return new ElasticsearchClient(new Rest5ClientTransport(http, new Jackson3JsonpMapper()));
    }

    private static Header[] headers(NodeSettings.Credentials credentials) {
        return switch (credentials) {
            case NodeSettings.Credentials.None() -> new Header[0];
            case NodeSettings.Credentials.ApiKey(String encoded) -> authorization("ApiKey " + encoded);
            case NodeSettings.Credentials.Password(String user, String password) ->
                authorization("Basic "
                        + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8)));
        };
    }

    private static Header[] authorization(String value) {
        return new Header[] {new BasicHeader("Authorization", value)};
    }

    @Override
    public void close() {
        try {
            close(search);
        } finally {
            close(patient);
        }
    }

    private static void close(ElasticsearchClient client) {
        try {
            client.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
