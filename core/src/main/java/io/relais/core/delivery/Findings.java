package io.relais.core.delivery;

import io.relais.core.data.Ids;
import io.relais.vocabulary.Restriction;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Where partners held something else than they had acknowledged; owner of table {@code reconciliation_finding}. */
@Singleton
final class Findings {
    private static final int LIST_MAX = 1_000;

    private final Ids ids;

    @Inject
    Findings(Ids ids) {
        this.ids = ids;
    }

    /** A difference; {@code cell} holds what was observed. */
    record Finding(Cell cell, long known) {}

    void add(Handle handle, UUID connectionId, Collection<Finding> found, Reconciliation.Outcome outcome, Instant at) {
        handle.createUpdate("""
                insert into reconciliation_finding (id, connection_id, remote_room_id, remote_rate_id, facet, night, known, observed,
                                                    found_at, outcome)
                select id, :connection, room, rate, facet, night, known, observed, :at, :outcome
                from unnest(:ids, :rooms, :rates, :facets, :nights, :knowns, :observed)
                     as k(id, room, rate, facet, night, known, observed)
                """)
                .bind("connection", connectionId)
                .bind("at", Timestamp.from(at))
                .bind("outcome", outcome.name().toLowerCase(Locale.ROOT))
                .bind("ids", found.stream().map(one -> ids.next()).toArray(UUID[]::new))
                .bind("rooms", texts(found, Cell::roomId))
                .bind("rates", texts(found, Cell::rateId))
                .bind("facets", texts(found, Cell::facet))
                .bind("nights", found.stream().map(one -> one.cell().night()).toArray(LocalDate[]::new))
                .bind("knowns", found.stream().map(Finding::known).toArray(Long[]::new))
                .bind("observed", found.stream().map(one -> one.cell().value()).toArray(Long[]::new))
                .execute();
    }

    /** Takes what was seen and is to be looked at again, with the values observed then. */
    Set<Cell> takeSeen(Handle handle, UUID connectionId) {
        return handle.createQuery("""
                with taken as (delete from reconciliation_finding where connection_id = :id and outcome = 'seen' returning *)
                select * from taken
                """)
                .bind("id", connectionId)
                .map((r, c) -> cell(r))
                .collect(Collectors.toSet());
    }

    /** The cells, without value, that were healed so many times since then. */
    Set<Cell> healedOften(Handle handle, UUID connectionId, int times, Instant since) {
        return handle.createQuery("""
                select remote_room_id, remote_rate_id, facet, night, 0::bigint as observed
                from reconciliation_finding
                where connection_id = :id and outcome = 'healed' and found_at > :since
                group by remote_room_id, remote_rate_id, facet, night having count(*) >= :times
                """)
                .bind("id", connectionId)
                .bind("since", Timestamp.from(since))
                .bind("times", times)
                .map((r, c) -> cell(r))
                .collect(Collectors.toSet());
    }

    List<Reconciliation.Difference> list(Handle handle, UUID connectionId, Instant since) {
        return handle.createQuery("""
                select * from reconciliation_finding where connection_id = :id and found_at > :since
                order by found_at desc, id limit :limit
                """)
                .bind("id", connectionId)
                .bind("since", Timestamp.from(since))
                .bind("limit", LIST_MAX)
                .map((r, c) -> {
                    Cell cell = cell(r);
                    return new Reconciliation.Difference(
                            cell.roomId(),
                            cell.rateId(),
                            cell.facet(),
                            cell.night(),
                            words(cell.facet(), r.getLong("known")),
                            words(cell.facet(), cell.value()),
                            r.getTimestamp("found_at").toInstant(),
                            Reconciliation.Outcome.valueOf(
                                    r.getString("outcome").toUpperCase(Locale.ROOT)));
                })
                .list();
    }

    /** Over all connections. */
    long count(Handle handle, Reconciliation.Outcome outcome, Instant since) {
        return handle.createQuery(
                        "select count(*) from reconciliation_finding where outcome = :outcome and found_at > :since")
                .bind("outcome", outcome.name().toLowerCase(Locale.ROOT))
                .bind("since", Timestamp.from(since))
                .mapTo(Long.class)
                .one();
    }

    void prune(Handle handle, UUID connectionId, Instant olderThan) {
        handle.createUpdate("delete from reconciliation_finding where connection_id = :id and found_at < :limit")
                .bind("id", connectionId)
                .bind("limit", Timestamp.from(olderThan))
                .execute();
    }

    private static Cell cell(ResultSet r) throws SQLException {
        return new Cell(
                r.getString("remote_room_id"),
                r.getString("remote_rate_id"),
                r.getString("facet"),
                r.getObject("night", LocalDate.class),
                r.getLong("observed"));
    }

    private static String[] texts(Collection<Finding> found, Function<Cell, String> part) {
        return found.stream().map(one -> part.apply(one.cell())).toArray(String[]::new);
    }

    /** Numbers as they are; of a restriction what it demands. */
    private static String words(String facet, long value) {
        if (!facet.equals(Cell.RESTRICTION)) {
            return Long.toString(value);
        }
        Restriction r = PackedRestriction.unpack(value);
        return "min " + r.minStayArrival() + "/" + r.minStayThrough() + ", max " + r.maxStay()
                + (r.closed() ? ", closed" : "")
                + (r.closedToArrival() ? ", no arrival" : "")
                + (r.closedToDeparture() ? ", no departure" : "");
    }
}
