package io.reprise.storage.performance;

/** What a row is about, from fine to coarse; the number is what tables hold. A finer row hides the coarser ones. */
enum Grain {
    VARIANT(0, ReportColumn.VARIANT),
    LISTING(1, ReportColumn.LISTING),
    MASTER(2, ReportColumn.MASTER),
    SKU(3, ReportColumn.SKU);

    private final int number;
    private final ReportColumn column;

    Grain(int number, ReportColumn column) {
        this.number = number;
        this.column = column;
    }

    int number() {
        return number;
    }

    ReportColumn column() {
        return column;
    }
}
