package io.relais.core.reservation;

import io.relais.vocabulary.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The conditions of one search as SQL over {@code r} (reservation) and {@code c} (contact). Each condition is a filter; those that an
 * index answers have a seed as well: a query of the ids that may meet it.
 */
final class SearchSql {
    /** Conditions up to this rank look for a text. */
    private static final int WORDING = 4;
    /** Conditions up to this rank look for a number. */
    private static final int NUMBER = 1;

    private static final int STAY_NIGHTS_MAX = 800;

    private final RegisterSort sort;
    private final TextSql texts;
    private final List<SearchPiece> pieces = new ArrayList<>();
    private final List<String> within = new ArrayList<>();
    private final SearchValues values = new SearchValues();

    private SearchSql(RegisterSort sort, Map<String, List<String>> alike) {
        this.sort = sort;
        texts = new TextSql(values, alike);
    }

    /** @param alike words to take as well, by the word that was typed; empty to take all as they were typed */
    static SearchSql of(List<SearchText.Typed> terms, RegisterSort sort, Map<String, List<String>> alike) {
        SearchSql sql = new SearchSql(sort, alike);
        for (SearchText.Typed typed : terms) {
            SearchPiece piece = sql.piece(typed.term());
            if (typed.negated()) {
                sql.pieces.add(SearchPiece.of("not coalesce(" + piece.filter() + ", false)"));
            } else {
                sql.pieces.add(piece);
                sql.bound(typed.term()).ifPresent(sql.within::add);
            }
        }
        return sql;
    }

    /** What every row must meet, as further conditions of a where. */
    String filter() {
        return pieces.stream().map(piece -> " and (" + piece.filter() + ")").collect(Collectors.joining());
    }

    boolean isEmpty() {
        return pieces.isEmpty();
    }

    /** Bounds of the list's own order, which its index keeps to. */
    String within() {
        return within.stream().map(bound -> " and " + bound).collect(Collectors.joining());
    }

    /**
     * Ids that few reservations have in common, from the most selective condition that an index answers.
     *
     * @param ways queries that together find all; empty when no index knows
     * @param wording true when they look for a text, which as a rule few reservations hold
     * @param number true when it is a number, which fewer still hold
     */
    record Seed(List<String> ways, boolean wording, boolean number) {
        boolean isKnown() {
            return !ways.isEmpty();
        }
    }

    Seed seed() {
        return pieces.stream()
                .filter(piece -> !piece.ways().isEmpty())
                .min(Comparator.comparingInt(SearchPiece::rank))
                .map(piece -> new Seed(piece.ways(), piece.rank() <= WORDING, piece.rank() <= NUMBER))
                .orElse(new Seed(List.of(), false, false));
    }

    /** What is asked of names, if anything. */
    Optional<SearchPiece.Names> names() {
        return pieces.stream().map(SearchPiece::names).filter(Objects::nonNull).findFirst();
    }

    /** True when there is no other condition. */
    boolean isOne() {
        return pieces.size() == 1;
    }

    /** Words of names that may have been typed wrongly. */
    Set<String> doubtful() {
        return texts.doubtful();
    }

    Map<String, Object> values() {
        return values.all();
    }

    /** Only what needs a person. */
    void requireConflict() {
        pieces.add(anyConflict("r.conflict <> ''"));
    }

    private SearchPiece piece(SearchTerm term) {
        return switch (term) {
            case SearchTerm.Words words -> texts.words(words.text());
            case SearchTerm.Holds holds -> texts.holds(holds.field(), holds.text());
            case SearchTerm.StatusIs status -> status(status.status());
            case SearchTerm.SourceIs source -> source(source.code());
            case SearchTerm.ConflictIs conflict ->
                anyConflict("r.conflict = " + values.add(conflict.conflict().code()));
            case SearchTerm.Dates dates -> dates(dates);
            case SearchTerm.InHouse inHouse -> inHouse(inHouse);
            case SearchTerm.Amount amount -> amount(amount);
        };
    }

    private static SearchPiece anyConflict(String filter) {
        return SearchPiece.indexed(
                5,
                filter,
                "select r.id from reservation r where r.property_id = any(:properties) and r.conflict <> ''");
    }

    private SearchPiece status(Status status) {
        String filter = "r.status = " + values.add(status.code());
        return switch (status) {
            case CONFIRMED, CHECKED_OUT, CANCELLED -> SearchPiece.of(filter);
            case PENDING, OPTION, CHECKED_IN, NO_SHOW ->
                SearchPiece.indexed(
                        6,
                        filter,
                        "select r.id from reservation r where r.property_id = any(:properties)"
                                + " and r.status in ('pending', 'option', 'checked-in', 'no-show') and " + filter);
        };
    }

