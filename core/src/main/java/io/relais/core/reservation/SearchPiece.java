package io.relais.core.reservation;

import java.util.List;
import java.util.stream.Collectors;

/**
 * One condition of a search as SQL.
 *
 * @param ways queries that together find the ids that may meet it, empty when no index knows
 * @param rank the lower, the fewer reservations meet it as a rule
 */
record SearchPiece(String filter, List<String> ways, int rank) {
    SearchPiece {
        ways = List.copyOf(ways);
    }

    static SearchPiece of(String filter) {
        return new SearchPiece(filter, List.of(), Integer.MAX_VALUE);
    }

    static SearchPiece indexed(int rank, String filter, String seed) {
        return new SearchPiece(filter, List.of(seed), rank);
    }

    /** Any of the ways; found by an index only when each is. Nothing meets none. */
    static SearchPiece either(List<SearchPiece> ways) {
        if (ways.isEmpty()) {
            return new SearchPiece("false", List.of("select null::uuid as id where false"), 0);
        }
        String filter = ways.stream().map(way -> "(" + way.filter() + ")").collect(Collectors.joining(" or "));
        List<String> seeds = ways.stream().flatMap(way -> way.ways().stream()).toList();
        return new SearchPiece(
                filter, seeds, ways.stream().mapToInt(SearchPiece::rank).max().orElse(0));
    }
}
