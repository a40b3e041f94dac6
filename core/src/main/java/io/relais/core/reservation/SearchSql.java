package io.relais.core.reservation;

import io.relais.core.guest.Contact;
import io.relais.vocabulary.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The conditions of one search as SQL over {@code r} (reservation) and {@code c} (contact). Each condition is a filter; those that an
 * index answers have a seed as well: a query of the ids that may meet it.
 */
final class SearchSql {
    private static final String PHONE_DIGITS = "reverse(regexp_replace(c.phone, '[^0-9]', '', 'g'))";
    private static final int PART_MIN = 3;
    /** Conditions up to this rank look for a text. */
    private static final int WORDING = 4;

    private static final int PHONE_DIGITS_MIN = 5;
    private static final int SIMILAR_MIN = 4;
    private static final int STAY_NIGHTS_MAX = 800;

    /**
     * One condition.
     *
     * @param ways queries that together find the ids that may meet it, empty when no index knows
     * @param rank the lower, the fewer reservations meet it as a rule
     */
    private record Piece(String filter, List<String> ways, int rank) {
        static Piece of(String filter) {
            return new Piece(filter, List.of(), Integer.MAX_VALUE);
        }

        static Piece indexed(int rank, String filter, String seed) {
            return new Piece(filter, List.of(seed), rank);
        }

        /** Nothing meets it. */
        static Piece never() {
            return new Piece("false", List.of("select null::uuid as id where false"), 0);
        }
    }

    private final RegisterSort sort;
    private final boolean similar;
    private final List<Piece> pieces = new ArrayList<>();
    private final List<String> within = new ArrayList<>();
    private final Map<String, Object> values = new HashMap<>();
    private boolean mayBeSimilar;

    private SearchSql(RegisterSort sort, boolean similar) {
        this.sort = sort;
        this.similar = similar;
    }

