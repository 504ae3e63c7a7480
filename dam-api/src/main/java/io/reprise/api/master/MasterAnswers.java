package io.reprise.api.master;

import io.reprise.api.gate.Callers;
import io.reprise.api.idempotency.StoredAnswer;
import io.reprise.api.precondition.IfMatch;
import io.reprise.api.time.Positions;
import io.reprise.api.variant.Variants;
import io.reprise.storage.event.Commands;
import io.reprise.storage.event.EventReader;
import io.reprise.storage.event.Position;
import io.reprise.storage.field.Fields;
import io.reprise.storage.rights.RightsRows;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Answers about one master: its state, with the headers every such answer has. */
@Component
class MasterAnswers {
    private final Masters masters;
    private final Variants variants;
    private final EventReader reader;
    private final RightsRows rights;
    private final Fields fields;
    private final NearDuplicates near;

    MasterAnswers(
            Masters masters,
            Variants variants,
            EventReader reader,
            RightsRows rights,
            Fields fields,
            NearDuplicates near) {
        this.near = near;
        this.fields = fields;
        this.masters = masters;
        this.variants = variants;
        this.reader = reader;
        this.rights = rights;
    }

    static URI location(UUID masterId) {
        return URI.create("/api/v1/masters/" + masterId);
    }

    void requireThere(UUID masterId) {
        masters.load(masterId, null);
    }

    MasterBody state(HttpServletResponse response, UUID masterId, @Nullable Instant asOf) {
        LoadedMaster loaded = masters.load(masterId, asOf);
        IfMatch.tag(response, loaded.version());
        return MasterBody.of(loaded, variants.of(masterId, asOf), rights.of(masterId), fields, null);
    }

    /** The state that a change led to. */
    ResponseEntity<MasterBody> written(HttpStatus status, UUID masterId, Commands.Receipt receipt) {
        LoadedMaster loaded = masters.load(masterId, receipt.version());
        boolean justCame = loaded.master().versions().size() == 1 && status == HttpStatus.CREATED;
        var like = justCame ? near.of(Callers.current().orElseThrow(), loaded) : null;
        return ResponseEntity.status(status)
                .location(location(masterId))
                .eTag(IfMatch.tag(receipt.version()))
                .header(Positions.HEADER, receipt.position().encode())
                .body(MasterBody.of(loaded, variants.of(masterId, null), rights.of(masterId), fields, like));
    }

    /** The master that has the bytes already, instead of a new one. */
    ResponseEntity<MasterBody> existing(UUID masterId) {
        LoadedMaster loaded = masters.load(masterId, null);
        return ResponseEntity.ok()
                .location(location(masterId))
                .eTag(IfMatch.tag(loaded.version()))
                .header(Positions.HEADER, new Position(loaded.events().getLast().index(), masterId).encode())
                .body(MasterBody.of(loaded, variants.of(masterId, null), rights.of(masterId), fields, null));
    }

    /** The answer that the same request got before, rendered anew from the events up to then. */
    ResponseEntity<MasterBody> again(StoredAnswer answer) {
        UUID masterId = Objects.requireNonNull(answer.subject(), "an answer about a master names it");
        String tag = Objects.requireNonNull(answer.etag(), "an answer about a master has its version");
        long version = Long.parseLong(tag.substring(1, tag.length() - 1));
        long index = reader.indexOf(masterId.toString(), version).orElseThrow();
        return written(
                HttpStatus.valueOf(answer.status()),
                masterId,
                new Commands.Receipt(version, new Position(index, masterId)));
    }
}
