package io.relais.core.delivery;

import io.relais.vocabulary.NightRange;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Ranges of nights whose state at the partners must be looked at again; owner of table {@code dirty_nights}. Marks are written in
 * the transaction that changed something. A mark tells only where to look, so lost, repeated and reordered wake-ups do no harm.
 */
@Singleton
public final class DirtyNights {
    /** Which values to look at. */
    public static final int AVAILABILITY = 1;

    public static final int PRICES = 2;
    public static final int RESTRICTIONS = 4;
    public static final int ALL = AVAILABILITY | PRICES | RESTRICTIONS;

    private final Clock clock;

    @Inject
    public DirtyNights(Clock clock) {
        this.clock = clock;
    }

    /**
     * A run of nights of one unit type.
     *
     * @param facets which values
     * @param soldBy the connection whose partner caused it by a sale or cancellation of its own: what that partner acknowledged
     *     before no longer tells what it believes, so it is told again in any case
     * @param cause the event of the change, null when nobody did it
     */
    public record Mark(
            UUID unitTypeId,
            NightRange nights,
            int facets,
            @Nullable UUID soldBy,
            @Nullable UUID cause) {
        /** Without a known cause. */
        public Mark(UUID unitTypeId, NightRange nights, int facets, @Nullable UUID soldBy) {
            this(unitTypeId, nights, facets, soldBy, null);
        }
    }

    /** Marks the ranges for every connection that sells the unit type; returns how many marks were made. */
    public int mark(Handle handle, Collection<Mark> marks, String trace) {
        if (marks.isEmpty()) {
            return 0;
        }
        return handle.createUpdate("""
                insert into dirty_nights (connection_id, unit_type_id, nights, facets, forget, marked_at, trace, cause)
                select m.connection_id, k.unit_type_id, daterange(k.first, k.last, '[]'), k.facets,
                       m.connection_id is not distinct from k.sold_by, :now, :trace, k.cause
                from unnest(:unitTypes, :firsts, :lasts, :facets, :soldBys, :causes)
                     as k(unit_type_id, first, last, facets, sold_by, cause)
                cross join lateral (select distinct connection_id from mapping where unit_type_id = k.unit_type_id) m
                """)
                .bind("unitTypes", marks.stream().map(Mark::unitTypeId).toArray(UUID[]::new))
                .bind("firsts", marks.stream().map(m -> m.nights().first()).toArray(LocalDate[]::new))
                .bind("lasts", marks.stream().map(m -> m.nights().last()).toArray(LocalDate[]::new))
                .bind("facets", marks.stream().map(Mark::facets).toArray(Integer[]::new))
                .bind("soldBys", marks.stream().map(Mark::soldBy).toArray(UUID[]::new))
                .bind("causes", marks.stream().map(Mark::cause).toArray(UUID[]::new))
                .bind("now", Timestamp.from(Instant.now(clock)))
                .bind("trace", trace)
                .execute();
    }

    /** Marks everything one connection sells, from first to last night, as after connecting or mapping. */
    public void markAll(Handle handle, UUID connectionId, NightRange nights, boolean forget) {
        handle.createUpdate("""
                insert into dirty_nights (connection_id, unit_type_id, nights, facets, forget, marked_at, trace)
                select distinct connection_id, unit_type_id, daterange(:first::date, :last::date, '[]'), :all, :forget, :now::timestamptz, ''
                from mapping where connection_id = :connection
                """)
                .bind("connection", connectionId)
                .bind("first", nights.first())
                .bind("last", nights.last())
                .bind("all", ALL)
                .bind("forget", forget)
                .bind("now", Timestamp.from(Instant.now(clock)))
                .execute();
    }

