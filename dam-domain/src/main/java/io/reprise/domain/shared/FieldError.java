package io.reprise.domain.shared;

/**
 * One thing wrong in a request.
 *
 * @param pointer JSON Pointer (RFC 6901) to the member
 * @param code stable and in kebab-case, for example {@code too-long}
 */
public record FieldError(String pointer, String code) {}
