package io.reprise.domain.rate;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.axonframework.modelling.command.AggregateLifecycle.getVersion;

import io.reprise.domain.money.FactDates;
import io.reprise.domain.money.Money;
import io.reprise.domain.shared.Audience;
import io.reprise.domain.shared.StoredAs;
import java.math.BigDecimal;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;

/** One recorded rate of exchange. A better figure for the same day is another rate, known later. */
@AggregateRoot(type = "rate")
@StoredAs(value = "rate.snapshot", audience = Audience.FINANCE)
public final class Rate {
    private static final int DECIMALS = 8;
    private static final int DIGITS_BEFORE_POINT = 9;

    @AggregateIdentifier
    private @Nullable UUID rateId;

    /** Empty, for the repository to fold events into. */
    public Rate() {}

    /** The rate as these events, in their order, left it. */
    public static Rate of(Iterable<? extends RateEvent> events) {
        Rate rate = new Rate();
        events.forEach(rate::on);
        return rate;
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Long handle(RateCommand.RecordRate command) {
        if (rateId == null) {
            Money.digits(command.base());
            Money.digits(command.quote());
            if (command.base().equals(command.quote())) {
                throw new RateRejection.SameCurrency();
            }
            FactDates.check(command.date(), command.recordedAt());
            apply(new RateEvent.Recorded(
                    command.rateId(),
                    command.base(),
                    command.quote(),
                    checked(command.rate()),
                    command.date(),
                    command.recordedAt()));
        }
        return getVersion();
    }

    private static BigDecimal checked(BigDecimal rate) {
        if (rate.signum() <= 0 || rate.precision() - rate.scale() > DIGITS_BEFORE_POINT || rate.scale() > DECIMALS) {
            throw new RateRejection.InvalidRate();
        }
        return rate.setScale(DECIMALS);
    }

    @EventSourcingHandler
    void on(RateEvent event) {
        rateId = event.rateId();
    }

    /** Absent only before the first event. */
    public @Nullable UUID rateId() {
        return rateId;
    }
}
