package io.reprise.storage.masters;

/** Wrong on purpose: the noun is master. */
public record MisplacedTable(int rows) {}
