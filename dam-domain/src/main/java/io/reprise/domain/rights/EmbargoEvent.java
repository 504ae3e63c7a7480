package io.reprise.domain.rights;

import io.reprise.domain.shared.AboutMaster;
import io.reprise.domain.shared.Audience;
import io.reprise.domain.shared.Forgettable;
import io.reprise.domain.shared.StoredAs;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What has happened to a master's embargo. Stored for ever under the names given here. */
public sealed interface EmbargoEvent extends AboutMaster {
    UUID embargoId();

    /** @param from null: at once */
    @StoredAs(value = "embargo.placed", audience = Audience.LEGAL)
    record Placed(
            UUID embargoId,
            UUID masterId,
            @Nullable Instant from,
            Instant until,
            @Forgettable @Nullable String reason) implements EmbargoEvent {}

    @StoredAs(value = "embargo.lifted", audience = Audience.LEGAL)
    record Lifted(UUID embargoId, UUID masterId) implements EmbargoEvent {}
}
