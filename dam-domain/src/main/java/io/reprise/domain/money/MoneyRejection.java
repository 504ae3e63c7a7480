package io.reprise.domain.money;

import io.reprise.domain.shared.DomainRejection;
import java.time.LocalDate;
import java.util.Map;

/** Why something is no amount of money, or no day on which any was spent. */
public abstract sealed class MoneyRejection extends DomainRejection {
    private static final long serialVersionUID = 1L;

    private MoneyRejection(String code, Map<String, Object> params) {
        super(Kind.INVALID, code, params);
    }

    /** Not the ISO 4217 code of a currency that is paid in. */
    public static final class UnknownCurrency extends MoneyRejection {
        private static final long serialVersionUID = 1L;

        UnknownCurrency(String currency) {
            super("unknown-currency", currency.isEmpty() ? Map.of() : Map.of("currency", currency));
        }
    }

    /** Finer than the smallest unit of the currency. */
    public static final class WrongDigits extends MoneyRejection {
        private static final long serialVersionUID = 1L;

        WrongDigits(String currency, int digits) {
            super("wrong-digits", Map.of("currency", currency, "digits", digits));
        }
    }

    /** No plain number of at most 15 digits before and 4 after the point. */
    public static final class InvalidAmount extends MoneyRejection {
        private static final long serialVersionUID = 1L;

        InvalidAmount() {
            super("invalid-amount", Map.of());
        }
    }

    /** Nothing, or less, was spent. */
    public static final class NotPositive extends MoneyRejection {
        private static final long serialVersionUID = 1L;

        public NotPositive() {
            super("amount-not-positive", Map.of());
        }
    }

    /** Before photographs were bought, or not yet begun anywhere on earth when it was recorded. */
    public static final class DateOutOfRange extends MoneyRejection {
        private static final long serialVersionUID = 1L;

        DateOutOfRange(LocalDate first, LocalDate last) {
            super("date-out-of-range", Map.of("first", first.toString(), "last", last.toString()));
        }
    }
}
