package io.reprise.api.publication;

import io.reprise.api.document.Answers;
import io.reprise.api.gate.Caller;
import io.reprise.api.gate.Capability;
import io.reprise.api.gate.Gate;
import io.reprise.api.page.Page;
import io.reprise.api.page.PageRequest;
import io.reprise.api.rights.Visibility;
import io.reprise.api.time.Positions;
import io.reprise.domain.publication.PublicationEvent;
import io.reprise.storage.event.EventReader;
import io.reprise.storage.event.RecordedEvent;
import io.reprise.storage.publication.PublicationRows;
import io.reprise.storage.variant.VariantRows;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * What is to be published again: placements that are live with a file that their variant no longer has. A placement goes on
 * showing what was published; nothing replaces it by itself.
 */
@RestController
class OutdatedController {
    private static final int BATCH = 500;

    private final VariantRows variants;
    private final PublicationRows rows;
    private final EventReader reader;
    private final Visibility visibility;
    private final Positions positions;

    OutdatedController(
            VariantRows variants,
            PublicationRows rows,
            EventReader reader,
            Visibility visibility,
            Positions positions) {
        this.variants = variants;
        this.rows = rows;
        this.reader = reader;
        this.visibility = visibility;
        this.positions = positions;
    }

    @GetMapping("/api/v1/publications:outdated")
    @Gate(Capability.ANY_SIGNED_IN)
    @Answers({200, 422, 503})
    Page<PublicationBody> outdated(
            Caller caller,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer size,
            @RequestParam(required = false) @Nullable String cursor) {
        positions.awaitTables(Positions.parse(after));
        PageRequest page = PageRequest.of(size, cursor);
        Instant now = Instant.now();
        List<VariantRows.Shown> candidates = variants.madeSince(now, visibility.hiddenFrom(caller.role()));
        List<UUID> outdated = new ArrayList<>();
        for (int from = 0; from < candidates.size(); from += BATCH) {
            outdated.addAll(outdated(candidates.subList(from, Math.min(candidates.size(), from + BATCH))));
        }
        UUID last = page.after();
        List<UUID> wanted = outdated.stream()
                .filter(id -> last == null || id.compareTo(last) > 0)
                .limit(page.size() + 1L)
                .toList();
        List<PublicationBody> found = rows.find(wanted).stream()
                .map(row -> PublicationBody.of(row, now))
                .toList();
        return Page.of(found, page.size(), outdated.size(), body -> PageRequest.cursor(body.publicationId()));
    }

    private List<UUID> outdated(List<VariantRows.Shown> candidates) {
        Map<UUID, String> published = new HashMap<>();
        for (RecordedEvent event : reader.read(
                candidates.stream().map(each -> each.publicationId().toString()).toList(), null)) {
            if (event.payload() instanceof PublicationEvent.Published it) {
                published.put(it.publicationId(), it.digest().value());
            }
        }
        return candidates.stream()
                .filter(each -> !each.sha256().equals(published.get(each.publicationId())))
                .map(VariantRows.Shown::publicationId)
                .toList();
    }
}
