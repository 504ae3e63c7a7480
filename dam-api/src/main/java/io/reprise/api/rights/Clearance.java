package io.reprise.api.rights;

import io.reprise.domain.rights.RightsSnapshot;
import io.reprise.domain.rights.Use;

/**
 * Which of the masters a search is to find, by whether they may be published somewhere.
 *
 * @param cleared those that may, or those that may not
 */
public record Clearance(Place place, boolean cleared) {

    boolean admits(RightsSnapshot rights) {
        return clears(rights) == cleared;
    }

    boolean clears(RightsSnapshot rights) {
        return place.decide(rights, Use.PUBLISH).allowed();
    }

    /** Part of what a search is. */
    String name() {
        return (cleared ? "" : "not ") + place.channel() + ":" + place.market();
    }
}
