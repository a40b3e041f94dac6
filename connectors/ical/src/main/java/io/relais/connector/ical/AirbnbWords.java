package io.relais.connector.ical;

import io.relais.connector.CalendarEntry.Kind;
import java.util.Locale;

/**
 * Airbnb's events. Since 2024: "Reserved" with the reservation's address and the last digits of a telephone in the description, and "Airbnb
 * (Not available)" for preparation time, advance notice, the booking window, and the owner's own blocks, which do not show as such. Before, the
 * summary held the guest's name and the code.
 */
final class AirbnbWords {
    private static final String DIGITS = "(Last 4 Digits):";
    private static final String PHONE = "PHONE:";
    private static final int DIGITS_LENGTH = 4;
    private static final int CODE_MIN = 6;
    private static final int CODE_MAX = 14;
    private static final int LINK_MAX = 300;
    private static final String HTTPS = "https://";

    private AirbnbWords() {}

    static Wording read(Draft draft, String summary) {
        String lower = summary.toLowerCase(Locale.ROOT);
        if (lower.startsWith("airbnb (")
                || lower.contains("not available")
                || draft.uid().startsWith("7f662ec65913-")) {
            return Wording.plain(Kind.SOFT, summary);
        }
        // Left as it is written: no escape can stand in what is looked for.
        String description = draft.description();
        String link = link(description);
        String codeOfLink = code(link.substring(link.lastIndexOf('/') + 1));
        String codeOfSummary = codeInBrackets(summary);
        String code = codeOfLink.isEmpty() ? codeOfSummary : codeOfLink;
        boolean booking =
                lower.startsWith("reserved") || !code.isEmpty() || draft.uid().startsWith("1418fb94e984-");
        if (!booking) {
            return Wording.plain(Vocabulary.kind(summary) == Kind.TENTATIVE ? Kind.TENTATIVE : Kind.BLOCK, summary);
        }
        String name = codeOfSummary.isEmpty()
                ? ""
                : summary.substring(0, summary.lastIndexOf('(')).strip();
        return new Wording(
                Kind.BOOKING, code, Vocabulary.isNoName(name) ? "" : name, phone(description), link, summary);
    }

    /** The first address of a reservation at Airbnb. */
    private static String link(String description) {
        int from = description.indexOf(HTTPS);
        while (from >= 0) {
            int to = from;
            while (to < description.length() && Plain.isOfAddress(description.charAt(to))) {
                to++;
            }
            String link = description.substring(from, to);
            if (link.length() <= LINK_MAX && isAirbnb(link)) {
                return link;
            }
            from = description.indexOf(HTTPS, to);
        }
        return "";
    }

    /** Whether the address is one of {@code airbnb.com}, {@code www.airbnb.fr}, {@code fr.airbnb.co.uk} and nobody else's. */
    private static boolean isAirbnb(String link) {
        int end = link.indexOf('/', HTTPS.length());
        String host = end < 0 ? "" : link.substring(HTTPS.length(), end).toLowerCase(Locale.ROOT);
        if (host.equals("www.airbnb.com")) {
            return true;
        }
        String[] labels = host.split("\\.", -1);
        int brand = labels.length > 2 && !labels[0].equals("airbnb") ? 1 : 0;
        int after = labels.length - brand - 1;
        if (!labels[brand].equals("airbnb") || after < 1 || after > 2) {
            return false;
        }
        for (int i = brand + 1; i < labels.length; i++) {
            if (labels[i].length() < 2 || labels[i].length() > 3 || !Plain.isLetters(labels[i])) {
                return false;
            }
        }
        return brand == 0 || Plain.isLetters(labels[0]);
    }

    private static String codeInBrackets(String summary) {
        int open = summary.lastIndexOf('(');
        return open >= 0 && summary.endsWith(")") ? code(summary.substring(open + 1, summary.length() - 1)) : "";
    }

    private static String code(String text) {
        int end = text.indexOf('?');
        String code = end < 0 ? text : text.substring(0, end);
        boolean plain = code.length() >= CODE_MIN
                && code.length() <= CODE_MAX
                && code.chars().allMatch(c -> (c >= 'A' && c <= 'Z') || Ascii.isDigit(c));
        return plain ? code : "";
    }

    private static String phone(String description) {
        int at = description.indexOf(DIGITS);
        if (at >= 0) {
            return lastDigits(description, at + DIGITS.length());
        }
        int old = description.indexOf(PHONE);
        return old < 0 ? "" : lastDigits(description, old + PHONE.length());
    }

    /** The last digits of the line; a whole telephone number is never kept. */
    private static String lastDigits(String text, int from) {
        StringBuilder digits = new StringBuilder();
        for (int i = from; i < text.length() && text.charAt(i) != '\\'; i++) {
            char letter = text.charAt(i);
            if (Ascii.isDigit(letter)) {
                digits.append(letter);
            }
        }
        return digits.length() < DIGITS_LENGTH ? "" : digits.substring(digits.length() - DIGITS_LENGTH);
    }
}
