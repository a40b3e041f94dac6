package io.relais.core.feed;

import io.relais.core.data.Moment;
import io.relais.vocabulary.StayDates;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** Finds nights that two have, from what the tables say anyway. */
@Singleton
final class FeedConflicts {
    private static final int LIST_MAX = 500;

    /** Stays of feeds that hold nights and are no rule of the partner's. */
    private static final String CURRENT = """
            with current as (
                select s.id, s.dates, s.kind, f.id as feed_id, f.name, f.unit_id, f.property_id, u.name as unit_name,
                       u.unit_type_id, (:now::timestamptz at time zone p.time_zone)::date as today,
                       (select count(*) from unit o where o.unit_type_id = u.unit_type_id) = 1 as only_unit
                from feed f
                join feed_stay s on s.feed_id = f.id and s.gone_at is null and s.kind <> 'soft'
                join unit u on u.id = f.unit_id
                join property p on p.id = f.property_id
                where f.property_id = :property
                  and upper(s.dates) > (:now::timestamptz at time zone p.time_zone)::date)
            """;

    private final Moment moment;

    @Inject
    FeedConflicts(Moment moment) {
        this.moment = moment;
    }

    List<FeedConflict> list(Handle handle, UUID propertyId) {
        List<FeedConflict> ofUnits = Stream.of(feeds(handle, propertyId), own(handle, propertyId))
                .flatMap(List::stream)
                .toList();
        return Stream.concat(
                        ofUnits.stream(),
                        overbooked(handle, propertyId).stream().filter(it -> isNews(it, ofUnits)))
                .sorted(Comparator.comparing((FeedConflict it) -> it.dates().arrival())
                        .thenComparing(FeedConflict::what))
                .limit(LIST_MAX)
                .toList();
    }

    private List<FeedConflict> feeds(Handle handle, UUID propertyId) {
        return handle.createQuery(CURRENT + """
                select case when a.dates = b.dates and 'block' in (a.kind, b.kind) then 'PROBABLY_ECHO'
                            else 'TWO_FEEDS' end as kind,
                       a.property_id, a.unit_id, a.unit_name as what, a.feed_id, a.name,
                       b.feed_id as other_feed, null::uuid as other_reservation, b.name as label,
                       greatest(lower(a.dates * b.dates), a.today) as first, upper(a.dates * b.dates) as last
                from current a join current b on b.unit_id = a.unit_id and a.feed_id < b.feed_id and a.dates && b.dates
                where upper(a.dates * b.dates) > a.today
                order by first, a.id, b.id limit :max
                """)
                .bind("property", propertyId)
                .bind("now", now())
                .bind("max", LIST_MAX)
                .map((r, c) -> conflict(r))
                .list();
    }

    private List<FeedConflict> own(Handle handle, UUID propertyId) {
        return handle.createQuery(CURRENT + """
                select case when a.dates = s.dates and a.kind = 'block' then 'PROBABLY_ECHO' else 'OWN_STAY' end as kind,
                       a.property_id, a.unit_id, a.unit_name as what, a.feed_id, a.name,
                       null::uuid as other_feed, r.id as other_reservation, r.confirmation_number as label,
                       greatest(lower(a.dates * s.dates), a.today) as first, upper(a.dates * s.dates) as last
                from current a
                join stay s on s.holding and s.dates && a.dates
                     and (s.unit_id = a.unit_id or a.only_unit and s.unit_id is null and s.unit_type_id = a.unit_type_id)
                join reservation r on r.id = s.reservation_id
                where upper(a.dates * s.dates) > a.today
                order by first, a.id, s.id limit :max
                """)
                .bind("property", propertyId)
                .bind("now", now())
                .bind("max", LIST_MAX)
                .map((r, c) -> conflict(r))
                .list();
    }

    /** Runs of nights of a type that is overbooked while a feed holds one of its units. */
    private List<FeedConflict> overbooked(Handle handle, UUID propertyId) {
        return handle.createQuery("""
                select 'OVERBOOKED' as kind, property_id, null::uuid as unit_id, what, feed_id, name,
                       null::uuid as other_feed, null::uuid as other_reservation, '' as label,
                       min(night) as first, max(night) + 1 as last
                from (select f.property_id, t.name as what, f.id as feed_id, f.name, n.night,
                             n.night - (row_number() over (partition by f.id order by n.night))::int as run
                      from feed f
                      join property p on p.id = f.property_id
                      join unit u on u.id = f.unit_id
                      join unit_type t on t.id = u.unit_type_id
                      join feed_night h on h.feed_id = f.id and h.kind <> 'soft'
                           and h.night >= (:now::timestamptz at time zone p.time_zone)::date
                      join night n on n.unit_type_id = t.id and n.night = h.night and n.overbooked > 0
                      where f.property_id = :property) k
                group by property_id, what, feed_id, name, run
                order by first, feed_id limit :max
                """)
                .bind("property", propertyId)
                .bind("now", now())
                .bind("max", LIST_MAX)
                .map((r, c) -> conflict(r))
                .list();
    }

    /** A unit that two have is told once, with who the two are. */
    private static boolean isNews(FeedConflict overbooked, List<FeedConflict> ofUnits) {
        return overbooked
                .dates()
                .dates()
                .anyMatch(night -> ofUnits.stream()
                        .filter(known -> known.feedId().equals(overbooked.feedId())
                                || overbooked.feedId().equals(known.other().feedId()))
                        .noneMatch(known -> !night.isBefore(known.dates().arrival())
                                && night.isBefore(known.dates().departure())));
    }

    private Timestamp now() {
        return Timestamp.from(moment.now());
    }

    private static FeedConflict conflict(ResultSet r) throws SQLException {
        return new FeedConflict(
                FeedConflict.Kind.valueOf(r.getString("kind")),
                r.getObject("property_id", UUID.class),
                r.getObject("unit_id", UUID.class),
                r.getString("what"),
                new StayDates(r.getObject("first", LocalDate.class), r.getObject("last", LocalDate.class)),
                r.getObject("feed_id", UUID.class),
                r.getString("name"),
                new FeedConflict.Other(
                        r.getObject("other_feed", UUID.class),
                        r.getObject("other_reservation", UUID.class),
                        r.getString("label")));
    }
}
