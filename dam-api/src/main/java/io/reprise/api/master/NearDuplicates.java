package io.reprise.api.master;

import io.reprise.api.gate.Caller;
import io.reprise.api.rights.Visibility;
import io.reprise.domain.master.Likeness;
import io.reprise.storage.master.LookAlikes;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells whoever brings a picture which ones like it the library has. A hint only: nothing is refused for it. */
@Component
class NearDuplicates {
    private static final int SHOWN = 5;
    /** Some of the nearest may be hidden. */
    private static final int LOOKED_AT = 50;

    private final LookAlikes alikes;
    private final Visibility visibility;

    NearDuplicates(LookAlikes alikes, Visibility visibility) {
        this.alikes = alikes;
        this.visibility = visibility;
    }

    /** @param distance bits of 64 in which the perceptual hashes differ, at most {@value Likeness#NEAR} */
    record NearBody(
            UUID masterId, @Nullable String title, @Nullable String fileName, int distance) {}

    /** The nearest first, of what the caller may see. */
    List<NearBody> of(Caller caller, LoadedMaster loaded) {
        Long hash = Likeness.hash(loaded.master().current().content().media());
        if (hash == null) {
            return List.of();
        }
        List<LookAlikes.Alike> found = alikes.of(hash, loaded.master().masterId(), LOOKED_AT);
        Set<UUID> hidden = visibility.hidden(
                caller.role(), found.stream().map(LookAlikes.Alike::masterId).toList());
        return found.stream()
                .filter(each -> !hidden.contains(each.masterId()))
                .limit(SHOWN)
                .map(each -> new NearBody(each.masterId(), each.title(), each.fileName(), each.distance()))
                .toList();
    }
}
