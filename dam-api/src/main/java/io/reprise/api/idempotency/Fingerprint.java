package io.reprise.api.idempotency;

import io.reprise.domain.shared.Digest;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * What makes two requests the same: caller, method, path with query, JSON (whatever the order of members, white space
 * and spelling of numbers), and the SHA-256 of each file in order.
 */
final class Fingerprint {
    private final MessageDigest digest;

    private Fingerprint() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** @param path as sent, with the query if there is one */
    static Fingerprint of(UUID caller, String method, String path) {
        return new Fingerprint().text('c', caller.toString()).text('m', method).text('p', path);
    }

    Fingerprint json(JsonNode node) {
        if (node.isObject()) {
            Map<String, JsonNode> members = new TreeMap<>();
            node.properties().forEach(member -> members.put(member.getKey(), member.getValue()));
            size('{', members.size());
            members.forEach((name, value) -> text('k', name).json(value));
            return this;
        }
        if (node.isArray()) {
            size('[', node.size());
            node.forEach(this::json);
            return this;
        }
        if (node.isNumber()) {
            BigDecimal number = node.decimalValue();
            return text(
                    'n',
                    number.signum() == 0 ? "0" : number.stripTrailingZeros().toString());
        }
        return node.isString() ? text('s', node.stringValue()) : text('w', node.toString());
    }

    Fingerprint file(Digest content) {
        return text('f', content.value());
    }

    /** The 32 bytes; this object is used up. */
    byte[] toBytes() {
        return digest.digest();
    }

    // Kind and length before each part, so that no two different sequences of parts read the same.
    private Fingerprint text(char kind, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        size(kind, bytes.length);
        digest.update(bytes);
        return this;
    }

    private void size(char kind, int size) {
        digest.update(ByteBuffer.allocate(5).put((byte) kind).putInt(size).array());
    }
}
