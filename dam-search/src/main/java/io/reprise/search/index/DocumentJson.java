package io.reprise.search.index;

import co.elastic.clients.util.BinaryData;
import co.elastic.clients.util.ContentType;
import io.reprise.domain.master.MasterDocument;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A document as the index takes it: the record's components are the fields of the mapping, and custom fields are there
 * once as text and, where they are numbers, once so that they can be compared.
 */
record DocumentJson(BinaryData bytes) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** State of the empty document that stands for a master that is no more; no search ever shows one. */
    static final String REMOVED = "removed";

    static DocumentJson removed(UUID masterId) {
        String json = "{\"masterId\":\"" + masterId + "\",\"state\":\"" + REMOVED + "\"}";
        return new DocumentJson(BinaryData.of(json.getBytes(StandardCharsets.UTF_8), ContentType.APPLICATION_JSON));
    }

    /** Empty when the document cannot be written as JSON at all (text that is not valid Unicode). */
    static Optional<DocumentJson> of(MasterDocument document) {
        try {
            byte[] json = document.fields().isEmpty()
                    ? JSON.writeValueAsBytes(document)
                    : JSON.writeValueAsBytes(withFields(document));
            return Optional.of(new DocumentJson(BinaryData.of(json, ContentType.APPLICATION_JSON)));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    private static ObjectNode withFields(MasterDocument document) {
        ObjectNode json = JSON.valueToTree(document);
        ObjectNode fields = json.putObject("fields");
        ObjectNode numbers = json.putObject("fieldNumbers");
        for (Map.Entry<String, String> field : document.fields().entrySet()) {
            String key = withoutZero(field.getKey());
            for (String value : field.getValue().split("\n", -1)) {
                fields.withArrayProperty(key).add(withoutZero(value));
                Sortable.of(value)
                        .ifPresent(number -> numbers.withArrayProperty(key).add(number));
            }
        }
        return json;
    }

    /** The type "flattened" separates key and value by a zero character and refuses it in either. */
    private static String withoutZero(String text) {
        return text.indexOf('\0') < 0 ? text : text.replace('\0', ' ');
    }
}
