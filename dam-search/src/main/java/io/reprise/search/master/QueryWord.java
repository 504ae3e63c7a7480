package io.reprise.search.master;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** One word of what somebody typed. Nothing in it is an operator; what cannot match anything is left out. */
record QueryWord(String text) {
    private static final int LONGEST_QUERY = 2_000;
    private static final int MOST_WORDS = 64;
    private static final Pattern BETWEEN = Pattern.compile("[\\s\\p{Cntrl}\\p{Z}\"'“”‘’,;，。、；！？（）()\\[\\]{}《》]+");

    /** Too frequent to tell one master from another (Lucene's English list). */
    private static final Set<String> STOP = Set.of(
            "a", "an", "and", "are", "as", "at", "be", "but", "by", "for", "if", "in", "into", "is", "it", "no", "not",
            "of", "on", "or", "such", "that", "the", "their", "then", "there", "these", "they", "this", "to", "was",
            "will", "with");

    /** Words of a query; at most 64 of its first 2,000 characters. */
    static List<QueryWord> of(String q) {
        String text = Normalizer.normalize(q.substring(0, Math.min(q.length(), LONGEST_QUERY)), Normalizer.Form.NFKC);
        List<QueryWord> words = BETWEEN.splitAsStream(text)
                .filter(QueryWord::canMatch)
                .flatMap(word -> withoutColour(word).stream())
                .limit(MOST_WORDS)
                .map(QueryWord::new)
                .toList();
        List<QueryWord> telling = words.stream()
                .filter(word -> !STOP.contains(word.text().toLowerCase(Locale.ROOT)))
                .toList();
        return telling.isEmpty() ? words : telling;
    }

    private static boolean canMatch(String word) {
        return word.codePoints()
                .anyMatch(c -> Character.isLetterOrDigit(c) || Character.getType(c) == Character.OTHER_SYMBOL);
    }

    /** Chinese has no spaces: the colour before or after a thing is a word of its own. */
    private static List<String> withoutColour(String word) {
        int start = ColourNames.atStart(word);
        if (start > 0 && start < word.length()) {
            return List.of(word.substring(0, start), word.substring(start));
        }
        int end = ColourNames.atEnd(word);
        if (end > 0 && end < word.length()) {
            return List.of(word.substring(0, word.length() - end), word.substring(word.length() - end));
        }
        return List.of(word);
    }

    /** Whether it is written without spaces between words, so that its characters must follow each other. */
    boolean isUnspaced() {
        return text.codePoints().anyMatch(Character::isIdeographic);
    }

    /** The 14-digit forms it may be as a GTIN (8, 12, 13 or 14 digits); none if it is not. */
    static List<String> gtins(String word) {
        if (!word.matches("[0-9]{8}|[0-9]{12,14}")) {
            return List.of();
        }
        return List.of("0".repeat(14 - word.length()) + word);
    }
}
