package io.reprise.api.idempotency;

/**
 * The name a client gave to a request, from {@code Idempotency-Key}. Controllers of state-changing POSTs take it as a
 * nullable parameter.
 *
 * @param value 1 to 255 visible ASCII characters
 */
public record IdempotencyKey(String value) {}
