package io.reprise.domain.field;

/**
 * One of the values that a field offers.
 *
 * @param key what is stored and searched for: letters and digits of ASCII, {@code _} and {@code -}, at most 64
 * @param retired whether masters that do not have it yet can no longer get it
 */
public record Choice(String key, Labels labels, boolean retired) {}
