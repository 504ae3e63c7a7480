package io.reprise.api.search;

import io.reprise.api.problem.InvalidRequest;
import io.reprise.api.rights.Places;
import io.reprise.domain.shared.FieldError;
import io.reprise.domain.shared.Text;
import io.reprise.storage.field.Fields;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;
import tools.jackson.databind.JsonNode;

/** A query that is kept to be asked again: what is looked for, without what belongs to one look at the hits. */
@Component
public class KeptQuery {
    private static final int LONGEST = 8_000;
    private static final Set<String> OF_ONE_PAGE =
            Set.of("cursor", "from", "badges", OwnMarks.SHOWN, "size", "after", "facets", "explain");
    private static final Set<String> PERSONAL = Set.of(OwnMarks.RATED, OwnMarks.FLAG);

    private final Places places;
    private final Fields fields;
    private final SearchScope scope;

    KeptQuery(Places places, Fields fields, SearchScope scope) {
        this.places = places;
        this.fields = fields;
        this.scope = scope;
    }

    /**
     * Refuses now what could never be searched for; a channel, market or collection that goes later is the search's to
     * say.
     *
     * @param given as {@code POST /search} takes it
     * @return its members with their values
     */
    public MultiValueMap<String, String> read(JsonNode given) {
        if (given.isMissingNode() || given.isNull()) {
            throw wrong("/query", "required");
        }
        if (given.toString().length() > LONGEST) {
            throw wrong("/query", "too-long");
        }
        MultiValueMap<String, String> members = SearchForm.parameters(given);
        members.forEach((member, values) -> {
            if (OF_ONE_PAGE.contains(member)) {
                throw wrong("/query/" + member, "unknown-member");
            }
            if (!values.stream().allMatch(Text::isClean)) {
                throw wrong("/query/" + member, "control-character");
            }
        });
        scope.collection(members);
        SearchForm.query(members, fields)
                .market(HitPerformance.market(
                        members, SearchPlaces.of(members, places).shown()))
                .build();
        return members;
    }

    /** The same for what everybody looks at, who each have marks of their own. */
    public MultiValueMap<String, String> readForAll(JsonNode given) {
        MultiValueMap<String, String> members = read(given);
        PERSONAL.stream().filter(members::containsKey).findFirst().ifPresent(member -> {
            throw wrong("/query/" + member, "personal");
        });
        return members;
    }

    private static InvalidRequest wrong(String pointer, String code) {
        return new InvalidRequest(List.of(new FieldError(pointer, code)));
    }
}
