package io.reprise.storage.performance;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Columns of a report, by the names that the contract gives them. */
enum ReportColumn {
    DATE("date"),
    CHANNEL("channel"),
    MARKET("market"),
    VARIANT("variant"),
    LISTING("listing"),
    MASTER("master"),
    SKU("sku"),
    IMPRESSIONS("impressions"),
    CLICKS("clicks"),
    ADD_TO_CARTS("addToCarts"),
    ORDERS("orders"),
    UNITS("units"),
    RETURNS("returns"),
    REVENUE("revenue"),
    CURRENCY("currency"),
    SPEND("spend");

    private final String title;

    ReportColumn(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    /** Upper and lower case are the same, since spreadsheets change them. */
    static Optional<ReportColumn> named(String header) {
        String wanted = header.strip().toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(each -> each.title.toLowerCase(Locale.ROOT).equals(wanted))
                .findFirst();
    }
}
