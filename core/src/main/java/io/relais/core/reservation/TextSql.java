package io.relais.core.reservation;

import io.relais.core.guest.Contact;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The conditions of a search that look for a text, as SQL. */
final class TextSql {
    private static final String PHONE_DIGITS = "reverse(regexp_replace(c.phone, '[^0-9]', '', 'g'))";
    private static final int PART_MIN = 3;
    private static final int PHONE_DIGITS_MIN = 5;
    private static final int SIMILAR_MIN = 4;

    private final SearchValues values;
    private final Map<String, List<String>> alike;
    private final Set<String> doubtful = new LinkedHashSet<>();

    /** @param alike for words that may be typed wrongly, what may have been meant; empty to take them as they are */
    TextSql(SearchValues values, Map<String, List<String>> alike) {
        this.values = values;
        this.alike = alike;
    }

    /** Words of names that may have been typed wrongly. */
    Set<String> doubtful() {
        return doubtful;
    }

    /** Plain words, wherever they are. */
    SearchPiece words(String text) {
        Optional<UUID> id = id(text);
        if (id.isPresent()) {
            return idOrNumber(id.get(), text);
        }
        List<SearchPiece> ways = Stream.of(Optional.of(numbers(text)), name(text), email(text), phone(text), unit(text))
                .flatMap(Optional::stream)
                .toList();
        return SearchPiece.either(ways);
    }

    /** A text in one field. */
    SearchPiece holds(SearchTerm.TextField field, String text) {
        return switch (field) {
            case NAME -> SearchPiece.either(name(text).stream().toList());
            case EMAIL ->
                SearchPiece.indexed(
                        2,
                        "c.email <> '' and lower(c.email) like " + values.prefix(text.toLowerCase(Locale.ROOT)),
                        seedOfContact("c.email <> '' and lower(c.email) like "
                                + values.prefix(text.toLowerCase(Locale.ROOT))));
            case PHONE -> SearchPiece.either(phone(text).stream().toList());
            case NUMBER -> id(text).map(id -> idOrNumber(id, text)).orElseGet(() -> numbers(text));
            case COUPON -> word("r.promotion_codes", text);
            case TAG -> word("r.tags", text);
            case GROUP -> group(text);
            case UNIT -> SearchPiece.either(unit(text).stream().toList());
            case TYPE -> product("s.unit_type_id", "unit_type", text);
            case PLAN -> product("s.rate_plan_id", "rate_plan", text);
        };
    }

    /** Some partners number their bookings as we do reservations. */
    private SearchPiece idOrNumber(UUID id, String text) {
        String value = values.add(id);
        return SearchPiece.either(
                List.of(SearchPiece.indexed(0, "r.id = " + value, "select " + value + "::uuid as id"), external(text)));
    }

    private SearchPiece numbers(String text) {
        String compact = text.toUpperCase(Locale.ROOT).replaceAll("[\\s-]", "");
        List<SearchPiece> ways = new ArrayList<>();
        if (compact.matches("[A-Z0-9]+")) {
            String number = "r.confirmation_number like " + values.prefix(compact);
            ways.add(SearchPiece.indexed(1, number, "select r.id from reservation r where " + number));
        }
        ways.add(external(text));
        return SearchPiece.either(ways);
    }

    private SearchPiece external(String text) {
        String external = "r.external_id is not null and lower(r.external_id) like "
                + values.prefix(text.toLowerCase(Locale.ROOT));
        return SearchPiece.indexed(1, external, "select r.id from reservation r where " + external);
    }

    /** Every word is somewhere in the names; a word of one or two letters begins one. */
    private Optional<SearchPiece> name(String text) {
        List<String> words = Arrays.stream(Contact.searchable(text).split("\\s+"))
                .filter(NameParts::isWord)
                .toList();
        if (words.isEmpty()) {
            return Optional.empty();
        }
        words.stream().filter(TextSql::mayBeMistyped).forEach(doubtful::add);
        String filter = words.stream().map(this::like).collect(Collectors.joining(" and "));
        return Optional.of(SearchPiece.ofNames(alike.isEmpty() ? 3 : 4, filter));
    }