    /** Marks ranges for one connection only, as after a rule of its own changed. What it does not sell is left out. */
    public void markFor(Handle handle, UUID connectionId, Collection<Mark> marks, String trace) {
        if (marks.isEmpty()) {
            return;
        }
        handle.createUpdate("""
                insert into dirty_nights (connection_id, unit_type_id, nights, facets, forget, marked_at, trace, cause)
                select :connection, k.unit_type_id, daterange(k.first, k.last, '[]'), k.facets,
                       k.sold_by is not distinct from :connection, :now, :trace, k.cause
                from unnest(:unitTypes, :firsts, :lasts, :facets, :soldBys, :causes)
                     as k(unit_type_id, first, last, facets, sold_by, cause)
                where exists (select from mapping m
                              where m.connection_id = :connection and m.unit_type_id = k.unit_type_id)
                """)
                .bind("connection", connectionId)
                .bind("unitTypes", marks.stream().map(Mark::unitTypeId).toArray(UUID[]::new))
                .bind("firsts", marks.stream().map(m -> m.nights().first()).toArray(LocalDate[]::new))
                .bind("lasts", marks.stream().map(m -> m.nights().last()).toArray(LocalDate[]::new))
                .bind("facets", marks.stream().map(Mark::facets).toArray(Integer[]::new))
                .bind("soldBys", marks.stream().map(Mark::soldBy).toArray(UUID[]::new))
                .bind("causes", marks.stream().map(Mark::cause).toArray(UUID[]::new))
                .bind("now", Timestamp.from(Instant.now(clock)))
                .bind("trace", trace)
                .execute();
    }

    /** What is marked for one connection, oldest first, at most {@code limit} ranges. */
    List<Marked> list(Handle handle, UUID connectionId, int limit) {
        return handle.createQuery("""
                select id, unit_type_id, lower(nights) as first, upper(nights) - 1 as last, facets, forget, marked_at, trace,
                       cause
                from dirty_nights where connection_id = :connection order by id limit :limit
                """)
                .bind("connection", connectionId)
                .bind("limit", limit)
                .map((r, c) -> marked(r))
                .list();
    }

    /** The newest mark's id, whoever it is for; 0 when there is none. */
    long last(Handle handle) {
        return handle.createQuery("select coalesce(max(id), 0) from dirty_nights")
                .mapTo(Long.class)
                .one();
    }

    /** The ranges that were marked since a mark of that id, for whatever connection of a property. */
    Map<UUID, List<Marked>> listSince(Handle handle, UUID propertyId, long id) {
        record Row(UUID connectionId, Marked marked) {}
        return handle
                .createQuery("""
                select d.id, d.connection_id, d.unit_type_id, lower(d.nights) as first, upper(d.nights) - 1 as last,
                       d.facets, d.forget, d.marked_at, d.trace, d.cause
                from dirty_nights d join connection c on c.id = d.connection_id
                where c.property_id = :property and d.id > :id order by d.id
                """)
                .bind("property", propertyId)
                .bind("id", id)
                .map((r, c) -> new Row(r.getObject("connection_id", UUID.class), marked(r)))
                .stream()
                .collect(
                        Collectors.groupingBy(Row::connectionId, Collectors.mapping(Row::marked, Collectors.toList())));
    }

    private static Marked marked(ResultSet r) throws SQLException {
        return new Marked(
                r.getLong("id"),
                r.getObject("unit_type_id", UUID.class),
                new NightRange(r.getObject("first", LocalDate.class), r.getObject("last", LocalDate.class)),
                r.getInt("facets"),
                r.getBoolean("forget"),
                r.getTimestamp("marked_at").toInstant(),
                r.getString("trace"),
                r.getObject("cause", UUID.class));
    }

    /** Removes marks whose ranges the partner has heard about. Marks made since stay. */
    void remove(Handle handle, Collection<Long> ids) {
        handle.createUpdate("delete from dirty_nights where id = any(:ids)")
                .bind("ids", ids.toArray(Long[]::new))
                .execute();
    }

    /** One stored mark. */
    record Marked(
            long id,
            UUID unitTypeId,
            NightRange nights,
            int facets,
            boolean forget,
            Instant markedAt,
            String trace,
            @Nullable UUID cause) {}
}
