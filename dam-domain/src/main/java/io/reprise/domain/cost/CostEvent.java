package io.reprise.domain.cost;

import io.reprise.domain.money.Money;
import io.reprise.domain.shared.AboutMaster;
import io.reprise.domain.shared.Audience;
import io.reprise.domain.shared.Forgettable;
import io.reprise.domain.shared.StoredAs;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What has happened to a cost: each event is one entry of the ledger. Stored for ever under the names given here. */
public sealed interface CostEvent extends AboutMaster {
    UUID costId();

    /** Places of entries count the events of their cost from 0. */
    @Nullable
    String brand();

    CostKind kind();

    /** What the entry adds to a sum: negative where it reverses another. */
    Money amount();

    LocalDate effective();

    Instant recordedAt();

    /** @param corrects place of the entry that this one stands in for, absent for the first */
    @StoredAs(value = "cost.recorded", audience = Audience.FINANCE)
    record Recorded(
            UUID costId,
            UUID masterId,
            @Nullable String brand,
            CostKind kind,
            Money amount,
            LocalDate effective,
            Instant recordedAt,
            @Nullable Long corrects,
            @Forgettable @Nullable String note)
            implements CostEvent {}

    /** @param reverses place of the entry that counts no more, as of its own day and known from now on */
    @StoredAs(value = "cost.reversed", audience = Audience.FINANCE)
    record Reversed(
            UUID costId,
            UUID masterId,
            @Nullable String brand,
            CostKind kind,
            Money amount,
            LocalDate effective,
            Instant recordedAt,
            long reverses)
            implements CostEvent {}
}
