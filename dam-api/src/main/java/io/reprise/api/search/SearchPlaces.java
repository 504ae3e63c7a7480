package io.reprise.api.search;

import io.reprise.api.problem.InvalidRequest;
import io.reprise.api.rights.Place;
import io.reprise.api.rights.Places;
import io.reprise.domain.shared.FieldError;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * Where a search's hits are to be used.
 *
 * @param usable only hits that may be published there, or null for all
 * @param named where each hit says whether it may be published, or null
 */
record SearchPlaces(@Nullable Place usable, @Nullable Place named) {

    /** @throws InvalidRequest if a channel, market or day is none */
    static SearchPlaces of(MultiValueMap<String, String> parameters, Places places) {
        List<FieldError> errors = new ArrayList<>();
        String filter = parameters.getFirst("usable");
        String channel = parameters.getFirst("channel");
        String market = parameters.getFirst("market");
        Place usable = filter == null ? null : places.readUsable(filter, errors);
        Place named = channel == null && market == null ? null : places.read(channel, market, null, errors);
        if (!errors.isEmpty()) {
            throw new InvalidRequest(errors);
        }
        return new SearchPlaces(usable, named);
    }

    @Nullable
    Place shown() {
        return named == null ? usable : named;
    }
}
