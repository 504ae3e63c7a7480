package io.reprise.search.master;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What somebody has typed so far: each of its words begins a word of what it may become.
 *
 * @param typed with its punctuation, which numbers of products have
 */
record Beginning(List<String> words, String text, String typed) {
    private static final int LONGEST = 100;
    private static final int SHORTEST_NUMBER = 2;
    /** Of GTIN-13, -12 and -8, which are kept with 14 digits. */
    private static final List<String> LEADING_ZEROS = List.of("", "0", "00", "000000");

    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    static Beginning of(String typed) {
        String folded = fold(typed.substring(0, Math.min(typed.length(), LONGEST)));
        List<String> words =
                BETWEEN.splitAsStream(folded).filter(word -> !word.isEmpty()).toList();
        return new Beginning(words, String.join(" ", words), folded.strip());
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

    boolean mayBeNumber() {
        return typed.length() >= SHORTEST_NUMBER && typed.indexOf(' ') < 0;
    }

    boolean isOfSku(String sku) {
        return mayBeNumber() && fold(sku).startsWith(typed);
    }

    /** What GTINs of 14 digits may begin with. */
    List<String> gtins() {
        return typed.length() <= 14 && typed.matches("[0-9]{" + SHORTEST_NUMBER + ",}")
                ? LEADING_ZEROS.stream().map(zeros -> zeros + typed).toList()
                : List.of();
    }

    /** The GTIN as somebody writes it who began so. */
    Optional<String> completedGtin(String gtin) {
        return gtins().stream()
                .filter(gtin::startsWith)
                .map(begun -> gtin.substring(begun.length() - typed.length()))
                .findFirst();
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
