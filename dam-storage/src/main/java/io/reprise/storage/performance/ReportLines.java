package io.reprise.storage.performance;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a text into records as RFC 4180 has them, with lines that end in LF or CRLF. What is too long or has too many columns is passed
 * over without being kept in memory, so no line can exhaust it.
 */
public final class ReportLines {
    /** Characters of one record. */
    static final int LONGEST = 1 << 20;

    static final int MOST_COLUMNS = 1_000;

    private final Reader text;
    private final char[] buffer = new char[1 << 15];
    private final StringBuilder field = new StringBuilder();
    private int at;
    private int filled;
    private long line = 1;
    private long start = 1;
    private boolean quoted;

    public ReportLines(Reader text) {
        this.text = text;
    }

    /** Whether this is the first character but for blanks and line breaks, which are passed over. */
    boolean beginsWith(char wanted) throws IOException {
        for (int c = peek(); c >= 0 && Character.isWhitespace(c) && c != '\t'; c = peek()) {
            read();
        }
        return peek() == wanted;
    }

    /**
     * What came next.
     *
     * @param fields empty where there is a fault
     * @param fault code of what is wrong with it as a whole
     */
    public record Line(
            long number, List<String> fields, @Nullable String fault) {
        public boolean isBlank() {
            return fault == null && fields.size() == 1 && fields.getFirst().isBlank();
        }
    }

    /** The record that follows, or null at the end. With a delimiter of 0 a record is a line as it is. */
    public @Nullable Line next(char delimiter) throws IOException {
        start = line;
        field.setLength(0);
        quoted = false;
        List<String> fields = new ArrayList<>();
        int length = 0;
        int read = read();
        if (read < 0) {
            return null;
        }
        for (int c = read; ; c = read()) {
            if (++length > LONGEST) {
                skipLine(c);
                return new Line(start, List.of(), "line-too-long");
            }
            if (c < 0 || (c == '\n' && !quoted)) {
                if (quoted) {
                    return new Line(start, List.of(), "quote-not-closed");
                }
                fields.add(taken());
                return new Line(start, fields, null);
            }
            if (c == delimiter && !quoted && delimiter != 0) {
                fields.add(taken());
                if (fields.size() >= MOST_COLUMNS) {
                    skipLine(c);
                    return new Line(start, List.of(), "too-many-columns");
                }
            } else if (c == '"' && delimiter != 0) {
                quote();
            } else if (c != '\r' || quoted) {
                field.append((char) c);
            }
        }
    }

    /** A quote opens at the start of a field, closes inside, and twice stands for itself. */
    private void quote() throws IOException {
        if (!quoted && field.isEmpty()) {
            quoted = true;
        } else if (quoted && peek() == '"') {
            read();
            field.append('"');
        } else if (quoted) {
            quoted = false;
        } else {
            field.append('"');
        }
    }

    private String taken() {
        String text = field.toString();
        field.setLength(0);
        return text;
    }

    /** To the end of the line whatever quotes are open: an open one would swallow the rest of the report. */
    private void skipLine(int from) throws IOException {
        quoted = false;
        for (int c = from; c >= 0 && c != '\n'; ) {
            c = read();
        }
    }

    private int peek() throws IOException {
        return at < filled || fill() ? buffer[at] : -1;
    }

    private int read() throws IOException {
        if (at == filled && !fill()) {
            return -1;
        }
        char c = buffer[at++];
        if (c == '\n') {
            line++;
        }
        return c;
    }

    private boolean fill() throws IOException {
        at = 0;
        filled = Math.max(0, text.read(buffer));
        return filled > 0;
    }
}