    /** @param similar true to take names that are only like what was typed */
    static SearchSql of(List<SearchText.Typed> terms, RegisterSort sort, boolean similar) {
        SearchSql sql = new SearchSql(sort, similar);
        for (SearchText.Typed typed : terms) {
            Piece piece = sql.piece(typed.term());
            if (typed.negated()) {
                sql.pieces.add(Piece.of("not coalesce(" + piece.filter() + ", false)"));
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
     */
    record Seed(List<String> ways, boolean wording) {
        boolean isKnown() {
            return !ways.isEmpty();
        }
    }

    Seed seed() {
        return pieces.stream()
                .filter(piece -> !piece.ways().isEmpty())
                .min(Comparator.comparingInt(Piece::rank))
                .map(piece -> new Seed(piece.ways(), piece.rank() <= WORDING))
                .orElse(new Seed(List.of(), false));
    }

    /** True when a name was typed that may have been typed wrongly. */
    boolean mayBeSimilar() {
        return mayBeSimilar;
    }

    Map<String, Object> values() {
        return values;
    }

    /** Only what needs a person. */
    void requireConflict() {
        pieces.add(anyConflict("r.conflict <> ''"));
    }

    private Piece piece(SearchTerm term) {
        return switch (term) {
            case SearchTerm.Words words -> words(words.text());
            case SearchTerm.Holds holds -> holds(holds.field(), holds.text());
            case SearchTerm.StatusIs status -> status(status.status());
            case SearchTerm.SourceIs source -> source(source.code());
            case SearchTerm.ConflictIs conflict ->
                anyConflict("r.conflict = " + value(conflict.conflict().code()));
            case SearchTerm.Dates dates -> dates(dates);
            case SearchTerm.InHouse inHouse -> inHouse(inHouse);
            case SearchTerm.Amount amount -> amount(amount);
        };
    }

    private static Piece anyConflict(String filter) {
        return Piece.indexed(
                5,
                filter,
                "select r.id from reservation r where r.property_id = any(:properties) and r.conflict <> ''");
    }

    private Piece words(String text) {
        Optional<UUID> id = id(text);
        if (id.isPresent()) {
            return byId(id.get());
        }
        List<Piece> ways = Stream.of(Optional.of(numbers(text)), name(text), email(text), phone(text), unit(text))
                .flatMap(Optional::stream)
                .toList();
        return either(ways);
    }

    private Piece holds(SearchTerm.TextField field, String text) {
        return switch (field) {
            case NAME -> either(name(text).stream().toList());
            case EMAIL ->
                Piece.indexed(
                        2,
                        "c.email <> '' and lower(c.email) like " + prefix(text.toLowerCase(Locale.ROOT)),
                        seedOfContact(
                                "c.email <> '' and lower(c.email) like " + prefix(text.toLowerCase(Locale.ROOT))));
            case PHONE -> either(phone(text).stream().toList());
            case NUMBER -> id(text).map(this::byId).orElseGet(() -> numbers(text));
            case COUPON -> word("r.promotion_codes", text);
            case TAG -> word("r.tags", text);
            case GROUP -> group(text);
            case UNIT -> either(unit(text).stream().toList());
            case TYPE -> product("s.unit_type_id", "unit_type", text);
            case PLAN -> product("s.rate_plan_id", "rate_plan", text);
        };
    }

    private Piece byId(UUID id) {
        String value = value(id);
        return Piece.indexed(0, "r.id = " + value, "select " + value + "::uuid as id");
    }

    private Piece numbers(String text) {
        String compact = text.toUpperCase(Locale.ROOT).replaceAll("[\\s-]", "");
        List<Piece> ways = new ArrayList<>();
        if (compact.matches("[A-Z0-9]+")) {
            String number = "r.confirmation_number like " + prefix(compact);
            ways.add(Piece.indexed(1, number, "select r.id from reservation r where " + number));
        }
        String external =
                "r.external_id is not null and lower(r.external_id) like " + prefix(text.toLowerCase(Locale.ROOT));
        ways.add(Piece.indexed(1, external, "select r.id from reservation r where " + external));
        return either(ways);
    }

    /** Every word is somewhere in the names; a word of one or two letters begins one. */
    private Optional<Piece> name(String text) {
        List<String> words = Arrays.stream(Contact.searchable(text).split("\\s+"))
                .filter(NameParts::isWord)
                .toList();
        if (words.isEmpty()) {
            return Optional.empty();
        }
        boolean guessed = words.stream().anyMatch(SearchSql::mayBeMistyped);
        mayBeSimilar |= guessed;
        String filter = words.stream()
                .map(word -> similar && mayBeMistyped(word) ? like(word) : part(word))
                .collect(Collectors.joining(" and "));
        return Optional.of(Piece.indexed(similar ? 4 : 3, filter, seedOfContact(filter)));
    }

    private static boolean mayBeMistyped(String word) {
        return word.length() >= SIMILAR_MIN && word.codePoints().allMatch(Character::isLetter);
    }

    private String part(String word) {
        String escaped = NameParts.escaped(word);
        return word.length() >= PART_MIN
                ? "c.search_text like " + value("%" + escaped + "%")
                : "(c.search_text like " + value(escaped + "%") + " or c.search_text like "
                        + value("% " + escaped + "%") + ")";
    }

    /** Names like it, by the three-letter groups they share; two letters that changed places share too few, so these are tried too. */
    private String like(String word) {
        List<String> ways = new ArrayList<>();
        ways.add("c.search_text %> " + value(word));
        NameParts.swaps(word).forEach(swap -> ways.add("c.search_text like " + value("%" + swap + "%")));
        return "(" + String.join(" or ", ways) + ")";
    }

    private Optional<Piece> email(String text) {
        return text.indexOf('@') < 1 ? Optional.empty() : Optional.of(holds(SearchTerm.TextField.EMAIL, text));
    }

    /** Digits only, from the end: with or without country code. */
    private Optional<Piece> phone(String text) {
        String digits = text.replaceAll("[^0-9]", "").replaceFirst("^0+", "");
        if (digits.length() < PHONE_DIGITS_MIN || !text.matches("[+0-9 ()./-]+")) {
            return Optional.empty();
        }
        String filter = "c.phone <> '' and " + PHONE_DIGITS + " like "
                + prefix(new StringBuilder(digits).reverse().toString());
        return Optional.of(Piece.indexed(2, filter, seedOfContact(filter)));
    }

    private Optional<Piece> unit(String text) {
        String units = "select u.id from unit u join unit_type t on t.id = u.unit_type_id"
                + " where t.property_id = any(:properties) and lower(u.name) = " + value(text.toLowerCase(Locale.ROOT));
        return Optional.of(Piece.indexed(
                2,
                // Nearly always there is no such unit, and then no row is looked at.
                "cardinality(array(" + units + ")) > 0 and exists (select from stay s where s.reservation_id = r.id"
                        + " and s.holding and s.unit_id = any(array(" + units + ")))",
                "select s.reservation_id as id from unnest(array(" + units + ")) as u(id) cross join lateral"
                        + " (select reservation_id from stay where unit_id = u.id and holding offset 0) s"));
    }

    private Piece product(String column, String table, String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return Piece.of("exists (select from stay s where s.reservation_id = r.id and " + column
                + " = any(array(select p.id from " + table
                + " p where p.property_id = any(:properties) and (lower(p.name) like "
                + value("%" + NameParts.escaped(lower) + "%") + " or lower(p.code) = " + value(lower) + "))))");
    }

    private Piece word(String column, String text) {
        String pattern = value(
                (text.length() >= PART_MIN ? "%" : "% ") + NameParts.escaped(text.toLowerCase(Locale.ROOT)) + "%");
        String filter =
                column + " <> '{}' and lower(' ' || array_to_string(" + column + ", ' ') || ' ') like " + pattern;
        return Piece.indexed(
                2,
                filter,
                "select r.id from reservation r where (r.promotion_codes <> '{}' or r.tags <> '{}')"
                        + " and register_words(r.promotion_codes || r.tags) like " + pattern);
    }

    private Piece group(String text) {
        String groups =
                "select g.id from reservation_group g where g.property_id = any(:properties) and lower(g.name) like "
                        + value("%" + NameParts.escaped(text.toLowerCase(Locale.ROOT)) + "%");
        return Piece.indexed(
                2,
                "r.group_id = any(array(" + groups + "))",
                "select r.id from reservation r where r.group_id is not null and r.group_id = any(array(" + groups
                        + "))");
    }

    private Piece status(Status status) {
        String filter = "r.status = " + value(status.code());
        return switch (status) {
            case CONFIRMED, CHECKED_OUT, CANCELLED -> Piece.of(filter);
            case PENDING, OPTION, CHECKED_IN, NO_SHOW ->
                Piece.indexed(
                        6,
                        filter,
                        "select r.id from reservation r where r.property_id = any(:properties)"
                                + " and r.status in ('pending', 'option', 'checked-in', 'no-show') and " + filter);
        };
    }

    /** A source of our own, or a channel by its id or by the name that an aggregator gives it. */
    private Piece source(String code) {
        String lower = code.toLowerCase(Locale.ROOT);
        if (Arrays.stream(Source.values()).anyMatch(source -> source.code().equals(lower))) {
            return Piece.of("r.source = " + value(lower));
        }
        String plain = value(lower.replaceAll("[^a-z0-9]", ""));
        return Piece.of(
                "r.source = 'channel' and (regexp_replace(lower(r.channel_name), '[^a-z0-9]', '', 'g') = " + plain
                        + " or r.connection_id = any(array(select n.id from connection n join account a on a.id = n.account_id"
                        + " where n.property_id = any(:properties) and regexp_replace(a.channel, '[^a-z0-9]', '', 'g') = "
                        + plain + ")))");
    }

    private Piece dates(SearchTerm.Dates dates) {
        String between = " between " + value(dates.first()) + " and " + value(dates.last());
        return switch (dates.field()) {
            case ARRIVAL -> day("coalesce(r.arrival, 'infinity'::date)" + between);
            case DEPARTURE -> day("coalesce(r.departure, 'infinity'::date)" + between);
            case MADE ->
                Piece.indexed(
                        8,
                        "(r.created_at at time zone (select time_zone from property where id = r.property_id))::date"
                                + between,
                        "select r.id from reservation r where r.property_id = any(:properties) and " + made(dates));
        };
    }

    private static Piece day(String filter) {
        return Piece.indexed(
                8, filter, "select r.id from reservation r where r.property_id = any(:properties) and " + filter);
    }

    /** A day more on each side holds the days of every time zone. */
    private String made(SearchTerm.Dates dates) {
        return "r.created_at >= " + value(dates.first().minusDays(1)) + "::timestamptz and r.created_at < "
                + value(dates.last().plusDays(2)) + "::timestamptz";
    }

    private Piece inHouse(SearchTerm.InHouse inHouse) {
        String night = value(inHouse.night());
        String filter = "r.arrival <= " + night + " and r.departure > " + night
                + " and r.status not in ('cancelled', 'no-show')";
        return Piece.indexed(
                8,
                filter,
                "select r.id from reservation r where r.property_id = any(:properties)"
                        + " and coalesce(r.arrival, 'infinity'::date) between " + night + "::date - "
                        + STAY_NIGHTS_MAX + " and " + night);
    }

    private Piece amount(SearchTerm.Amount amount) {
        String column = "r." + amount.field().name().toLowerCase(Locale.ROOT);
        String sign = " " + amount.comparison().sign() + " ";
        if (amount.value().signum() == 0) {
            String filter = column + sign + "0";
            return Piece.indexed(
                    9, filter, "select r.id from reservation r where r.property_id = any(:properties) and " + filter);
        }
        return Piece.of(column + sign + "case when r.currency = any(" + value(currencies(0)) + ") then "
                + value(minor(amount.value(), 0)) + " when r.currency = any(" + value(currencies(3)) + ") then "
                + value(minor(amount.value(), 3)) + " else " + value(minor(amount.value(), 2)) + " end");
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
                            : sort.key() + " between " + value(dates.first()) + " and " + value(dates.last()));
        }
        if (term instanceof SearchTerm.Amount amount
                && amount.field().name().equals(sort.field().name())
                && amount.value().signum() == 0) {
            return Optional.of(sort.key() + " " + amount.comparison().sign() + " 0");
        }
        return Optional.empty();
    }

    /** Any of the ways; found by an index only when each way is. */
    private static Piece either(List<Piece> ways) {
        if (ways.isEmpty()) {
            return Piece.never();
        }
        String filter = ways.stream().map(way -> "(" + way.filter() + ")").collect(Collectors.joining(" or "));
        List<String> seeds = ways.stream().flatMap(way -> way.ways().stream()).toList();
        return new Piece(
                filter, seeds, ways.stream().mapToInt(Piece::rank).max().orElse(0));
    }

    private static String seedOfContact(String filter) {
        return "select c.reservation_id as id from contact c where " + filter;
    }

    private String prefix(String text) {
        return value(NameParts.escaped(text) + "%");
    }

    private static Optional<UUID> id(String text) {
        return text.length() == 36 && text.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
                ? Optional.of(UUID.fromString(text))
                : Optional.empty();
    }

    private String value(Object value) {
        String name = "v" + values.size();
        values.put(name, value);
        return ":" + name;
    }
}
