package io.reprise.domain.brand;

import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** What may be asked of a brand. */
public sealed interface BrandCommand {
    /** {@link Brand#idOf} the name. */
    UUID brandId();

    /**
     * Says whether what is published of the brand must have been approved; answers with the brand's version. A repeat
     * changes nothing.
     *
     * @param expected version that it was decided upon; null = it is the first word about this brand
     * @param name 1 to {@value Brand#LONGEST_NAME} characters, in any writing
     */
    record Rule(
            @TargetAggregateIdentifier UUID brandId,
            @Nullable Long expected,
            String name,
            boolean approvalRequired) implements BrandCommand {}
}
