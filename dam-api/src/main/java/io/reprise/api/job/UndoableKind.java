package io.reprise.api.job;

/**
 * A bean of this type says that jobs of that kind can be taken back, master by master: their items are about masters, and
 * say in their result whether they have {@code changed} anything.
 *
 * @param kind as in {@code NewJob}, in kebab-case
 */
public record UndoableKind(String kind) {}
