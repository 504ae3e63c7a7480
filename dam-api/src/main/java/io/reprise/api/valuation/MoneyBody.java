package io.reprise.api.valuation;

import io.reprise.domain.money.Money;

/** Money as clients see it: the amount is a text, because a JSON number may be read as a double. */
public record MoneyBody(String amount, String currency) {
    public static MoneyBody of(Money money) {
        return new MoneyBody(money.text(), money.currency());
    }
}
