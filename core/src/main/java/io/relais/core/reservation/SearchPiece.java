package io.relais.core.reservation;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One condition of a search as SQL.
 *
 * @param ways queries that together find the ids that may meet it, empty when no index knows
 * @param rank the lower, the fewer reservations meet it as a rule
 * @param names what it asks of names, null when it asks nothing of them
 */
record SearchPiece(
        String filter,
        List<String> ways,
        int rank,
        @Nullable Names names) {
    /**
     * A condition that a name meets.
     *
     * @param filter over {@code c}, the contact
     * @param others queries of the ids that may meet the piece otherwise, as by a number
     */
    record Names(String filter, List<String> others) {}

    SearchPiece {
        ways = List.copyOf(ways);
    }

    static SearchPiece of(String filter) {
        return new SearchPiece(filter, List.of(), Integer.MAX_VALUE, null);
    }

    static SearchPiece indexed(int rank, String filter, String seed) {
        return new SearchPiece(filter, List.of(seed), rank, null);
    }

    /** A condition on the contact's names. */
    static SearchPiece ofNames(int rank, String filter) {
        return new SearchPiece(
                filter,
                List.of("select c.reservation_id as id from contact c where " + filter),
                rank,
                new Names(filter, List.of()));
    }

    /** Any of the ways; found by an index only when each is. Nothing meets none. */
    static SearchPiece either(List<SearchPiece> ways) {
        if (ways.isEmpty()) {
            return new SearchPiece("false", List.of("select null::uuid as id where false"), 0, null);
        }
        String filter = ways.stream().map(way -> "(" + way.filter() + ")").collect(Collectors.joining(" or "));
        List<String> seeds = ways.stream().flatMap(way -> way.ways().stream()).toList();
        return new SearchPiece(
                filter, seeds, ways.stream().mapToInt(SearchPiece::rank).max().orElse(0), names(ways));
    }

    private static @Nullable Names names(List<SearchPiece> ways) {
        List<String> others = ways.stream()
                .filter(way -> way.names() == null)
                .flatMap(way -> way.ways().stream())
                .toList();
        return ways.stream()
                .map(SearchPiece::names)
                .filter(Objects::nonNull)
                .findFirst()
                .map(names -> new Names(names.filter(), others))
                .orElse(null);
    }
}
