package io.reprise.domain.master;

import io.reprise.domain.shared.AboutMaster;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.axonframework.modelling.command.TargetAggregateVersion;
import org.jspecify.annotations.Nullable;

/**
 * What may be asked of a master. Where {@code expected} is given and the master has another version by then, the command
 * is refused as stale. Each answers with the master's version after it.
 */
public sealed interface MasterCommand extends AboutMaster {

    /**
     * A shot comes into the library with its first version.
     *
     * @param meta members of {@link Description} as plain JSON values
     */
    record Register(@TargetAggregateIdentifier UUID masterId, Content content, Map<String, @Nullable Object> meta)
            implements MasterCommand {}

    /** @param note what is new, at most 2,000 characters */
    record AddVersion(
            @TargetAggregateIdentifier UUID masterId,
            @TargetAggregateVersion @Nullable Long expected,
            Content content,
            @Nullable String note)
            implements MasterCommand {}

    /** Makes an earlier version's bytes the newest version again; no bytes are copied. */
    record RestoreVersion(
            @TargetAggregateIdentifier UUID masterId,
            @TargetAggregateVersion @Nullable Long expected,
            int version) implements MasterCommand {}

    /** @param patch JSON Merge Patch (RFC 7396) over the members of {@link Description} */
    record Describe(
            @TargetAggregateIdentifier UUID masterId,
            @TargetAggregateVersion @Nullable Long expected,
            Map<String, @Nullable Object> patch)
            implements MasterCommand {}

    record Tag(
            @TargetAggregateIdentifier UUID masterId,
            @TargetAggregateVersion @Nullable Long expected,
            List<String> add,
            List<String> remove)
            implements MasterCommand {}

    record Retire(
            @TargetAggregateIdentifier UUID masterId,
            @TargetAggregateVersion @Nullable Long expected) implements MasterCommand {}

    record Reinstate(
            @TargetAggregateIdentifier UUID masterId,
            @TargetAggregateVersion @Nullable Long expected) implements MasterCommand {}

    /** What is asked of many masters at once; it fits each as it is then. */
    record Edit(@TargetAggregateIdentifier UUID masterId, MasterEdit edit) implements MasterCommand {}

    /**
     * Back to what was known before.
     *
     * @param description as it was, exactly
     * @param retired whether it was
     */
    record PutBack(
            @TargetAggregateIdentifier UUID masterId,
            @TargetAggregateVersion @Nullable Long expected,
            Description description,
            boolean retired)
            implements MasterCommand {}
}
