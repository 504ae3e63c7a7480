package io.reprise.api.upload;

import io.reprise.api.problem.Refusal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** Reads {@code Upload-Metadata}: pairs of a key and a value in Base64, with a comma between them (tus 1.0, creation). */
final class UploadMetadata {
    private static final int LONGEST = 4_096;
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x2b\\x2d-\\x7e]+");

    private UploadMetadata() {}

    /** @throws Refusal 400 {@code invalid-upload-metadata} */
    static Map<String, byte[]> read(@Nullable String header) {
        Map<String, byte[]> read = new LinkedHashMap<>();
        if (header == null || header.isBlank()) {
            return read;
        }
        if (header.length() > LONGEST) {
            throw invalid();
        }
        for (String pair : header.split(",", -1)) {
            String[] words = pair.strip().split(" ", -1);
            if (words.length > 2
                    || !KEY.matcher(words[0]).matches()
                    || read.put(words[0], words.length == 1 ? new byte[0] : decoded(words[1])) != null) {
                throw invalid();
            }
        }
        return read;
    }

    /** The file's name as it was sent, null where none was or it is no text. It is never made a path here. */
    static @Nullable String fileName(String header) {
        Map<String, byte[]> metadata = read(header);
        byte[] name = metadata.getOrDefault("filename", metadata.get("name"));
        try {
            return name == null
                    ? null
                    : StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(name))
                            .toString();
        } catch (CharacterCodingException notText) {
            return null;
        }
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException malformed) {
            throw invalid();
        }
    }

    private static Refusal invalid() {
        return new Refusal(
                HttpStatus.BAD_REQUEST,
                "invalid-upload-metadata",
                "Upload-Metadata is pairs of a key and a value in Base64, at most 4,096 characters.",
                Map.of());
    }
}
