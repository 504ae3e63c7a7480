package io.reprise.api.cli;

/** Text of others made fit for one line of a terminal. */
final class Printable {
    private static final int LONGEST = 500;

    private Printable() {}

    /** Control and direction-changing characters become spaces: a file name must not be able to steer the terminal. */
    static String line(String text) {
        StringBuilder line = new StringBuilder();
        text.codePoints().limit(LONGEST).forEach(each -> line.appendCodePoint(steers(each) ? ' ' : each));
        return line.toString();
    }

    private static boolean steers(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
