package io.reprise.domain.brand;

import io.reprise.domain.shared.Audience;
import io.reprise.domain.shared.StoredAs;
import java.util.UUID;

/** What has been settled for a brand. Stored for ever under the names given here. */
public sealed interface BrandEvent {
    UUID brandId();

    /** The brand as it was written. */
    String brand();

    /** What is published of it must have been approved from now on. */
    @StoredAs(value = "brand.approval-required", audience = Audience.ALL)
    record ApprovalRequired(UUID brandId, String brand) implements BrandEvent {}

    /** What is published of it needs no approval from now on. */
    @StoredAs(value = "brand.approval-waived", audience = Audience.ALL)
    record ApprovalWaived(UUID brandId, String brand) implements BrandEvent {}
}
