package io.reprise.api.search;

import io.reprise.api.document.Answers;
import io.reprise.api.gate.Caller;
import io.reprise.api.gate.Capability;
import io.reprise.api.gate.Gate;
import io.reprise.api.id.Ids;
import io.reprise.api.idempotency.Once;
import io.reprise.api.page.Page;
import io.reprise.api.page.PageRequest;
import io.reprise.api.problem.InvalidRequest;
import io.reprise.api.problem.Refusal;
import io.reprise.domain.shared.FieldError;
import io.reprise.domain.shared.Text;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Searches that a person keeps under a name. */
@RestController
@RequestMapping("/api/v1/saved-searches")
class SavedSearchController {
    private static final int LONGEST_NAME = 100;

    private final SavedSearches searches;
    private final KeptQuery queries;

    SavedSearchController(SavedSearches searches, KeptQuery queries) {
        this.searches = searches;
        this.queries = queries;
    }

    @GetMapping
    @Gate(Capability.ANY_SIGNED_IN)
    Page<SavedSearch> list(
            Caller caller,
            @RequestParam(required = false) @Nullable Integer size,
            @RequestParam(required = false) @Nullable String cursor) {
        PageRequest page = PageRequest.of(size, cursor);
        return Page.of(
                searches.page(caller.personId(), page.after(), page.size() + 1),
                page.size(),
                searches.count(caller.personId()),
                search -> PageRequest.cursor(search.id()));
    }

    @PostMapping
    @Gate(Capability.ANY_SIGNED_IN)
    @Answers({201, 409})
    ResponseEntity<SavedSearch> save(Caller caller, Once once, @RequestBody JsonNode body) {
        String name = name(body.path("name"));
        JsonNode query = body.path("query");
        queries.read(query);
        UUID id = once.with(body).inTransaction(201, () -> {
            UUID made = Ids.next();
            searches.add(made, caller.personId(), name, query);
            return made;
        });
        return ResponseEntity.created(URI.create("/api/v1/saved-searches/" + id))
                .body(searches.find(caller.personId(), id).orElseThrow(SavedSearchController::notThere));
    }

    @DeleteMapping("/{id}")
    @Gate(Capability.ANY_SIGNED_IN)
    @Answers(204)
    ResponseEntity<Void> remove(Caller caller, @PathVariable UUID id) {
        if (!searches.remove(caller.personId(), id)) {
            throw notThere();
        }
        return ResponseEntity.noContent().build();
    }

    private static String name(JsonNode given) {
        if (!given.isString()) {
            throw wrong("/name", given.isMissingNode() || given.isNull() ? "required" : "not-text");
        }
        String name = Text.composed(given.stringValue()).strip();
        if (name.isEmpty()) {
            throw wrong("/name", "blank");
        }
        if (!Text.isClean(name)) {
            throw wrong("/name", "control-character");
        }
        if (Text.length(name) > LONGEST_NAME) {
            throw wrong("/name", "too-long");
        }
        return name;
    }

    private static InvalidRequest wrong(String pointer, String code) {
        return new InvalidRequest(List.of(new FieldError(pointer, code)));
    }

    private static Refusal notThere() {
        return new Refusal(HttpStatus.NOT_FOUND, "not-found", "There is no such thing.", Map.of());
    }
}
