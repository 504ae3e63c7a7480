package io.reprise.search.wrong;

import io.reprise.storage.event.Commands;

/** Wrong on purpose: search must not know storage. */
public record SearchThatStores(Commands commands) {}
