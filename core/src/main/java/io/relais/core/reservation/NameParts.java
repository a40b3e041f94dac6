package io.relais.core.reservation;

import java.util.List;
import java.util.stream.IntStream;

/** Words as the search compares them. */
final class NameParts {
    private NameParts() {}

    /** Without meaning for {@code like}. */
    static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    /** True when there is a letter or digit in it. */
    static boolean isWord(String word) {
        return word.codePoints().anyMatch(Character::isLetterOrDigit);
    }

    /** The word with each two neighbours changed about. */
    static List<String> swaps(String word) {
        return IntStream.range(0, word.length() - 1)
                .filter(i -> word.charAt(i) != word.charAt(i + 1))
                .mapToObj(i -> word.substring(0, i) + word.charAt(i + 1) + word.charAt(i) + word.substring(i + 2))
                .toList();
    }
}
