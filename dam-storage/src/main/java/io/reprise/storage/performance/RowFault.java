package io.reprise.storage.performance;

/** What is wrong with a line: the code, and the column that it is about. */
final class RowFault extends Exception {
    private static final long serialVersionUID = 1L;

    private final String code;
    private final String column;

    RowFault(String code, ReportColumn column) {
        this(code, column.title());
    }

    RowFault(String code, String column) {
        super(code, null, false, false);
        this.code = code;
        this.column = column;
    }

    String code() {
        return code;
    }

    String column() {
        return column;
    }
}
