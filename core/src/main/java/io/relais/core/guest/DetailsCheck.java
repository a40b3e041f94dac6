package io.relais.core.guest;

import io.relais.core.problem.Limits;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What may be kept of a guest: each refusal names the field and the rule. */
final class DetailsCheck {
    private static final int LINES_MAX = 10;
    private static final LocalDate BORN_FIRST = LocalDate.of(1890, 1, 1);
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+");
    private static final Pattern LANGUAGE = Pattern.compile("[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*");
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    private DetailsCheck() {}

    /** The details in the form in which they are kept. */
    static GuestDetails of(GuestDetails told, LocalDate today) {
        Map<GuestField, String> kept = new EnumMap<>(GuestField.class);
        told.values().forEach((field, value) -> kept.put(field, checked(field, value, today)));
        GuestDetails details = new GuestDetails(kept);
        if (details.name().isEmpty() && details.get(GuestField.COMPANY).isEmpty()) {
            throw Problem.of(ProblemCode.VALUE_MISSING, GuestField.LAST_NAME.code());
        }
        return details;
    }

    private static String checked(GuestField field, String value, LocalDate today) {
        String text = Limits.text(field.code(), value, field.max()).replace("\r", "");
        return switch (field) {
            case EMAILS -> lines(field, text, EMAIL, "name@domain");
            case PHONES -> lines(field, text, Pattern.compile("[^@]{3,60}"), "+33 6 12 34 56 78");
            case LANGUAGES -> lines(field, text, LANGUAGE, "fr, en-GB");
            case BIRTH_DATE -> birthDate(field, text, today);
            case NATIONALITY, COUNTRY_CODE -> country(field, text);
            case FIRST_NAME, LAST_NAME, COMPANY, POST_CODE, CITY, BLOCKED -> text.replace('\n', ' ');
            case ADDRESS, NOTES -> text;
        };
    }

    private static String lines(GuestField field, String text, Pattern form, String example) {
        List<String> lines =
                text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
        if (lines.size() > LINES_MAX) {
            throw Problem.of(ProblemCode.NUMBER_INVALID, field.code(), 0, LINES_MAX);
        }
        if (!lines.stream().allMatch(line -> form.matcher(line).matches())) {
            throw Problem.of(ProblemCode.VALUE_INVALID, field.code(), example);
        }
        return GuestDetails.union(String.join("\n", lines), "");
    }

    private static String birthDate(GuestField field, String text, LocalDate today) {
        if (text.isEmpty()) {
            return "";
        }
        try {
            LocalDate date = LocalDate.parse(text);
            if (!date.isBefore(BORN_FIRST) && !date.isAfter(today.plusDays(1))) {
                return date.toString();
            }
        } catch (DateTimeException e) {
            // told below like any other text that is no birth date
        }
        throw Problem.of(ProblemCode.DATE_INVALID, field.code(), text);
    }

    private static String country(GuestField field, String text) {
        String code = text.toUpperCase(Locale.ROOT);
        if (!code.isEmpty() && !COUNTRIES.contains(code)) {
            throw Problem.of(ProblemCode.VALUE_INVALID, field.code(), "ISO 3166: FR, DE, GB");
        }
        return code;
    }
}
