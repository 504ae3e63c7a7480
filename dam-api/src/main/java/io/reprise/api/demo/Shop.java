package io.reprise.api.demo;

/** Where the demo sells, and what is usual there. */
public enum Shop {
    AMAZON("amazon", "US", "USD", 1, 1, 0.018, 0.055, 0.07, 0.35),
    TAOBAO("taobao", "CN", "CNY", 2, 7, 0.030, 0.040, 0.11, 0.90);

    private final String channel;
    private final String market;
    private final String currency;
    private final int number;
    private final int perUnit;
    private final double clickRate;
    private final double orderRate;
    private final double returnRate;
    private final double costOfClick;

    Shop(
            String channel,
            String market,
            String currency,
            int number,
            int perUnit,
            double clickRate,
            double orderRate,
            double returnRate,
            double costOfClick) {
        this.channel = channel;
        this.market = market;
        this.currency = currency;
        this.number = number;
        this.perUnit = perUnit;
        this.clickRate = clickRate;
        this.orderRate = orderRate;
        this.returnRate = returnRate;
        this.costOfClick = costOfClick;
    }

    public String channel() {
        return channel;
    }

    public String market() {
        return market;
    }

    public String currency() {
        return currency;
    }

    /** The listing in which the shot stands. */
    public String listing(Shot shot) {
        return this == AMAZON ? "B0DEMO%04d".formatted(shot.number()) : "68%010d".formatted(shot.number());
    }

    /** Whether somebody thought of listing it here. A season that has not begun has no listings. */
    public boolean lists(Shot shot) {
        return shot.standing() != Standing.EMBARGOED && !(this == AMAZON && shot.number() == Appeal.OVERLOOKED);
    }

    int number() {
        return number;
    }

    int price(Shot shot) {
        return shot.units() * perUnit;
    }

    double clickRate() {
        return clickRate;
    }

    double orderRate() {
        return orderRate;
    }

    double returnRate() {
        return returnRate;
    }

    double costOfClick() {
        return costOfClick;
    }
}
