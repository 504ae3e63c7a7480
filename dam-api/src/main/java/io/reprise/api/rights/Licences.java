package io.reprise.api.rights;

import io.reprise.api.gate.Caller;
import io.reprise.api.idempotency.StoredAnswer;
import io.reprise.api.precondition.IfMatch;
import io.reprise.api.time.Positions;
import io.reprise.domain.rights.Licence;
import io.reprise.domain.rights.LicenceEvent;
import io.reprise.storage.event.Commands;
import io.reprise.storage.event.EventReader;
import io.reprise.storage.event.Position;
import io.reprise.storage.event.RecordedEvent;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Answers about licences, from the log. One all of whose masters are hidden from the caller is not there. */
@Component
class Licences {
    private final EventReader reader;
    private final Visibility visibility;

    Licences(EventReader reader, Visibility visibility) {
        this.reader = reader;
        this.visibility = visibility;
    }

    private record Loaded(Licence licence, long version) {}

    private Loaded load(UUID id, long upTo) {
        List<RecordedEvent> events = reader.read(List.of(id.toString()), null).stream()
                .filter(event -> event.sequence() <= upTo)
                .toList();
        if (events.isEmpty() || !(events.getFirst().payload() instanceof LicenceEvent)) {
            throw VisibilityKeeper.nothing();
        }
        return new Loaded(
                Licence.of(events.stream()
                        .map(event -> (LicenceEvent) event.payload())
                        .toList()),
                events.getLast().sequence());
    }

    private LicenceBody body(Caller caller, Licence licence) {
        Set<UUID> hidden = visibility.hidden(caller.role(), licence.masterIds());
        if (hidden.size() == licence.masterIds().size()) {
            throw VisibilityKeeper.nothing();
        }
        return LicenceBody.of(licence, hidden);
    }

    LicenceBody state(HttpServletResponse response, Caller caller, UUID id) {
        Loaded loaded = load(id, Long.MAX_VALUE);
        IfMatch.tag(response, loaded.version());
        return body(caller, loaded.licence());
    }

    ResponseEntity<LicenceBody> written(HttpStatus status, Caller caller, UUID id, Commands.Receipt receipt) {
        return ResponseEntity.status(status)
                .location(LicenceController.location(id))
                .eTag(IfMatch.tag(receipt.version()))
                .header(Positions.HEADER, receipt.position().encode())
                .body(body(caller, load(id, receipt.version()).licence()));
    }

    /** The answer that the same request got before, rendered anew from the events up to then. */
    ResponseEntity<LicenceBody> again(Caller caller, StoredAnswer answer) {
        UUID id = Objects.requireNonNull(answer.subject(), "an answer about a licence names it");
        String tag = Objects.requireNonNull(answer.etag(), "an answer about a licence has its version");
        long version = Long.parseLong(tag.substring(1, tag.length() - 1));
        long index = reader.indexOf(id.toString(), version).orElseThrow();
        return written(
                HttpStatus.valueOf(answer.status()),
                caller,
                id,
                new Commands.Receipt(version, new Position(index, null)));
    }
}
