package io.reprise.search.index;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The strict mapping and the analysis, from {@code masters.json}; only features that every distribution has. */
final class IndexDefinition {
    private static final ObjectMapper JSON = new JsonMapper();

    private final ObjectNode body;

    private IndexDefinition(ObjectNode body) {
        this.body = body;
    }

    static IndexDefinition read() {
        try (InputStream resource = IndexDefinition.class.getResourceAsStream("masters.json")) {
            if (resource == null) {
                throw new IllegalStateException("masters.json is not in the jar");
            }
            return new IndexDefinition((ObjectNode) JSON.readTree(resource));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Rises when the mapping changes in a way that needs new documents; part of the index name. */
    int version() {
        return body.at("/mappings/_meta/mapping").asInt();
    }

    String refreshInterval() {
        return body.at("/settings/index/refresh_interval").asString();
    }

    /** The body of a create request. */
    StringReader create(int replicas, String refreshInterval) {
        ObjectNode copy = body.deepCopy();
        ((ObjectNode) copy.at("/settings/index"))
                .put("number_of_replicas", replicas)
                .put("refresh_interval", refreshInterval);
        return new StringReader(copy.toString());
    }
}
