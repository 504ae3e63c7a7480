package io.reprise.domain.shared;

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

    /** Length in Unicode code points. */
    public static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
