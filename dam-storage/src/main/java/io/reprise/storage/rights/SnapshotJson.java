package io.reprise.storage.rights;

import io.reprise.domain.rights.Grant;
import io.reprise.domain.rights.RightsSnapshot;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/** Rights as text that is the same for equal rights, and the name that follows from it. */
final class SnapshotJson {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .build();

    private SnapshotJson() {}

    static String write(RightsSnapshot snapshot) {
        return JSON.writeValueAsString(snapshot);
    }

    static RightsSnapshot read(String json) {
        return JSON.readValue(json, RightsSnapshot.class);
    }

    static String write(Grant grant) {
        return JSON.writeValueAsString(grant);
    }

    static Grant readGrant(String json) {
        return JSON.readValue(json, Grant.class);
    }

    /** 32 hexadecimal digits: the first half of the SHA-256 of the text. */
    static String id(String json) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(json.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every Java runtime", e);
        }
    }
}
