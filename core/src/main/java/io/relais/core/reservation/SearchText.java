package io.relais.core.reservation;

import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads the register's search box: plain words, and operators as {@code coupon:3333} or {@code -status:cancelled}. */
public final class SearchText {
    /** The longest text that is read. */
    public static final int LENGTH_MAX = 200;

    private static final int TERMS_MAX = 12;
    private static final Pattern PIECE = Pattern.compile("(-?)([A-Za-z]+):(?:\"([^\"]*)\"|(\\S*))|\"([^\"]*)\"|(\\S+)");
    private static final Pattern AMOUNT = Pattern.compile("(>=|<=|>|<|=|)(-?\\d{1,12}(?:[.,]\\d{1,4})?)");
    private static final Pattern RANGE = Pattern.compile("(\\d{4}(?:-\\d{2}){0,2})(?:\\.\\.(\\d{4}(?:-\\d{2}){0,2}))?");

    /**
     * A condition as it was typed.
     *
     * @param typed the piece of the text, to take it out again
     */
    public record Typed(SearchTerm term, boolean negated, String typed) {}

    /** The operators, each with an example value. */
    public enum Operator {
        STATUS("confirmed"),
        SOURCE("booking-com"),
        ARRIVAL("2026-12"),
        DEPARTURE("2026-12-24"),
        MADE("2026-12-01..2026-12-10"),
        STAY("2026-12-24"),
        UNIT("A12"),
        TYPE("lodge"),
        PLAN("flexible"),
        BALANCE(">0"),
        TOTAL(">=500"),
        COUPON("3333"),
        TAG("vip"),
        GROUP("wedding"),
        NAME("weber"),
        EMAIL("anna@"),
        PHONE("0612345678"),
        NUMBER("K7PX3M"),
        CONFLICT("overbooked");

        private final String example;

        Operator(String example) {
            this.example = example;
        }

        /** As it is typed, without the colon. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        public String example() {
            return code() + ":" + example;
        }
    }

    private SearchText() {}

    /**
     * The conditions, all of which a reservation must meet; plain words are one condition.
     *
     * @throws Problem SEARCH_OPERATOR_UNKNOWN, SEARCH_VALUE_INVALID, TEXT_INVALID when it is too long
     */
    public static List<Typed> read(String text) {
        if (text.length() > LENGTH_MAX || text.indexOf('\0') >= 0) {
            throw Problem.of(ProblemCode.TEXT_INVALID, "q", LENGTH_MAX);
        }
        List<Typed> terms = new ArrayList<>();
        List<String> words = new ArrayList<>();
        Matcher pieces = PIECE.matcher(text);
        while (pieces.find()) {
            if (pieces.group(2) == null) {
                words.add(pieces.group(5) == null ? pieces.group(6) : pieces.group(5));
            } else {
                String value = pieces.group(3) == null ? pieces.group(4) : pieces.group(3);
                terms.add(new Typed(
                        term(operator(pieces.group(2)), value.strip()),
                        !pieces.group(1).isEmpty(),
                        pieces.group()));
            }
        }
        String plain = String.join(" ", words).strip();
        if (!plain.isEmpty()) {
            terms.addFirst(new Typed(new SearchTerm.Words(plain), false, plain));
        }
        if (terms.size() > TERMS_MAX) {
            throw Problem.of(ProblemCode.VALUE_INVALID, "q", "at most " + TERMS_MAX + " conditions");
        }
        return terms;
    }

