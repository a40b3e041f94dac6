package io.relais.core.feed;

import io.relais.connector.CalendarSheet;
import io.relais.core.data.Moment;
import io.relais.core.inventory.Horizon;
import io.relais.vocabulary.NightRange;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * The nights on which a unit is taken, as others are told: our own stays, what other partners' calendars hold, and nights on which
 * nothing of its type is left. Not what a partner told itself, nor any partner's rules of its own.
 */
@Singleton
final class Occupancy {
    /** A running stay is told with its beginning, so that its event stays the same. */
    private static final int BACK_DAYS = 60;

    private static final String RESERVED = "Reserved";
    private static final String NOT_AVAILABLE = "Not available";

    private final Moment moment;

    @Inject
    Occupancy(Moment moment) {
        this.moment = moment;
    }

    /** The events of a unit's calendar, by first night. */
    List<CalendarSheet.Item> items(Handle handle, ExportRows.Row row) {
        LocalDate today = LocalDate.ofInstant(moment.now(), row.zone());
        List<CalendarSheet.Item> own = own(handle, row, today);
        List<CalendarSheet.Item> feeds = feeds(handle, row, today);
        Set<LocalDate> told = new TreeSet<>(heldByAnyFeed(handle, row, today));
        own.forEach(item -> item.first().datesUntil(item.end()).forEach(told::add));
        List<CalendarSheet.Item> full = full(handle, row, today, told);
        return Stream.of(own, feeds, full)
                .flatMap(List::stream)
                .sorted(Comparator.comparing(CalendarSheet.Item::first)
                        .thenComparing(CalendarSheet.Item::end)
                        .thenComparing(CalendarSheet.Item::uid))
                .toList();
    }

    /** A stay without a unit is on the only one there is. */
    private List<CalendarSheet.Item> own(Handle handle, ExportRows.Row row, LocalDate today) {
        return handle.createQuery("""
                select s.id, lower(s.dates) as first, upper(s.dates) as last, r.updated_at,
                       trim(c.first_name || ' ' || c.last_name) as name
                from stay s join reservation r on r.id = s.reservation_id
                left join contact c on c.reservation_id = r.id
                where s.holding and upper(s.dates) > :today
                  and (s.unit_id = :unit
                       or (s.unit_id is null and s.unit_type_id = :type
                           and (select count(*) from unit u where u.unit_type_id = :type) = 1))
                order by s.id
                """)
                .bind("today", today)
                .bind("unit", row.export().unitId())
                .bind("type", row.unitTypeId())
                .map((r, c) -> new CalendarSheet.Item(
                        CalendarNames.uid(
                                r.getObject("id", UUID.class), row.export().propertyId()),
                        r.getTimestamp("updated_at").toInstant(),
                        r.getObject("first", LocalDate.class),
                        r.getObject("last", LocalDate.class),
                        summary(row, r.getString("name")),
                        ""))
                .list();
    }

    private static String summary(ExportRows.Row row, @Nullable String name) {
        return row.export().withNames() && name != null && !name.isEmpty() ? name : RESERVED;
    }

    /** Runs of nights, not the partner's entries: a run stays one event while the entries in it are cut, joined and named anew. */
    private List<CalendarSheet.Item> feeds(Handle handle, ExportRows.Row row, LocalDate today) {
        return handle.createQuery("""
                select feed_id, min(night) as first, max(night) + 1 as last, max(since) as changed
                from (select n.feed_id, n.night, n.since,
                             n.night - (row_number() over (partition by n.feed_id order by n.night))::int as run
                      from feed_night n join feed f on f.id = n.feed_id
                      where f.unit_id = :unit and f.id is distinct from :except and n.kind <> 'soft') k
                group by feed_id, run having max(night) >= :today
                order by feed_id, first
                """)
                .bind("unit", row.export().unitId())
                .bind("except", row.export().feedId())
                .bind("today", today)
                .map((r, c) -> item(row, r))
                .list();
    }

    private static CalendarSheet.Item item(ExportRows.Row row, ResultSet r) throws SQLException {
        LocalDate first = r.getObject("first", LocalDate.class);
        return new CalendarSheet.Item(
                CalendarNames.uid(
                        r.getObject("feed_id", UUID.class), first, row.export().propertyId()),
                r.getTimestamp("changed").toInstant(),
                first,
                r.getObject("last", LocalDate.class),
                NOT_AVAILABLE,
                "");
    }

    private static List<LocalDate> heldByAnyFeed(Handle handle, ExportRows.Row row, LocalDate today) {
        return handle.createQuery("""
                select distinct n.night from feed_night n join feed f on f.id = n.feed_id
                where f.unit_id = :unit and n.night >= :from
                """)
                .bind("unit", row.export().unitId())
                .bind("from", today.minusDays(BACK_DAYS))
                .mapTo(LocalDate.class)
                .list();
    }

    /** Nights on which no unit of the type is left: whoever still waits for a unit will get this one. */
    private List<CalendarSheet.Item> full(Handle handle, ExportRows.Row row, LocalDate today, Set<LocalDate> told) {
        TreeSet<LocalDate> full = new TreeSet<>(handle.createQuery("""
                select night from night
                where unit_type_id = :type and night >= :from and night < :until and sold + blocked >= capacity
                """)
                .bind("type", row.unitTypeId())
                .bind("from", today.minusDays(BACK_DAYS))
                .bind("until", today.plusDays(Horizon.NIGHTS))
                .mapTo(LocalDate.class)
                .list());
        full.removeAll(told);
        List<CalendarSheet.Item> items = new ArrayList<>();
        Instant changed = row.export().issuedAt();
        UUID unit = row.export().unitId();
        for (NightRange run : NightRange.runs(full)) {
            if (unit != null && !run.last().isBefore(today)) {
                items.add(new CalendarSheet.Item(
                        CalendarNames.uid(unit, run.first(), row.export().propertyId()),
                        changed,
                        run.first(),
                        run.last().plusDays(1),
                        NOT_AVAILABLE,
                        ""));
            }
        }
        return items;
    }
}
