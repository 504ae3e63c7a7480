package io.reprise.domain.rights;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.axonframework.modelling.command.TargetAggregateVersion;
import org.jspecify.annotations.Nullable;

/**
 * What may be asked of a licence. Where {@code expected} is given and the licence has another version by then, the command
 * is refused as stale. Each answers with the licence's version after it.
 */
public sealed interface LicenceCommand {
    UUID licenceId();

    /**
     * Records a licence for masters.
     *
     * @param terms {@code masterIds} (1 to {@value Licence#MOST_MASTERS}) and the members of {@link LicenceTerms}, as plain
     *     JSON values
     */
    record Grant(@TargetAggregateIdentifier UUID licenceId, Map<String, @Nullable Object> terms)
            implements LicenceCommand {}

    /** @param patch JSON Merge Patch (RFC 7396) over the members that {@link Grant} takes */
    record Revise(
            @TargetAggregateIdentifier UUID licenceId,
            @TargetAggregateVersion @Nullable Long expected,
            Map<String, @Nullable Object> patch)
            implements LicenceCommand {}

    /**
     * Ends the licence, whatever was agreed. An ended one can end earlier, and never later.
     *
     * @param at first instant at which it is over, within the years 1 to 9999
     */
    record End(
            @TargetAggregateIdentifier UUID licenceId,
            @TargetAggregateVersion @Nullable Long expected,
            Instant at) implements LicenceCommand {}
}
