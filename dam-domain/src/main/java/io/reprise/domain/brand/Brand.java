package io.reprise.domain.brand;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.axonframework.modelling.command.AggregateLifecycle.getVersion;

import io.reprise.domain.shared.Audience;
import io.reprise.domain.shared.StoredAs;
import io.reprise.domain.shared.Text;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.ConflictingAggregateVersionException;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;

/** What the house has settled for a brand, whatever masters bear its name. */
@AggregateRoot(type = "brand")
@StoredAs(value = "brand.snapshot", audience = Audience.ALL)
public final class Brand {
    /** In Unicode code points; the same as in a master's description. */
    public static final int LONGEST_NAME = 200;

    @AggregateIdentifier
    private @Nullable UUID brandId;

    private @Nullable String name;
    private boolean approvalRequired;

    /** Empty, for the repository to fold events into. */
    public Brand() {}

    /** The brand as these events, in their order, left it. */
    public static Brand of(Iterable<? extends BrandEvent> events) {
        Brand brand = new Brand();
        events.forEach(brand::on);
        return brand;
    }

    /**
     * What two ways of writing one brand have in common: NFKC (Unicode Standard Annex 15), without regard to case, without
     * blanks around it.
     */
    public static String key(String name) {
        // Down, up and down: so that ẞ, ß and ss, which are one in capitals or in small letters only, have one key.
        String folded =
                nfkc(name).toLowerCase(Locale.ROOT).toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
        return nfkc(folded).strip();
    }

    private static String nfkc(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC);
    }

    /** The same for every way of writing the brand. */
    public static UUID idOf(String name) {
        String key = "brand:" + key(name);
        return UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_16BE));
    }

    /** @param gate makes publications of the brand come before or after this */
    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Long handle(BrandCommand.Rule command, BrandGate gate) {
        refuseIfStale(command);
        String written = command.name().strip();
        if (key(written).isEmpty() || !Text.isClean(written) || Text.length(written) > LONGEST_NAME) {
            throw new BrandRejection.InvalidName();
        }
        if (brandId == null || approvalRequired != command.approvalRequired()) {
            gate.holdForChange(command.brandId());
            apply(
                    command.approvalRequired()
                            ? new BrandEvent.ApprovalRequired(command.brandId(), written)
                            : new BrandEvent.ApprovalWaived(command.brandId(), written));
        }
        return getVersion();
    }

    /** The framework checks the expected version only of commands that never create. */
    private static void refuseIfStale(BrandCommand.Rule command) {
        long expected = Objects.requireNonNullElse(command.expected(), -1L);
        long actual = Objects.requireNonNullElse(getVersion(), -1L);
        if (expected != actual) {
            throw new ConflictingAggregateVersionException(command.brandId().toString(), expected, actual);
        }
    }

    @EventSourcingHandler
    void on(BrandEvent event) {
        brandId = event.brandId();
        name = event.brand();
        approvalRequired = switch (event) {
            case BrandEvent.ApprovalRequired _ -> true;
            case BrandEvent.ApprovalWaived _ -> false;
        };
    }

    /** Absent only before the first event. */
    public @Nullable UUID brandId() {
        return brandId;
    }

    /** As it was written last; absent only before the first event. */
    public @Nullable String name() {
        return name;
    }

    public boolean approvalRequired() {
        return approvalRequired;
    }
}
