package io.reprise.api.idempotency;

/**
 * The name a client gave to a request, from {@code Idempotency-Key}.
 *
 * @param value 1 to 255 visible ASCII characters
 */
record IdempotencyKey(String value) {}
