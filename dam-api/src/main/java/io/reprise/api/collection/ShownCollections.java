package io.reprise.api.collection;

import io.reprise.api.account.Names;
import io.reprise.api.gate.Caller;
import io.reprise.api.gate.Role;
import io.reprise.api.problem.Refusal;
import io.reprise.api.rights.Visibility;
import io.reprise.storage.collection.CollectionRows;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Shows collections: what the caller must not see is not counted either. */
@Component
class ShownCollections {
    /** More than anybody looks through. */
    private static final int MOST = 1_000;

    private final CollectionRows rows;
    private final Visibility visibility;
    private final Names names;

    ShownCollections(CollectionRows rows, Visibility visibility, Names names) {
        this.rows = rows;
        this.visibility = visibility;
        this.names = names;
    }

    List<CollectionBody> page(Caller caller, @Nullable UUID after, int size) {
        return bodies(rows.page(after, size, visibility.hidingRights(caller.role())));
    }

    long count() {
        return rows.count();
    }

    /** @throws Refusal 404 where there is none */
    CollectionBody find(Caller caller, UUID id) {
        Role role = caller.role();
        return rows.find(id, visibility.hidingRights(role))
                .map(row -> bodies(List.of(row)).getFirst())
                .orElseThrow(
                        () -> new Refusal(HttpStatus.NOT_FOUND, "not-found", "There is no such collection.", Map.of()));
    }

    /** @throws Refusal 409 {@code too-many-collections} */
    void requireRoom() {
        if (rows.count() >= MOST) {
            throw new Refusal(
                    HttpStatus.CONFLICT,
                    "too-many-collections",
                    "There are as many collections as there may be.",
                    Map.of("limit", MOST));
        }
    }

    private List<CollectionBody> bodies(Collection<CollectionRows.Row> found) {
        Map<String, String> people =
                names.of(found.stream().map(row -> "user:" + row.owner()).collect(Collectors.toSet()));
        return found.stream()
                .map(row -> CollectionBody.of(row, people.get("user:" + row.owner())))
                .toList();
    }
}
