package io.reprise.api.demo;

/**
 * How a shot does against what is usual in a shop; 1 is usual. The sample tells four stories, each to be found on the page:
 * one shot that wins, one that is bought and sent back, one with three orders out of twenty looks, and one that wins in
 * China and that nobody has listed in the US.
 *
 * @param reach how often it is seen
 */
record Appeal(double reach, double clicks, double orders, double returns) {
    static final int WINNER = 0;
    static final int SENT_BACK = 8;
    static final int LUCKY = 31;
    static final int OVERLOOKED = 20;

    static Appeal of(Shot shot, Shop shop) {
        int number = shot.number();
        if (shop == Shop.AMAZON && number == WINNER) {
            return new Appeal(1.6, 1.5, 1.3, 0.8);
        }
        if (shop == Shop.AMAZON && number == SENT_BACK) {
            return new Appeal(1.2, 1.35, 1.35, 7);
        }
        if (shop == Shop.TAOBAO && number == OVERLOOKED) {
            return new Appeal(1.4, 1.5, 1.35, 0.7);
        }
        return new Appeal(
                spread(number, shop, 11, 0.6, 1.3),
                spread(number, shop, 7, 0.8, 1.15),
                spread(number, shop, 13, 0.85, 1.12),
                spread(number, shop, 17, 0.7, 1.3));
    }

    /** Somewhere from {@code least} to {@code most}: the same for the same shot, and without any order among them. */
    private static double spread(int number, Shop shop, int salt, double least, double most) {
        int step = (number * 37 + shop.number() * salt * 29) % 101;
        return least + (most - least) * step / 100;
    }
}
