package io.reprise.domain.publication;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Makes one part of a file name out of any text: letters and digits of all scripts, {@code . - _}, and nothing else.
 *
 * <p>Source of what Windows does not take: Microsoft, "Naming Files, Paths, and Namespaces"
 * (https://learn.microsoft.com/en-us/windows/win32/fileio/naming-a-file): {@code < > : " / \ | ? *}, control characters, a
 * dot or a space at the end, and the names of devices, whatever follows their first dot.
 */
final class SafeName {
    private static final Pattern DEVICE = Pattern.compile("(con|prn|aux|nul|(com|lpt)[0-9\u00b9\u00b2\u00b3])(\\..*)?");

    private SafeName() {}

    /** @param mostBytes what remains of a longer text, in bytes of UTF-8 */
    static String of(String text, int mostBytes) {
        StringBuilder safe = new StringBuilder();
        String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
        int bytes = 0;
        for (int i = 0; i < composed.length(); ) {
            int c = composed.codePointAt(i);
            i += Character.charCount(c);
            int kept = isKept(c, safe) ? c : '_';
            bytes += bytes(kept);
            if (bytes > mostBytes) {
                break;
            }
            safe.appendCodePoint(kept);
        }
        if (safe.isEmpty() || safe.charAt(safe.length() - 1) == '.') {
            safe.append('_');
        }
        return DEVICE.matcher(safe.toString().toLowerCase(Locale.ROOT)).matches() ? "_" + safe : safe.toString();
    }

    /** A dot begins hidden files, two of them lead out of a folder, and a dash begins options of commands. */
    private static boolean isKept(int c, StringBuilder before) {
        boolean first = before.isEmpty();
        return switch (c) {
            case '.' -> !first && before.charAt(before.length() - 1) != '.';
            case '-' -> !first;
            case '_' -> true;
            default -> Character.isLetterOrDigit(c) || (!first && isAccent(c));
        };
    }

    private static boolean isAccent(int c) {
        int type = Character.getType(c);
        boolean selectsVariant = (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF);
        return (type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK) && !selectsVariant;
    }

    private static int bytes(int c) {
        return c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
    }
}
