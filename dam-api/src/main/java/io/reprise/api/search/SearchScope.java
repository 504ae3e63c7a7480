package io.reprise.api.search;

import io.reprise.api.gate.Caller;
import io.reprise.api.problem.InvalidRequest;
import io.reprise.api.problem.Refusal;
import io.reprise.domain.collection.CollectionKind;
import io.reprise.domain.shared.FieldError;
import io.reprise.search.master.MasterQuery;
import io.reprise.storage.collection.CollectionRows;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;

/** What of the library a search is kept to: what is in a collection, what the caller has marked, or what is both. */
@Component
class SearchScope {
    static final String COLLECTION = "collection";

    private final CollectionRows collections;
    private final OwnMarks marks;

    SearchScope(CollectionRows collections, OwnMarks marks) {
        this.collections = collections;
        this.marks = marks;
    }

    /**
     * What these parameters leave, or null for all of the library. Limits of what may be seen come on top.
     *
     * @throws InvalidRequest for values that are none, and for a collection that is not there
     * @throws Refusal 422 {@code too-many-marked} or {@code collection-live}
     */
    MasterQuery.@Nullable Among among(Caller caller, MultiValueMap<String, String> parameters) {
        MasterQuery.Among marked = marks.among(caller, parameters);
        UUID collection = collection(parameters);
        if (collection == null) {
            return marked;
        }
        List<UUID> in = collections.masters(collection);
        String name = COLLECTION + " " + collection;
        if (marked == null) {
            return new MasterQuery.Among(name, in, false);
        }
        Set<UUID> some = new HashSet<>(marked.masterIds());
        List<UUID> both =
                in.stream().filter(id -> some.contains(id) != marked.without()).toList();
        return new MasterQuery.Among(name + " " + marked.name(), both, false);
    }

    /**
     * The manual collection that is asked for, or null for none.
     *
     * @throws InvalidRequest for one that is not there
     * @throws Refusal 422 {@code collection-live}
     */
    @Nullable
    UUID collection(MultiValueMap<String, String> parameters) {
        String asked = parameters.getFirst(COLLECTION);
        if (asked == null) {
            return null;
        }
        UUID id = id(asked);
        CollectionKind kind = collections.kind(id).orElseThrow(() -> wrong("unknown-collection"));
        if (kind == CollectionKind.LIVE) {
            throw new Refusal(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "collection-live",
                    "What is in a live collection is what its query finds.",
                    Map.of("collection", id.toString()));
        }
        return id;
    }

    private static UUID id(String text) {
        try {
            UUID id = UUID.fromString(text);
            if (id.toString().equalsIgnoreCase(text)) {
                return id;
            }
        } catch (IllegalArgumentException malformed) {
            // Said below, as what only looks like one is.
        }
        throw wrong("malformed");
    }

    private static InvalidRequest wrong(String code) {
        return new InvalidRequest(List.of(new FieldError("/" + COLLECTION, code)));
    }
}
