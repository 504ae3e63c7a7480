package io.reprise.api.valuation;

import io.reprise.api.time.Days;
import io.reprise.storage.cost.EntryRow;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Names a place in the list of entries, the same place the same way for ever. */
final class EntryCursor {
    private EntryCursor() {}

    static String of(EntryRow.Place place) {
        String text = place.effective() + "|" + place.recordedAt() + "|" + place.costId() + "|" + place.entry();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }

    static EntryRow.@Nullable Place parse(@Nullable String cursor) {
        if (cursor == null) {
            return null;
        }
        try {
            String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII);
            List<String> parts = List.of(text.split("\\|", 5));
            if (parts.size() == 4) {
                Instant recordedAt = Instant.parse(parts.get(1));
                LocalDate effective = Days.of("cursor", parts.get(0));
                Days.of("cursor", parts.get(1));
                return new EntryRow.Place(
                        effective, recordedAt, UUID.fromString(parts.get(2)), Long.parseLong(parts.get(3)));
            }
        } catch (IllegalArgumentException | DateTimeException e) {
            throw Question.wrong("cursor");
        }
        throw Question.wrong("cursor");
    }
}
