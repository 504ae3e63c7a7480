package io.reprise.api.search;

import io.reprise.api.gate.Caller;
import io.reprise.api.gate.Role;
import io.reprise.api.performance.ScoreBody;
import io.reprise.api.problem.InvalidRequest;
import io.reprise.api.rights.Place;
import io.reprise.domain.shared.FieldError;
import io.reprise.search.master.MasterHits;
import io.reprise.search.master.MasterQuery;
import io.reprise.storage.performance.MasterScore;
import io.reprise.storage.performance.MasterScores;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;

/** What a search says of how its hits do where they are to be used. */
@Component
class HitPerformance {
    private static final Set<Role> MONEY = Set.of(Role.MARKETER, Role.FINANCE, Role.ADMIN);

    private final MasterScores scores;

    HitPerformance(MasterScores scores) {
        this.scores = scores;
    }

    /** @throws InvalidRequest if a number of impressions is asked for that is none, or of nowhere */
    static MasterQuery.@Nullable Market market(MultiValueMap<String, String> parameters, @Nullable Place place) {
        String least = parameters.getFirst("minImpressions");
        long impressions = least == null ? 0 : number(least);
        if (place == null) {
            if (least != null) {
                throw new InvalidRequest(List.of(new FieldError("/channel", "required")));
            }
            return null;
        }
        return new MasterQuery.Market(place.channel(), place.market(), impressions);
    }

    private static long number(String text) {
        if (!text.matches("[0-9]{1,15}")) {
            throw new InvalidRequest(List.of(new FieldError("/minImpressions", "malformed")));
        }
        return Long.parseLong(text);
    }

    /** By master, of those of which anything is known there. */
    Map<UUID, ScoreBody> of(Caller caller, List<MasterHits.Hit> hits, @Nullable Place place, boolean explained) {
        if (place == null || hits.isEmpty()) {
            return Map.of();
        }
        boolean money = MONEY.contains(caller.role());
        return scores.of(hits.stream().map(MasterHits.Hit::masterId).toList(), place.channel(), place.market()).stream()
                .collect(Collectors.toMap(MasterScore::masterId, each -> ScoreBody.of(each, explained, money)));
    }
}