    /** A source of our own, or a channel by its id or by the name that an aggregator gives it. */
    private SearchPiece source(String code) {
        String lower = code.toLowerCase(Locale.ROOT);
        if (Arrays.stream(Source.values()).anyMatch(source -> source.code().equals(lower))) {
            return SearchPiece.of("r.source = " + values.add(lower));
        }
        String plain = values.add(lower.replaceAll("[^a-z0-9]", ""));
        return SearchPiece.of(
                "r.source = 'channel' and (regexp_replace(lower(r.channel_name), '[^a-z0-9]', '', 'g') = " + plain
                        + " or r.connection_id = any(array(select n.id from connection n join account a on a.id = n.account_id"
                        + " where n.property_id = any(:properties) and regexp_replace(a.channel, '[^a-z0-9]', '', 'g') = "
                        + plain + ")))");
    }

    private SearchPiece dates(SearchTerm.Dates dates) {
        String between = " between " + values.add(dates.first()) + " and " + values.add(dates.last());
        return switch (dates.field()) {
            case ARRIVAL -> day("coalesce(r.arrival, 'infinity'::date)" + between);
            case DEPARTURE -> day("coalesce(r.departure, 'infinity'::date)" + between);
            case MADE ->
                SearchPiece.indexed(
                        8,
                        "(r.created_at at time zone (select time_zone from property where id = r.property_id))::date"
                                + between,
                        "select r.id from reservation r where r.property_id = any(:properties) and " + made(dates));
        };
    }

    private static SearchPiece day(String filter) {
        return SearchPiece.indexed(
                8, filter, "select r.id from reservation r where r.property_id = any(:properties) and " + filter);
    }

    /** A day more on each side holds the days of every time zone. */
    private String made(SearchTerm.Dates dates) {
        return "r.created_at >= " + values.add(dates.first().minusDays(1)) + "::timestamptz and r.created_at < "
                + values.add(dates.last().plusDays(2)) + "::timestamptz";
    }

    private SearchPiece inHouse(SearchTerm.InHouse inHouse) {
        String night = values.add(inHouse.night());
        String filter = "r.arrival <= " + night + " and r.departure > " + night
                + " and r.status not in ('cancelled', 'no-show')";
        return SearchPiece.indexed(
                8,
                filter,
                "select r.id from reservation r where r.property_id = any(:properties)"
                        + " and coalesce(r.arrival, 'infinity'::date) between " + night + "::date - "
                        + STAY_NIGHTS_MAX + " and " + night);
    }

    private SearchPiece amount(SearchTerm.Amount amount) {
        String column = "r." + amount.field().name().toLowerCase(Locale.ROOT);
        String sign = " " + amount.comparison().sign() + " ";
        if (amount.value().signum() == 0) {
            String filter = column + sign + "0";
            return SearchPiece.indexed(
                    9, filter, "select r.id from reservation r where r.property_id = any(:properties) and " + filter);
        }
        return SearchPiece.of(column + sign + "case when r.currency = any(" + values.add(currencies(0)) + ") then "
                + values.add(minor(amount.value(), 0)) + " when r.currency = any(" + values.add(currencies(3))
                + ") then "
                + values.add(minor(amount.value(), 3)) + " else " + values.add(minor(amount.value(), 2)) + " end");
    }

    private static BigDecimal minor(BigDecimal value, int digits) {
        return value.movePointRight(digits);
    }

    private static String[] currencies(int digits) {
        return Currency.getAvailableCurrencies().stream()
                .map(Currency::getCurrencyCode)
                .filter(code -> Money.fractionDigits(code) == digits)
                .toArray(String[]::new);
    }

    /** The bound that the term sets on the list's own order. */
    private Optional<String> bound(SearchTerm term) {
        if (term instanceof SearchTerm.Dates dates
                && dates.field().name().equals(sort.field().name())) {
            return Optional.of(
                    dates.field() == SearchTerm.DateField.MADE
                            ? made(dates)
                            : sort.key() + " between " + values.add(dates.first()) + " and "
                                    + values.add(dates.last()));
        }
        if (term instanceof SearchTerm.Amount amount
                && amount.field().name().equals(sort.field().name())
                && amount.value().signum() == 0) {
            return Optional.of(sort.key() + " " + amount.comparison().sign() + " 0");
        }
        return Optional.empty();
    }
}