    private static boolean mayBeMistyped(String word) {
        return word.length() >= SIMILAR_MIN && word.codePoints().allMatch(Character::isLetter);
    }

    private String part(String word) {
        String escaped = NameParts.escaped(word);
        return word.length() >= PART_MIN
                ? "c.search_text like " + values.add("%" + escaped + "%")
                : "(c.search_text like " + values.add(escaped + "%") + " or c.search_text like "
                        + values.add("% " + escaped + "%") + ")";
    }

    /** The word itself, or what may have been meant. */
    private String like(String word) {
        return Stream.concat(Stream.of(word), alike.getOrDefault(word, List.of()).stream())
                .distinct()
                .map(this::part)
                .collect(Collectors.joining(" or ", "(", ")"));
    }

    private Optional<SearchPiece> email(String text) {
        return text.indexOf('@') < 1 ? Optional.empty() : Optional.of(holds(SearchTerm.TextField.EMAIL, text));
    }

    /** Digits only, from the end: with or without country code. */
    private Optional<SearchPiece> phone(String text) {
        String digits = text.replaceAll("[^0-9]", "").replaceFirst("^0+", "");
        if (digits.length() < PHONE_DIGITS_MIN || !text.matches("[+0-9 ()./-]+")) {
            return Optional.empty();
        }
        String filter = "c.phone <> '' and " + PHONE_DIGITS + " like "
                + values.prefix(new StringBuilder(digits).reverse().toString());
        return Optional.of(SearchPiece.indexed(2, filter, seedOfContact(filter)));
    }

    private Optional<SearchPiece> unit(String text) {
        String units = "select u.id from unit u join unit_type t on t.id = u.unit_type_id"
                + " where t.property_id = any(:properties) and lower(u.name) = "
                + values.add(text.toLowerCase(Locale.ROOT));
        return Optional.of(SearchPiece.indexed(
                2,
                // Nearly always there is no such unit, and then no row is looked at.
                "cardinality(array(" + units + ")) > 0 and exists (select from stay s where s.reservation_id = r.id"
                        + " and s.holding and s.unit_id = any(array(" + units + ")))",
                "select s.reservation_id as id from unnest(array(" + units + ")) as u(id) cross join lateral"
                        + " (select reservation_id from stay where unit_id = u.id and holding offset 0) s"));
    }

    private SearchPiece product(String column, String table, String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return SearchPiece.of("exists (select from stay s where s.reservation_id = r.id and " + column
                + " = any(array(select p.id from " + table
                + " p where p.property_id = any(:properties) and (lower(p.name) like "
                + values.add("%" + NameParts.escaped(lower) + "%") + " or lower(p.code) = " + values.add(lower)
                + "))))");
    }

    private SearchPiece word(String column, String text) {
        String pattern = values.add(
                (text.length() >= PART_MIN ? "%" : "% ") + NameParts.escaped(text.toLowerCase(Locale.ROOT)) + "%");
        String filter =
                column + " <> '{}' and lower(' ' || array_to_string(" + column + ", ' ') || ' ') like " + pattern;
        return SearchPiece.indexed(
                2,
                filter,
                "select r.id from reservation r where (r.promotion_codes <> '{}' or r.tags <> '{}')"
                        + " and register_words(r.promotion_codes || r.tags) like " + pattern);
    }

    private SearchPiece group(String text) {
        String groups =
                "select g.id from reservation_group g where g.property_id = any(:properties) and lower(g.name) like "
                        + values.add("%" + NameParts.escaped(text.toLowerCase(Locale.ROOT)) + "%");
        return SearchPiece.indexed(
                2,
                "r.group_id = any(array(" + groups + "))",
                "select r.id from reservation r where r.group_id is not null and r.group_id = any(array(" + groups
                        + "))");
    }

    private static String seedOfContact(String filter) {
        return "select c.reservation_id as id from contact c where " + filter;
    }

    private static Optional<UUID> id(String text) {
        return text.length() == 36 && text.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
                ? Optional.of(UUID.fromString(text))
                : Optional.empty();
    }
}
