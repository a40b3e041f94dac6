package io.relais.core.reservation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jspecify.annotations.Nullable;

/**
 * Finds the rows of one page of the register, however many reservations there are. What many rows meet is found by walking along the
 * list's own index and looking at each row; what few rows meet is found by its own index and sorted. Which of the two is not left to
 * the planner's statistics: a short walk tells how dense the hits are, and each statement can only be carried out in one way.
 */
final class RegisterWalk {
    private static final int STEP_SHORT = 200;
    private static final int STEP = 1_000;
    private static final int STEP_LONG = 9_000;
    private static final int STEP_MAX = 64_000;
    /** Up to so many finds of an index are looked at one by one. */
    private static final int FEW = 3_000;
    /** Hits of the first step from which walking on is the shorter way. */
    private static final int DENSE = 6;
    /** An organisation of so few reservations is sorted by name as a whole. */
    private static final int SMALL = 5_000;

    private static final String COLUMNS = """
            r.id, r.property_id, r.confirmation_number, r.external_id, r.source, r.channel_name, r.connection_id, r.status, r.conflict,
            r.arrival, r.departure, r.currency, r.total, r.balance, r.promotion_codes, r.tags, r.group_id, r.created_at
            """;

    /** Where a row stands in the list. */
    record Place(UUID id, String key) {}

    /**
     * What is looked for.
     *
     * @param properties within these only
     * @param after the last row of the page before, null on the first
     */
    record Wanted(
            List<UUID> properties,
            SearchSql search,
            RegisterSort sort,
            @Nullable RegisterCursor after,
            int count) {}

    /** What a walk found, and where it ended when there is more to walk. */
    record Stretch(List<Place> hits, Optional<Place> end) {
        boolean isEnough(int count) {
            return end.isEmpty() || hits.size() >= count;
        }

        /** Where to walk on. */
        RegisterCursor cursor(RegisterSort sort) {
            Place last = end.orElseThrow();
            return new RegisterCursor(sort, false, last.key(), last.id());
        }

        Stretch and(Stretch next) {
            List<Place> all = new ArrayList<>(hits);
            all.addAll(next.hits());
            return new Stretch(all, next.end());
        }
    }

    private final Handle handle;
    private final Wanted wanted;

    private RegisterWalk(Handle handle, Wanted wanted) {
        this.handle = handle;
        this.wanted = wanted;
    }

    /** At most as many places as are wanted, in the list's order. Needs a transaction of its own. */
    static List<Place> find(Handle handle, Wanted wanted) {
        if (wanted.properties().isEmpty()) {
            return List.of();
        }
        handle.createQuery("""
                        select set_config('enable_seqscan', 'off', true), set_config('enable_hashjoin', 'off', true),
                               set_config('enable_mergejoin', 'off', true), set_config('jit', 'off', true),
                               set_config('max_parallel_workers_per_gather', '0', true),
                               set_config('plan_cache_mode', 'force_custom_plan', true)
                        """).mapTo(String.class).one();
        return new RegisterWalk(handle, wanted).find();
    }

    private List<Place> find() {
        if (wanted.sort().field() == RegisterSort.Field.NAME && isSmall()) {
            return seeded(List.of("select r.id from reservation r where r.property_id = any(:properties)"));
        }
        if (wanted.search().isEmpty()) {
            return walk(wanted.after(), wanted.count()).hits();
        }
        Optional<SearchPiece.Names> names = wanted.search().names();
        if (names.isPresent() && wanted.sort().field() == RegisterSort.Field.MADE) {
            List<String> others = names.get().others();
            Optional<List<Place>> otherwise = others.isEmpty() ? Optional.of(List.of()) : seeded(others, FEW);
            if (otherwise.isPresent()) {
                return merged(otherwise.get(), new NameWalk(handle, wanted, names.get()).find());
            }
        }
        return walkOrSeed(wanted.search().seed());
    }

    /** A number is few reservations'; of all else a first step tells how many have it. */
    private List<Place> walkOrSeed(SearchSql.Seed seed) {
        Optional<List<Place>> number = seed.number() ? seeded(seed.ways(), FEW) : Optional.empty();
        if (number.isPresent()) {
            return number.get();
        }
        Stretch walked = walk(wanted.after(), STEP);
        if (!walked.isEnough(wanted.count()) && seed.isKnown() && walked.hits().size() < DENSE) {
            Optional<List<Place>> few = seeded(seed.ways(), seed.wording() ? FEW : Integer.MAX_VALUE);
            if (few.isPresent()) {
                return few.get();
            }
        }
        int rows = STEP;
        while (!walked.isEnough(wanted.count())) {
            if (seed.isKnown() && rows > STEP_LONG) {
                return seeded(seed.ways());
            }
            int step = step(walked.hits().size(), rows);
            rows += step;
            walked = walked.and(walk(walked.cursor(wanted.sort()), step));
        }
        return cut(walked.hits());
    }

    /** As many rows as should hold what is still wanted, and some more; where there was hardly any hit, as many again. */
    private int step(int hits, int rows) {
        long needed = hits == 0 ? STEP_MAX : (long) rows * (wanted.count() - hits) * 3 / 2 / hits;
        return Math.clamp(needed, STEP_SHORT, Math.max(STEP_LONG, Math.min(STEP_MAX, rows)));
    }

    /** What was found in two ways, each once. */
    private List<Place> merged(List<Place> some, List<Place> others) {
        if (some.isEmpty()) {
            return others;
        }
        Comparator<Place> made = Comparator.comparingLong((Place place) -> Long.parseLong(place.key()))
                .thenComparing(place -> place.id().toString());
        return cut(Stream.concat(some.stream(), others.stream())
                .distinct()
                .sorted(wanted.sort().descending() ? made.reversed() : made)
                .toList());
    }

