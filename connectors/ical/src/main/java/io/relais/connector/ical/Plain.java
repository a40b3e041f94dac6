package io.relais.connector.ical;

/** Texts of strangers made fit for keeping and showing. */
final class Plain {
    private Plain() {}

    /** A value as it was meant: without RFC 5545's escapes. */
    static String unescape(String value) {
        if (value.indexOf('\\') < 0) {
            return value;
        }
        StringBuilder text = new StringBuilder(value.length());
        int at = 0;
        while (at < value.length()) {
            char letter = value.charAt(at++);
            if (letter == '\\' && at < value.length()) {
                char escaped = value.charAt(at++);
                text.append(escaped == 'n' || escaped == 'N' ? '\n' : escaped);
            } else {
                text.append(letter);
            }
        }
        return text.toString();
    }

    /**
     * A text of one line without escapes, invisible characters and those that turn the direction of writing; cut to so many characters.
     */
    static String text(String value, int max) {
        if (isPlain(value, max)) {
            return value;
        }
        String unescaped = unescape(value);
        StringBuilder text = new StringBuilder(Math.min(unescaped.length(), max));
        boolean blank = true;
        for (int i = 0; i < unescaped.length() && text.length() < max; ) {
            int letter = unescaped.codePointAt(i);
            i += Character.charCount(letter);
            boolean space = letter <= ' ' || Character.isWhitespace(letter) || Character.isSpaceChar(letter);
            if (space ? !blank : isVisible(letter)) {
                text.appendCodePoint(space ? ' ' : letter);
                blank = space;
            }
        }
        return text.toString().strip();
    }

    static boolean isLetters(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c >= 'a' && c <= 'z');
    }

    /** Whether it may stand in an address that is shown as a link. */
    static boolean isOfAddress(char c) {
        int upper = Ascii.upper(c);
        return (upper >= 'A' && upper <= 'Z') || Ascii.isDigit(c) || "-._~/?=&%:".indexOf(c) >= 0;
    }

    /** Most texts are; they are kept as they are. */
    private static boolean isPlain(String value, int max) {
        if (value.length() > max || value.startsWith(" ") || value.endsWith(" ")) {
            return false;
        }
        for (int i = 0; i < value.length(); i++) {
            char letter = value.charAt(i);
            if (letter < ' ' || letter > '~' || letter == '\\' || (letter == ' ' && value.charAt(i - 1) == ' ')) {
                return false;
            }
        }
        return true;
    }

    private static boolean isVisible(int letter) {
        int type = Character.getType(letter);
        return type != Character.CONTROL
                && type != Character.FORMAT
                && type != Character.SURROGATE
                && type != Character.PRIVATE_USE
                && type != Character.UNASSIGNED;
    }
}
