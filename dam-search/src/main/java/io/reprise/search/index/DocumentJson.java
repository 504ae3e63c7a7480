package io.reprise.search.index;

import co.elastic.clients.util.BinaryData;
import co.elastic.clients.util.ContentType;
import io.reprise.domain.master.MasterDocument;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** A document as the index takes it: the record's components are the fields of the mapping. */
record DocumentJson(BinaryData bytes) {
    private static final ObjectWriter WRITER = JsonMapper.builder().build().writerFor(MasterDocument.class);

    /** State of the empty document that stands for a master that is no more; no search ever shows one. */
    static final String REMOVED = "removed";

    static DocumentJson removed(UUID masterId) {
        String json = "{\"masterId\":\"" + masterId + "\",\"state\":\"" + REMOVED + "\"}";
        return new DocumentJson(BinaryData.of(json.getBytes(StandardCharsets.UTF_8), ContentType.APPLICATION_JSON));
    }

    /** Empty when the document cannot be written as JSON at all (text that is not valid Unicode). */
    static Optional<DocumentJson> of(MasterDocument document) {
        try {
            return Optional.of(new DocumentJson(
                    BinaryData.of(WRITER.writeValueAsBytes(acceptable(document)), ContentType.APPLICATION_JSON)));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    /** The type "flattened" separates key and value by a zero character and refuses it in either. */
    private static MasterDocument acceptable(MasterDocument d) {
        if (d.fields().isEmpty()) {
            return d;
        }
        Map<String, String> fields = new HashMap<>();
        d.fields().forEach((key, value) -> fields.put(withoutZero(key), withoutZero(value)));
        return new MasterDocument(
                d.masterId(),
                d.revision(),
                d.state(),
                d.title(),
                d.description(),
                d.brand(),
                d.category(),
                d.assetClass(),
                d.tags(),
                d.gtins(),
                d.skus(),
                d.productNames(),
                d.colours(),
                d.shape(),
                d.format(),
                d.width(),
                d.height(),
                d.ai(),
                d.pHash(),
                fields,
                d.profiles(),
                d.conforming(),
                d.stale(),
                d.rightsId(),
                d.versions(),
                d.capturedAt(),
                d.createdAt(),
                d.updatedAt(),
                d.uses(),
                d.performance(),
                d.rank(),
                d.factor());
    }

    private static String withoutZero(String text) {
        return text.indexOf('\0') < 0 ? text : text.replace('\0', ' ');
    }
}
