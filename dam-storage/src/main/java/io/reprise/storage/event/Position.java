package io.reprise.storage.event;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where in the log a write is. Clients get it as an opaque text and hand it back to read their own write.
 *
 * @param index global index of the last event written
 * @param masterId the master it was about, or null when it was about several or none
 */
public record Position(long index, @Nullable UUID masterId) {
    private static final Pattern FORM = Pattern.compile("1\\.(\\d{1,18})\\.([0-9a-f-]{36})?");

    public String encode() {
        String text = "1." + index + "." + (masterId == null ? "" : masterId);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** Empty if the text was not made by {@link #encode()}. */
    public static Optional<Position> decode(String text) {
        try {
            String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII);
            Matcher form = FORM.matcher(plain);
            if (!form.matches()) {
                return Optional.empty();
            }
            String master = form.group(2);
            return Optional.of(
                    new Position(Long.parseLong(form.group(1)), master == null ? null : UUID.fromString(master)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
