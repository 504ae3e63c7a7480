package io.reprise.api.search;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.reprise.api.rights.Place;
import io.reprise.domain.rights.RightsSnapshot;
import io.reprise.search.master.MasterHits;
import io.reprise.storage.performance.PerformanceSeries;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is to be known of a hit before it is used. */
@Component
class Badges {
    private final PerformanceSeries performance;

    Badges(PerformanceSeries performance) {
        this.performance = performance;
    }

    /** In the order of their weight. */
    enum Badge {
        /** Now; only those who may see it at all are told. */
        @JsonProperty("embargoed")
        EMBARGOED,
        /** Made with AI, or in part. */
        @JsonProperty("ai")
        AI,
        /** A variant was made from an older version. */
        @JsonProperty("stale")
        STALE,
        /** Does better than usual somewhere and is not live in the market asked about. */
        @JsonProperty("under-used")
        UNDER_USED
    }

    /** @param place that was asked about, or null */
    Map<UUID, List<Badge>> of(List<MasterHits.Hit> hits, Map<UUID, RightsSnapshot> rights, @Nullable Place place) {
        Instant now = Instant.now();
        Set<UUID> underUsed = place == null || hits.isEmpty()
                ? Set.of()
                : performance.underUsed(
                        hits.stream().map(MasterHits.Hit::masterId).toList(), place.channel(), place.market());
        Map<UUID, List<Badge>> badges = new HashMap<>();
        for (MasterHits.Hit hit : hits) {
            List<Badge> of = new ArrayList<>();
            if (rights.getOrDefault(hit.masterId(), RightsSnapshot.UNKNOWN).embargoed(now)) {
                of.add(Badge.EMBARGOED);
            }
            if (hit.ai()) {
                of.add(Badge.AI);
            }
            if (hit.stale()) {
                of.add(Badge.STALE);
            }
            if (underUsed.contains(hit.masterId())) {
                of.add(Badge.UNDER_USED);
            }
            badges.put(hit.masterId(), of);
        }
        return badges;
    }
}
