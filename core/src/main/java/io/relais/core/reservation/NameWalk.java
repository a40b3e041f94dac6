package io.relais.core.reservation;

import io.relais.core.reservation.RegisterWalk.Place;
import io.relais.core.reservation.RegisterWalk.Stretch;
import io.relais.core.reservation.RegisterWalk.Wanted;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jspecify.annotations.Nullable;

/**
 * Finds those of one name in the order of sale. Walks along the contacts, which know when they were sold, and looks at a reservation
 * only where the name is the one and more is asked of it: a tenth of the time of a walk along the reservations. Names that hardly
 * anybody has are taken from their index.
 */
final class NameWalk {
    private static final int STEP = 4_000;
    private static final int STEP_SHORT = 1_000;
    private static final int STEP_MAX = 32_000;
    /** After so many rows the index is asked whatever it finds. */
    private static final int ROWS_MAX = 60_000;
    /** Up to so many finds of the index are sorted. */
    private static final int FEW = 5_000;
    /** Hits of the first step from which walking on is the shorter way. */
    private static final int DENSE = 10;

    private static final String RESERVATION =
            " cross join lateral (select * from reservation x where x.id = c.reservation_id offset 0) r";

    private final Handle handle;
    private final Wanted wanted;
    private final SearchPiece.Names names;

    NameWalk(Handle handle, Wanted wanted, SearchPiece.Names names) {
        this.handle = handle;
        this.wanted = wanted;
        this.names = names;
    }

    /** At most as many places as are wanted, in the list's order. */
    List<Place> find() {
        Stretch walked = walk(wanted.after(), STEP);
        if (!walked.isEnough(wanted.count()) && walked.hits().size() < DENSE) {
            Optional<List<Place>> few = seeded(FEW);
            if (few.isPresent()) {
                return few.get();
            }
        }
        int rows = STEP;
        while (!walked.isEnough(wanted.count())) {
            if (rows > ROWS_MAX) {
                return seeded(Integer.MAX_VALUE).orElseThrow();
            }
            int step = step(walked.hits().size(), rows);
            rows += step;
            walked = walked.and(walk(walked.cursor(wanted.sort()), step));
        }
        return walked.hits().size() <= wanted.count()
                ? walked.hits()
                : walked.hits().subList(0, wanted.count());
    }

    /** As many rows as should hold what is still wanted, and some more. */
    private int step(int hits, int rows) {
        long needed = (long) rows * (wanted.count() - hits) * 3 / 2 / Math.max(1, hits);
        return Math.clamp(needed, STEP_SHORT, STEP_MAX);
    }

    /** As the walk along reservations: each property has its own run, and the first edge of one ends what is known. */
    private Stretch walk(@Nullable RegisterCursor after, int rows) {
        String sql = """
                with run as materialized (
                    select p.id as property_id, e.key, e.id from unnest(:properties) p(id) left join lateral (
                        select c.made_at as key, c.reservation_id as id from contact c where c.property_id = p.id {beyond}
                        order by c.made_at {d}, c.reservation_id {d} offset :rows - 1 limit 1) e on true),
                edge as materialized (select key, id from run where id is not null order by key {d}, id {d} limit 1),
                hit as (
                    select h.id, h.key from run p cross join lateral (
                        select c.reservation_id as id, c.made_at as key from (
                            select * from contact c where c.property_id = p.property_id {beyond}
                            order by c.made_at {d}, c.reservation_id {d} limit :rows) c {reservation}
                        where ({names}) {filter} order by c.made_at {d}, c.reservation_id {d} limit :count) h
                    where not exists (select from edge) or (h.key, h.id) {upTo} (select key, id from edge)
                    order by h.key {d}, h.id {d} limit :count)
                select id, {text} as key, false as ends, key as raw from hit
                union all select id, {text}, true, key from edge
                """;
        int perProperty = Math.max(wanted.count(), rows / wanted.properties().size());
        List<Place> hits = new ArrayList<>();
        List<Place> end = new ArrayList<>();
        bind(fill(sql, after), after)
                .bind("rows", perProperty)
                .map((r, c) -> (r.getBoolean("ends") ? end : hits)
                        .add(new Place(r.getObject("id", UUID.class), r.getString("key"))))
                .list();
        return new Stretch(hits, end.stream().findFirst());
    }

    /** All that the index of names finds, sorted; empty when it finds as many as the limit. */
    private Optional<List<Place>> seeded(int limit) {
        String sql = """
                with s as materialized (select c.* from contact c where {names}),
                found as materialized (select * from s limit :limit),
                hit as (
                    select c.reservation_id as id, c.made_at as key from found c {reservation}
                    where (select count(*) from found) < :limit and c.property_id = any(:properties) {beyond} {filter}
                    order by c.made_at {d}, c.reservation_id {d} limit :count)
                select id, {text} as key, false as ends from hit
                union all select null, null, true where (select count(*) from found) >= :limit
                """;
        List<Place> places = new ArrayList<>();
        List<Boolean> ends = bind(fill(sql, wanted.after()), wanted.after())
                .bind("limit", limit)
                .map((r, c) -> r.getBoolean("ends")
                        || !places.add(new Place(r.getObject("id", UUID.class), r.getString("key"))))
                .list();
        return ends.contains(true) ? Optional.empty() : Optional.of(places);
    }

    private String fill(String sql, @Nullable RegisterCursor after) {
        boolean one = wanted.search().isOne();
        String within = wanted.search().within().replace(wanted.sort().key(), "c.made_at");
        String beyond = after == null
                ? ""
                : " and (c.made_at, c.reservation_id) " + wanted.sort().beyond() + " (" + after.cast() + ", :afterId)";
        return sql.replace("{names}", names.filter())
                .replace("{beyond}", within + beyond)
                .replace("{reservation}", one ? "" : RESERVATION)
                .replace("{filter}", one ? "" : wanted.search().filter())
                .replace("{text}", wanted.sort().keyText())
                .replace("{upTo}", wanted.sort().descending() ? ">=" : "<=")
                .replace("{d}", wanted.sort().direction());
    }

    private Query bind(String sql, @Nullable RegisterCursor after) {
        Query query = handle.createQuery(sql)
                .configure(SqlStatements.class, statements -> statements.setUnusedBindingAllowed(true))
                .bind("properties", wanted.properties().toArray(UUID[]::new))
                .bind("count", wanted.count())
                .bindMap(wanted.search().values());
        return after == null ? query : query.bind("afterKey", after.value()).bind("afterId", after.id());
    }
}
