package io.reprise.api.page;

import io.reprise.api.problem.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * Which piece of a list is asked for: {@code size} (1 to {@value #MOST}, default {@value #USUAL}) and {@code cursor}.
 *
 * @param after the last item seen, where the list is in the order of ids
 */
public record PageRequest(int size, @Nullable UUID after) {
    public static final int USUAL = 50;
    public static final int MOST = 500;

    /** @throws Refusal 400 {@code invalid-parameter} for a size out of range or a cursor that is not of our making */
    public static PageRequest of(@Nullable Integer size, @Nullable String cursor) {
        int wanted = size == null ? USUAL : size;
        if (wanted < 1 || wanted > MOST) {
            throw wrong("size");
        }
        try {
            return new PageRequest(wanted, cursor == null ? null : UUID.fromString(decoded(cursor)));
        } catch (IllegalArgumentException notOurs) {
            throw wrong("cursor");
        }
    }

    /** The cursor that names an item. */
    public static String cursor(UUID id) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(id.toString().getBytes(StandardCharsets.US_ASCII));
    }

    private static String decoded(String cursor) {
        return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII);
    }

    private static Refusal wrong(String name) {
        return new Refusal(
                HttpStatus.BAD_REQUEST, "invalid-parameter", "A parameter is missing or wrong.", Map.of("name", name));
    }
}
