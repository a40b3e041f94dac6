package io.relais.connector.ical;

/** Letters of names, which are ASCII in every calendar. */
final class Ascii {
    private Ascii() {}

    /** Whether the bytes spell the upper-case word, in any case. */
    static boolean same(String word, byte[] bytes, int from, int to) {
        if (to - from != word.length()) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if (upper(bytes[from + i]) != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    static boolean isDigit(int letter) {
        return letter >= '0' && letter <= '9';
    }

    static int upper(int letter) {
        return letter >= 'a' && letter <= 'z' ? letter - ('a' - 'A') : letter;
    }

    /** The end of the name that begins there; the same place when none does. */
    static int endOfName(byte[] bytes, int from, int to) {
        int end = from;
        while (end < to && isOfName(bytes[end])) {
            end++;
        }
        return end;
    }

    static int afterBlanks(byte[] bytes, int from, int to) {
        int after = from;
        while (after < to && (bytes[after] == ' ' || bytes[after] == '\t')) {
            after++;
        }
        return after;
    }

    private static boolean isOfName(byte letter) {
        int upper = upper(letter);
        return (upper >= 'A' && upper <= 'Z') || isDigit(letter) || letter == '-' || letter == '_';
    }
}
