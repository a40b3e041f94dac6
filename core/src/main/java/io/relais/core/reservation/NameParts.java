package io.relais.core.reservation;

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
}
