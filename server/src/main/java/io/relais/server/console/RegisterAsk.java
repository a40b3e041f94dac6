package io.relais.server.console;

import io.relais.core.problem.Problem;
import io.relais.core.reservation.RegisterQuery;
import io.relais.core.reservation.RegisterSort;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;

/**
 * What the reader asks the register for, as it stands in the page's address.
 *
 * @param q searched text
 * @param property id of the only property to show, empty for all
 * @param conflicts "true" to show only what needs a person
 * @param cursor where a following page begins, empty for the first
 * @param sort order of the list, as {@link RegisterSort#code}; empty for newest first
 * @param top id of the first row that the reader has, to count what is newer
 */
record RegisterAsk(String q, String property, String conflicts, String sort, String cursor, String top) {
    static final int PAGE_ROWS = 50;
    static final String PATH = "/reservations";

    static RegisterAsk of(UriInfo address) {
        MultivaluedMap<String, String> query = address.getQueryParameters();
        return new RegisterAsk(
                text(query, "q"),
                text(query, "property"),
                text(query, "conflicts"),
                text(query, "sort"),
                text(query, "cursor"),
                text(query, "top"));
    }

    boolean conflictsOnly() {
        return "true".equals(conflicts);
    }

    boolean isFirstPage() {
        return cursor.isEmpty();
    }

    boolean isFiltered() {
        return !q.isBlank() || !property.isEmpty() || conflictsOnly();
    }

    RegisterQuery query() {
        return new RegisterQuery(q.strip(), propertyId(), conflictsOnly(), cursor, PAGE_ROWS, order());
    }

    /** An unreadable order is the usual one: addresses are typed by people, too. */
    RegisterSort order() {
        try {
            return RegisterSort.of(sort);
        } catch (Problem unknown) {
            return RegisterSort.NEWEST;
        }
    }

    /** An unreadable id filters nothing: addresses are typed by people, too. */
    Optional<UUID> propertyId() {
        return Ids.find(property);
    }

    RegisterAsk with(String text) {
        return new RegisterAsk(text, property, conflicts, sort, "", "");
    }

    RegisterAsk withoutProperty() {
        return new RegisterAsk(q, "", conflicts, sort, "", "");
    }

    RegisterAsk withoutConflicts() {
        return new RegisterAsk(q, property, "", sort, "", "");
    }

    RegisterAsk in(String order) {
        return new RegisterAsk(q, property, conflicts, order, "", "");
    }

    RegisterAsk after(String nextCursor) {
        return new RegisterAsk(q, property, conflicts, sort, nextCursor, "");
    }

    RegisterAsk above(String firstRow) {
        return new RegisterAsk(q, property, conflicts, sort, "", firstRow);
    }

    /** This question as an address. */
    String href(String path) {
        StringBuilder query = new StringBuilder();
        add(query, "q", q);
        add(query, "property", property);
        add(query, "conflicts", conflictsOnly() ? "true" : "");
        add(query, "sort", sort);
        add(query, "cursor", cursor);
        add(query, "top", top);
        return path + query;
    }

    private static String text(MultivaluedMap<String, String> query, String name) {
        String value = query.getFirst(name);
        return value == null ? "" : value;
    }

    private static void add(StringBuilder query, String name, String value) {
        if (!value.isBlank()) {
            query.append(query.isEmpty() ? '?' : '&')
                    .append(name)
                    .append('=')
                    .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
        }
    }
}
