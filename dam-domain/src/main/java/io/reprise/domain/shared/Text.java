package io.reprise.domain.shared;

import java.text.Normalizer;

/** What any stored text must be: free of control characters that no database or page can hold, and paired surrogates. */
public final class Text {
    private Text() {}

    /** Whether the text has no control character (but tab and line breaks) and no half of a surrogate pair. */
    public static boolean isClean(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c) || (Character.isISOControl(c) && c != '\t' && c != '\n' && c != '\r')) {
                return false;
            }
        }
        return true;
    }

    /** One writing for what looks the same: "é" may come as one character or as two (Unicode Annex 15, form C). */
    public static String composed(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    /** Length in Unicode code points. */
    public static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
