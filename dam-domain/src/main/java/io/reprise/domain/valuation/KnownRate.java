package io.reprise.domain.valuation;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A recorded rate of exchange.
 *
 * @param rate units of {@code quote} for one of {@code base}
 * @param date the day it is of
 * @param recordedAt from when on it is known
 */
public record KnownRate(UUID rateId, String base, String quote, BigDecimal rate, LocalDate date, Instant recordedAt) {}
