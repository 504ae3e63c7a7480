package io.reprise.domain.cost;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.axonframework.modelling.command.AggregateLifecycle.getVersion;

import io.reprise.domain.money.FactDates;
import io.reprise.domain.money.Money;
import io.reprise.domain.money.MoneyRejection;
import io.reprise.domain.shared.AboutMaster;
import io.reprise.domain.shared.Audience;
import io.reprise.domain.shared.Forgettable;
import io.reprise.domain.shared.RecordedTooEarly;
import io.reprise.domain.shared.StoredAs;
import io.reprise.domain.shared.Text;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;

/**
 * Money spent on a master. An entry is never changed: a correction reverses it on its own day and records another, so
 * that what was known before stays known as it was.
 */
@AggregateRoot(type = "cost")
@StoredAs(value = "cost.snapshot", audience = Audience.FINANCE)
public final class Cost implements AboutMaster {
    /** In Unicode code points. */
    public static final int LONGEST_NOTE = 2_000;

    @AggregateIdentifier
    private @Nullable UUID costId;

    private @Nullable UUID masterId;
    private @Nullable String brand;
    private CostKind kind = CostKind.OTHER;
    private @Nullable Money amount;
    private @Nullable LocalDate effective;
    private @Nullable Instant recordedAt;

    @Forgettable
    private @Nullable String note;

    /** Place of the entry that stands; its cost has as many entries as come next. */
    private long standing;

    private long next;

    /** Empty, for the repository to fold events into. */
    public Cost() {}

    /** The cost as these events, in their order, left it. */
    public static Cost of(Iterable<? extends CostEvent> events) {
        Cost cost = new Cost();
        events.forEach(cost::on);
        return cost;
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Long handle(CostCommand.RecordCost command) {
        if (costId == null) {
            check(command.amount(), command.effective(), command.recordedAt(), command.note());
            apply(new CostEvent.Recorded(
                    command.costId(),
                    command.masterId(),
                    command.brand(),
                    command.kind(),
                    command.amount(),
                    command.effective(),
                    command.recordedAt(),
                    null,
                    command.note()));
        }
        return getVersion();
    }

    @CommandHandler
    Long handle(CostCommand.Correct command) {
        check(command.amount(), command.effective(), command.recordedAt(), command.note());
        Instant last = Objects.requireNonNull(recordedAt);
        if (!command.recordedAt().isAfter(last)) {
            throw new RecordedTooEarly(last);
        }
        if (isAsAsked(command)) {
            return getVersion();
        }
        long wrong = standing;
        Money spent = Objects.requireNonNull(amount);
        LocalDate day = Objects.requireNonNull(effective);
        apply(new CostEvent.Reversed(
                command.costId(), masterId(), brand, kind, spent.negated(), day, command.recordedAt(), wrong));
        apply(new CostEvent.Recorded(
                command.costId(),
                masterId(),
                brand,
                command.kind(),
                command.amount(),
                command.effective(),
                command.recordedAt(),
                wrong,
                command.note()));
        return getVersion();
    }

    private boolean isAsAsked(CostCommand.Correct command) {
        return command.kind() == kind
                && command.amount().equals(amount)
                && command.effective().equals(effective)
                && Objects.equals(command.note(), note);
    }

    private static void check(Money amount, LocalDate effective, Instant recordedAt, @Nullable String note) {
        if (!amount.isPositive()) {
            throw new MoneyRejection.NotPositive();
        }
        FactDates.check(effective, recordedAt);
        if (note != null && (!Text.isClean(note) || Text.length(note) > LONGEST_NOTE)) {
            throw new CostRejection.InvalidNote();
        }
    }

    @EventSourcingHandler
    void on(CostEvent event) {
        switch (event) {
            case CostEvent.Recorded e -> {
                costId = e.costId();
                masterId = e.masterId();
                brand = e.brand();
                kind = e.kind();
                amount = e.amount();
                effective = e.effective();
                note = e.note();
                standing = next;
            }
            case CostEvent.Reversed _ -> {
                // What stands in for it follows in the same transaction.
            }
        }
        recordedAt = event.recordedAt();
        next++;
    }

    /** Absent only before the first event. */
    public @Nullable UUID costId() {
        return costId;
    }

    @Override
    public UUID masterId() {
        return Objects.requireNonNull(masterId, "a cost has a master from its first event on");
    }

    public CostKind kind() {
        return kind;
    }

    /** Absent only before the first event. */
    public @Nullable Money amount() {
        return amount;
    }

    /** Absent only before the first event. */
    public @Nullable LocalDate effective() {
        return effective;
    }

    public @Nullable String note() {
        return note;
    }
}
