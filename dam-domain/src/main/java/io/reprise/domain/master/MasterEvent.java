package io.reprise.domain.master;

import io.reprise.domain.shared.AboutMaster;
import io.reprise.domain.shared.Audience;
import io.reprise.domain.shared.Forgettable;
import io.reprise.domain.shared.StoredAs;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What has happened to a master. Stored for ever under the names given here. */
public sealed interface MasterEvent extends AboutMaster {

    @StoredAs(value = "master.registered", audience = Audience.ALL)
    record Registered(UUID masterId, Description description) implements MasterEvent {}

    @StoredAs(value = "master.version-added", audience = Audience.ALL)
    record VersionAdded(
            UUID masterId,
            int version,
            Content content,
            @Forgettable @Nullable String note) implements MasterEvent {}

    @StoredAs(value = "master.version-restored", audience = Audience.ALL)
    record VersionRestored(UUID masterId, int version, int restoredFrom) implements MasterEvent {}

    /** The description as it is now, but for tags, products and asset class, which have events of their own. */
    @StoredAs(value = "master.described", audience = Audience.ALL)
    record Described(UUID masterId, Description description, List<String> changed) implements MasterEvent {
        public Described {
            changed = List.copyOf(changed);
        }
    }

    @StoredAs(value = "master.tagged", audience = Audience.ALL)
    record Tagged(
            UUID masterId,
            @Forgettable List<String> added,
            @Forgettable List<String> removed) implements MasterEvent {
        public Tagged {
            added = List.copyOf(added);
            removed = List.copyOf(removed);
        }
    }

    /** The products a master shows, all of them. */
    @StoredAs(value = "master.products-assigned", audience = Audience.ALL)
    record ProductsAssigned(UUID masterId, List<Product> products) implements MasterEvent {
        public ProductsAssigned {
            products = List.copyOf(products);
        }
    }

    @StoredAs(value = "master.classified", audience = Audience.ALL)
    record Classified(UUID masterId, AssetClass assetClass) implements MasterEvent {}

    @StoredAs(value = "master.retired", audience = Audience.ALL)
    record Retired(UUID masterId) implements MasterEvent {}

    @StoredAs(value = "master.reinstated", audience = Audience.ALL)
    record Reinstated(UUID masterId) implements MasterEvent {}
}