    private List<Place> cut(List<Place> hits) {
        return hits.size() <= wanted.count() ? hits : hits.subList(0, wanted.count());
    }

    private boolean isSmall() {
        return handle.createQuery("""
                        select count(*) from (select from reservation r where r.property_id = any(:properties) limit :small) r
                        """)
                        .bind("properties", wanted.properties().toArray(UUID[]::new))
                        .bind("small", SMALL + 1)
                        .mapTo(Long.class)
                        .one()
                <= SMALL;
    }

    /**
     * Looks at the next rows in the list's order. Each property has its own run in the index; where one run ends before its property
     * does, nothing is known of what comes after, so the walk ends at the first such edge.
     */
    private Stretch walk(@Nullable RegisterCursor after, int rows) {
        int perProperty = Math.max(wanted.count(), rows / wanted.properties().size());
        String sql = "with k as materialized (" + (isByName() ? byName(after) : byProperty(after)) + """
                ), edge as materialized (
                    select key, id from (
                        select key, id, row_number() over (partition by run order by key {d}, id {d}) as n from k) k
                    where n = :perProperty order by key {d}, id {d} limit 1),
                hit as (
                    select r.id, r.key from k r {contact}
                    where (not exists (select from edge) or (r.key, r.id) {upTo} (select key, id from edge)) {filter}
                    order by r.key {d}, r.id {d} limit :count)
                select id, {text} as key, false as ends, key as raw from hit
                union all select id, {text}, true, key from edge
                """;
        Query query = bind(fill(sql), after).bind("perProperty", isByName() ? rows : perProperty);
        List<Place> hits = new ArrayList<>();
        List<Place> end = new ArrayList<>();
        query.map((r, c) -> (r.getBoolean("ends") ? end : hits)
                        .add(new Place(r.getObject("id", UUID.class), r.getString("key"))))
                .list();
        return new Stretch(hits, end.stream().findFirst());
    }

    private String byProperty(@Nullable RegisterCursor after) {
        return "select x.*, x.property_id as run from unnest(:properties) p(id) cross join lateral (select " + COLUMNS
                + ", {key} as key from reservation r where r.property_id = p.id"
                + wanted.search().within()
                + beyond(after, "r.id") + " order by {key} {d}, r.id {d} limit :perProperty) x";
    }

    private String byName(@Nullable RegisterCursor after) {
        return "select " + COLUMNS + ", c.sort_name as key, 0 as run from contact c cross join lateral"
                + " (select * from reservation x where x.id = c.reservation_id and x.property_id = any(:properties) offset 0) r"
                + " where true" + beyond(after, "c.reservation_id")
                + " order by c.sort_name {d}, c.reservation_id {d} limit :perProperty";
    }

    /** All that an index finds, sorted. */
    private List<Place> seeded(List<String> ways) {
        return seeded(ways, Integer.MAX_VALUE).orElseThrow();
    }

    /**
     * The same, or empty when an index finds as many as the limit. Each way stands in a query of its own: there the planner takes the
     * index that finds all, and not the one that would find the first of very many sooner.
     */
    private Optional<List<Place>> seeded(List<String> ways, int limit) {
        String queries = IntStream.range(0, ways.size())
                .mapToObj(i -> "s" + i + " as materialized (" + ways.get(i) + ")")
                .collect(Collectors.joining(", "));
        String hits = IntStream.range(0, ways.size())
                .mapToObj(i -> "(select id from s" + i + " limit :limit)")
                .collect(Collectors.joining(" union "));
        String sql = "with " + queries + ", hit as materialized (" + hits + """
                ), k as (
                    select r.id, {key} as key from hit h
                    cross join lateral (select * from reservation r where r.id = h.id offset 0) r {contact}
                    where (select count(*) from hit) < :limit and r.property_id = any(:properties) {filter}
                """ + beyond(wanted.after(), "r.id") + """
                    order by 2 {d}, 1 {d} limit :count)
                select id, {text} as key, false as ends from k
                union all select null, null, true where (select count(*) from hit) >= :limit
                """;
        List<Place> places = new ArrayList<>();
        List<Boolean> ends = bind(fill(sql), wanted.after())
                .bind("limit", limit)
                .map((r, c) -> r.getBoolean("ends")
                        || !places.add(new Place(r.getObject("id", UUID.class), r.getString("key"))))
                .list();
        return ends.contains(true) ? Optional.empty() : Optional.of(places);
    }

    private boolean isByName() {
        return wanted.sort().field() == RegisterSort.Field.NAME;
    }

    private String beyond(@Nullable RegisterCursor after, String id) {
        return after == null
                ? ""
                : " and ({key}, " + id + ") " + wanted.sort().beyond() + " (" + after.cast() + ", :afterId)";
    }

    private String fill(String sql) {
        String filter = wanted.search().filter();
        boolean contact = filter.contains("c.") || isByName();
        return sql.replace("{filter}", filter)
                .replace("{contact}", contact ? "left join contact c on c.reservation_id = r.id" : "")
                .replace("{key}", wanted.sort().key())
                .replace("{text}", wanted.sort().keyText())
                .replace("{upTo}", wanted.sort().descending() ? ">=" : "<=")
                .replace("{d}", wanted.sort().direction());
    }

    private Query bind(String sql, @Nullable RegisterCursor after) {
        Query query = handle.createQuery(sql)
                // A condition's bounds are used by some of the statements only.
                .configure(SqlStatements.class, statements -> statements.setUnusedBindingAllowed(true))
                .bind("properties", wanted.properties().toArray(UUID[]::new))
                .bind("count", wanted.count())
                .bindMap(wanted.search().values());
        return after == null ? query : query.bind("afterKey", after.value()).bind("afterId", after.id());
    }
}
