package io.reprise.api.variant;

import io.reprise.api.channel.Profiles;
import io.reprise.api.document.Answers;
import io.reprise.api.gate.Caller;
import io.reprise.api.gate.Capability;
import io.reprise.api.gate.Gate;
import io.reprise.api.page.PageRequest;
import io.reprise.api.problem.Refusal;
import io.reprise.api.rights.Visibility;
import io.reprise.api.time.Positions;
import io.reprise.domain.channel.ProfileRevision;
import io.reprise.domain.publication.PublicationEvent;
import io.reprise.domain.variant.Conformance;
import io.reprise.domain.variant.Outcome;
import io.reprise.domain.variant.VariantEvent;
import io.reprise.storage.event.EventReader;
import io.reprise.storage.event.RecordedEvent;
import io.reprise.storage.variant.VariantRows;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What is live now and will not conform on a day to come, judged by the rules of that day from what was measured. */
@RestController
class ForecastController {
    private static final int BATCH = 500;

    private final Profiles profiles;
    private final VariantRows rows;
    private final EventReader reader;
    private final Visibility visibility;
    private final Positions positions;

    ForecastController(
            Profiles profiles, VariantRows rows, EventReader reader, Visibility visibility, Positions positions) {
        this.profiles = profiles;
        this.rows = rows;
        this.reader = reader;
        this.visibility = visibility;
        this.positions = positions;
    }

    /**
     * @param revision in force on that day; absent when none is
     * @param live placements that show a variant of this profile now, and on that day if nothing changes
     * @param total how many of them will fail a rule
     * @param blocked how many of those a rule that blocks
     */
    record ForecastBody(
            String profile,
            LocalDate on,
            @Nullable Integer revision,
            int live,
            int total,
            int blocked,
            List<FailingBody> items,
            @Nullable String next) {}

    /** @param rules those that it will fail */
    record FailingBody(
            UUID publicationId,
            UUID variantId,
            UUID masterId,
            String channel,
            String market,
            String listing,
            String slot,
            boolean blocked,
            List<VariantBody.RuleOutcomeBody> rules) {}

    @GetMapping("/api/v1/profiles/{profile}/forecast")
    @Gate(Capability.ANY_SIGNED_IN)
    @Answers({200, 422, 503})
    ForecastBody forecast(
            Caller caller,
            @PathVariable String profile,
            @RequestParam LocalDate on,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer size,
            @RequestParam(required = false) @Nullable String cursor) {
        positions.awaitTables(Positions.parse(after));
        Profiles.Loaded loaded = profiles.find(profile, null)
                .orElseThrow(
                        () -> new Refusal(HttpStatus.NOT_FOUND, "not-found", "There is no such profile.", Map.of()));
        if (on.isBefore(LocalDate.now(ZoneOffset.UTC))) {
            throw new Refusal(
                    HttpStatus.UNPROCESSABLE_CONTENT, "not-in-the-future", "A forecast is of a day to come.", Map.of());
        }
        UUID last = last(cursor);
        int most = PageRequest.of(size, null).size();
        Optional<ProfileRevision> revision = loaded.profile().on(on);
        List<VariantRows.Live> live = rows.liveOf(
                profile,
                Instant.now(),
                on.atStartOfDay(ZoneOffset.UTC).toInstant(),
                visibility.hiddenFrom(caller.role()));
        List<FailingBody> failing = new ArrayList<>();
        for (int from = 0; revision.isPresent() && from < live.size(); from += BATCH) {
            failing.addAll(failing(live.subList(from, Math.min(live.size(), from + BATCH)), revision.get()));
        }
        List<FailingBody> page = failing.stream()
                .filter(each -> last == null || each.publicationId().compareTo(last) > 0)
                .limit(most)
                .toList();
        boolean more = !page.isEmpty() && !page.getLast().equals(failing.getLast());
        return new ForecastBody(
                profile,
                on,
                revision.map(ProfileRevision::number).orElse(null),
                live.size(),
                failing.size(),
                (int) failing.stream().filter(FailingBody::blocked).count(),
                page,
                more ? page.getLast().publicationId().toString() : null);
    }

    private static @Nullable UUID last(@Nullable String cursor) {
        try {
            return cursor == null ? null : UUID.fromString(cursor);
        } catch (IllegalArgumentException malformed) {
            throw new Refusal(
                    HttpStatus.BAD_REQUEST,
                    "invalid-parameter",
                    "A parameter is missing or wrong.",
                    Map.of("name", "cursor"));
        }
    }

    private List<FailingBody> failing(List<VariantRows.Live> live, ProfileRevision revision) {
        Map<String, List<RecordedEvent>> stories = reader
                .read(
                        live.stream()
                                .flatMap(each -> Stream.of(each.publicationId(), each.variantId()))
                                .map(UUID::toString)
                                .distinct()
                                .toList(),
                        null)
                .stream()
                .collect(Collectors.groupingBy(RecordedEvent::aggregateId));
        List<FailingBody> failing = new ArrayList<>();
        for (VariantRows.Live each : live) {
            published(stories.getOrDefault(each.publicationId().toString(), List.of()))
                    .ifPresent(published -> file(
                                    stories.getOrDefault(each.variantId().toString(), List.of()), published)
                            .map(file -> file.conformance().under(revision.rules(), file.rendition()))
                            .filter(then -> then.outcome() == Outcome.FAILED)
                            .ifPresent(then -> failing.add(body(each, published, then))));
        }
        return failing;
    }

    private static Optional<PublicationEvent.Published> published(List<RecordedEvent> story) {
        return story.stream()
                .map(RecordedEvent::payload)
                .filter(PublicationEvent.Published.class::isInstance)
                .map(PublicationEvent.Published.class::cast)
                .findFirst();
    }

    /** The file that was published: its variant may have been made anew since. */
    private static Optional<VariantEvent.Derived> file(
            List<RecordedEvent> story, PublicationEvent.Published published) {
        return story.stream()
                .map(RecordedEvent::payload)
                .filter(VariantEvent.Derived.class::isInstance)
                .map(VariantEvent.Derived.class::cast)
                .filter(derived -> derived.rendition().digest().equals(published.digest()))
                .findFirst();
    }

    private static FailingBody body(VariantRows.Live live, PublicationEvent.Published published, Conformance then) {
        return new FailingBody(
                live.publicationId(),
                live.variantId(),
                live.masterId(),
                published.slot().channel(),
                published.slot().market(),
                published.slot().listing(),
                published.slot().slot(),
                then.blocked(),
                then.rules().stream()
                        .filter(rule -> rule.outcome() == Outcome.FAILED)
                        .map(VariantBody::of)
                        .toList());
    }
}
