package io.reprise.api.search;

import java.time.Instant;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** @param query the members of a search, as {@code POST /search} takes them */
record SavedSearch(UUID id, String name, JsonNode query, Instant createdAt) {}