    private static Operator operator(String name) {
        return Arrays.stream(Operator.values())
                .filter(operator -> operator.code().equals(name.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> Problem.of(
                        ProblemCode.SEARCH_OPERATOR_UNKNOWN,
                        name,
                        Arrays.stream(Operator.values())
                                .map(operator -> operator.code() + ":")
                                .collect(Collectors.joining(" "))));
    }

    private static SearchTerm term(Operator operator, String value) {
        if (value.isEmpty()) {
            throw unreadable(operator, operator.example());
        }
        return switch (operator) {
            case STATUS -> new SearchTerm.StatusIs(status(value));
            case SOURCE -> new SearchTerm.SourceIs(value);
            case ARRIVAL -> dates(operator, SearchTerm.DateField.ARRIVAL, value);
            case DEPARTURE -> dates(operator, SearchTerm.DateField.DEPARTURE, value);
            case MADE -> dates(operator, SearchTerm.DateField.MADE, value);
            case STAY -> new SearchTerm.InHouse(first(operator, value));
            case BALANCE -> amount(operator, SearchTerm.AmountField.BALANCE, value);
            case TOTAL -> amount(operator, SearchTerm.AmountField.TOTAL, value);
            case CONFLICT -> new SearchTerm.ConflictIs(conflict(value));
            case UNIT, TYPE, PLAN, COUPON, TAG, GROUP, NAME, EMAIL, PHONE, NUMBER ->
                new SearchTerm.Holds(SearchTerm.TextField.valueOf(operator.name()), value);
        };
    }

    private static Status status(String value) {
        return Arrays.stream(Status.values())
                .filter(status -> status.code().equals(value.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> unreadable(
                        Operator.STATUS,
                        Arrays.stream(Status.values()).map(Status::code).collect(Collectors.joining(", "))));
    }

    private static Conflict conflict(String value) {
        return Arrays.stream(Conflict.values())
                .filter(conflict -> conflict != Conflict.NONE && conflict.code().equals(value.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> unreadable(
                        Operator.CONFLICT,
                        Arrays.stream(Conflict.values())
                                .filter(conflict -> conflict != Conflict.NONE)
                                .map(Conflict::code)
                                .collect(Collectors.joining(", "))));
    }

    private static SearchTerm dates(Operator operator, SearchTerm.DateField field, String value) {
        Matcher range = RANGE.matcher(value);
        if (!range.matches()) {
            throw unreadable(operator, "2026-12, 2026-12-24, 2026-12-01..2026-12-10");
        }
        LocalDate first = first(operator, range.group(1));
        LocalDate last = last(operator, range.group(2) == null ? range.group(1) : range.group(2));
        if (last.isBefore(first)) {
            throw unreadable(operator, "2026-12-01..2026-12-10");
        }
        return new SearchTerm.Dates(field, first, last);
    }

    private static LocalDate first(Operator operator, String text) {
        return switch (text.length()) {
            case 4 -> date(operator, text + "-01-01");
            case 7 -> date(operator, text + "-01");
            default -> date(operator, text);
        };
    }

    private static LocalDate last(Operator operator, String text) {
        LocalDate first = first(operator, text);
        return switch (text.length()) {
            case 4 -> Year.from(first).atMonth(12).atEndOfMonth();
            case 7 -> YearMonth.from(first).atEndOfMonth();
            default -> first;
        };
    }

    private static LocalDate date(Operator operator, String text) {
        try {
            LocalDate date = LocalDate.parse(text);
            if (date.getYear() >= 1900 && date.getYear() <= 2200) {
                return date;
            }
        } catch (DateTimeException e) {
            // 2026-02-30: told below like any other text that is no date
        }
        throw unreadable(operator, "2026-12-24");
    }

    private static SearchTerm amount(Operator operator, SearchTerm.AmountField field, String value) {
        Matcher amount = AMOUNT.matcher(value);
        if (!amount.matches()) {
            throw unreadable(operator, ">0, <=250.50, 99");
        }
        SearchTerm.Comparison comparison = Arrays.stream(SearchTerm.Comparison.values())
                .filter(one -> one.sign().equals(amount.group(1)))
                .findFirst()
                .orElse(SearchTerm.Comparison.EQUAL);
        return new SearchTerm.Amount(
                field, comparison, new BigDecimal(amount.group(2).replace(',', '.')));
    }

    private static Problem unreadable(Operator operator, String possible) {
        return Problem.of(ProblemCode.SEARCH_VALUE_INVALID, operator.code() + ":", possible);
    }
}
