package io.reprise.search.master;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What somebody has typed so far: each of its words begins a word of what it may become. */
record Beginning(List<String> words, String text) {
    private static final int LONGEST = 100;
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    static Beginning of(String typed) {
        String folded = fold(typed.substring(0, Math.min(typed.length(), LONGEST)));
        List<String> words =
                BETWEEN.splitAsStream(folded).filter(word -> !word.isEmpty()).toList();
        return new Beginning(words, String.join(" ", words));
    }

    boolean isEmpty() {
        return words.isEmpty();
    }

    /** The index matches the words in any order and single Chinese characters; this asks for the words as typed. */
    boolean isIn(String candidate) {
        String folded = fold(candidate);
        return words.stream().allMatch(word -> beginsWordOf(folded, word));
    }

    boolean starts(String candidate) {
        return fold(candidate).startsWith(text);
    }

    private static boolean beginsWordOf(String candidate, String word) {
        for (int at = candidate.indexOf(word); at >= 0; at = candidate.indexOf(word, at + 1)) {
            if (at == 0
                    || !Character.isLetterOrDigit(candidate.charAt(at - 1))
                    || Character.isIdeographic(candidate.charAt(at))) {
                return true;
            }
        }
        return false;
    }

    private static String fold(String text) {
        return MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
    }
}
