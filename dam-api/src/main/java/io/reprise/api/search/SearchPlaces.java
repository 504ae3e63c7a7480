package io.reprise.api.search;

import io.reprise.api.problem.InvalidRequest;
import io.reprise.api.rights.Clearance;
import io.reprise.api.rights.Place;
import io.reprise.api.rights.Places;
import io.reprise.domain.shared.FieldError;
import io.reprise.search.master.MasterQuery;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * Where a search's hits are to be used.
 *
 * @param only hits that may be published somewhere, or that may not; null for all
 * @param named where each hit says whether it may be published, or null
 */
record SearchPlaces(@Nullable Clearance only, @Nullable Place named) {
    static final String USABLE = "usable";
    static final String NOT_USABLE = MasterQuery.WITHOUT + USABLE;

    /** @throws InvalidRequest if a channel, market or day is none, or both are asked for */
    static SearchPlaces of(MultiValueMap<String, String> parameters, Places places) {
        List<FieldError> errors = new ArrayList<>();
        Clearance only = clearance(parameters, USABLE, true, places, errors);
        Clearance not = clearance(parameters, NOT_USABLE, false, places, errors);
        if (only != null && not != null) {
            errors.add(new FieldError("/" + NOT_USABLE, "contradicts"));
        }
        String channel = parameters.getFirst("channel");
        String market = parameters.getFirst("market");
        String on = parameters.getFirst("on");
        Place named = channel == null && market == null && on == null ? null : places.read(channel, market, on, errors);
        if (!errors.isEmpty()) {
            throw new InvalidRequest(errors);
        }
        return new SearchPlaces(only == null ? not : only, named);
    }

    private static @Nullable Clearance clearance(
            MultiValueMap<String, String> parameters,
            String name,
            boolean cleared,
            Places places,
            List<FieldError> errors) {
        String text = parameters.getFirst(name);
        Place place = text == null ? null : places.readUsable(name, text, errors);
        return place == null ? null : new Clearance(place, cleared);
    }

    @Nullable
    Place shown() {
        return named == null && only != null ? only.place() : named;
    }
}
