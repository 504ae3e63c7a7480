package io.reprise.domain.valuation;

import io.reprise.domain.money.Money;
import java.time.Instant;
import java.time.LocalDate;

/**
 * What a figure needs to know of an entry of the ledger.
 *
 * @param amount what it adds, negative for a reversal
 * @param effective the day it is of
 * @param recordedAt from when on it is known
 */
public record CostEntry(Money amount, LocalDate effective, Instant recordedAt) {}
