package io.relais.core.feed;

import io.relais.core.access.Tokens;
import io.relais.core.data.Moment;
import io.relais.vocabulary.NightRange;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Calendars that we publish, and what was fetched of them; owner of tables {@code calendar_export} and {@code calendar_served}. */
@Singleton
final class ExportRows {
    /** Every token begins with it, so that leaked ones can be found by scanners. */
    private static final String PREFIX = "rlc_";

    /** Partners look at what they fetched for some hours before they fetch again. */
    private static final Duration REMEMBERED = Duration.ofDays(2);

    /** When it was fetched is told to the minute. */
    private static final Duration NOTED_EVERY = Duration.ofMinutes(1);

    private static final String SELECT = """
            select e.*, coalesce(u.name, '') as unit_name, coalesce(f.name, '') as feed_name, u.unit_type_id,
                   p.organisation_id, p.time_zone, p.name as property_name, p.languages[1] as language
            from calendar_export e join property p on p.id = e.property_id
            left join unit u on u.id = e.unit_id
            left join feed f on f.id = e.feed_id
            """;

    private final Moment moment;

    @Inject
    ExportRows(Moment moment) {
        this.moment = moment;
    }

    /** A published calendar with what is needed to fill it. */
    record Row(
            CalendarExport export,
            UUID organisationId,
            UUID unitTypeId,
            ZoneId zone,
            String propertyName,
            String language,
            String digest) {}

    /** Publishes a calendar; returns its token, told once and never again. */
    String insert(Handle handle, UUID id, NewExport wanted) {
        String token = Tokens.random(PREFIX);
        handle.createUpdate("""
                insert into calendar_export (id, property_id, unit_id, feed_id, name, kind, with_names, token_hash, issued_at)
                values (:id, :property, :unit, :feed, :name, :kind, :names, :hash, :now)
                """)
                .bind("id", id)
                .bind("property", wanted.propertyId())
                .bind("unit", wanted.unitId())
                .bind("feed", wanted.feedId())
                .bind("name", wanted.name())
                .bind("kind", wanted.kind().code())
                .bind("names", wanted.withNames())
                .bind("hash", Tokens.hash(token))
                .bind("now", now())
                .execute();
        return token;
    }

    /** The calendars of a property that can be fetched, by unit and name. */
    List<Row> list(Handle handle, UUID propertyId, int limit) {
        return handle.createQuery(SELECT + """
                 where e.property_id = :property and e.revoked_at is null
                order by u.name nulls first, e.name, e.id limit :limit
                """)
                .bind("property", propertyId)
                .bind("limit", limit)
                .map((r, c) -> row(r))
                .list();
    }

    Optional<Row> find(Handle handle, UUID id) {
        return handle.createQuery(SELECT + " where e.id = :id and e.revoked_at is null")
                .bind("id", id)
                .map((r, c) -> row(r))
                .findOne();
    }

    Optional<Row> findByToken(Handle handle, String token) {
        return handle.createQuery(SELECT + " where e.token_hash = :hash and e.revoked_at is null")
                .bind("hash", Tokens.hash(token))
                .map((r, c) -> row(r))
                .findOne();
    }

    void revoke(Handle handle, UUID id) {
        handle.createUpdate("update calendar_export set revoked_at = :now where id = :id")
                .bind("now", now())
                .bind("id", id)
                .execute();
    }

    /** Notes a fetch; true when it was another calendar than the one before. */
    boolean fetched(Handle handle, Row row, String digest) {
        int noted = handle.createUpdate("""
                update calendar_export set fetched_at = :now, digest = :digest
                where id = :id and (digest <> :digest or fetched_at is null or fetched_at <= :before)
                """)
                .bind("now", now())
                .bind("digest", digest)
                .bind("before", Timestamp.from(moment.now().minus(NOTED_EVERY)))
                .bind("id", row.export().id())
                .execute();
        return noted == 1 && !row.digest().equals(digest);
    }

    /** Remembers what a partner was shown, so that it is known when it comes back. */
    void remember(Handle handle, UUID exportId, Collection<NightRange> ranges) {
        end(handle, exportId, ranges);
        handle.createUpdate("""
                insert into calendar_served (export_id, arrival, departure)
                select :export, k.arrival, k.departure from unnest(:arrivals, :departures) as k(arrival, departure)
                on conflict (export_id, arrival, departure) do update set ended_at = null
                where calendar_served.ended_at is not null
                """)
                .bind("export", exportId)
                .bind("arrivals", arrivals(ranges))
                .bind("departures", departures(ranges))
                .execute();
        handle.createUpdate("delete from calendar_served where export_id = :export and ended_at < :limit")
                .bind("export", exportId)
                .bind("limit", Timestamp.from(moment.now().minus(REMEMBERED)))
                .execute();
    }

    private void end(Handle handle, UUID exportId, Collection<NightRange> ranges) {
        handle.createUpdate("""
                update calendar_served s set ended_at = :now
                where s.export_id = :export and s.ended_at is null and not exists (
                    select from unnest(:arrivals, :departures) as k(arrival, departure)
                    where k.arrival = s.arrival and k.departure = s.departure)
                """)
                .bind("export", exportId)
                .bind("now", now())
                .bind("arrivals", arrivals(ranges))
                .bind("departures", departures(ranges))
                .execute();
    }

    /** Nights that the partner of a feed fetched from us, now or not long ago. */
    List<NightRange> served(Handle handle, UUID feedId) {
        return handle.createQuery("""
                select distinct s.arrival, s.departure from calendar_served s
                join calendar_export e on e.id = s.export_id
                where e.feed_id = :feed and coalesce(s.ended_at, e.revoked_at, 'infinity') > :limit
                """)
                .bind("feed", feedId)
                .bind("limit", Timestamp.from(moment.now().minus(REMEMBERED)))
                .map((r, c) -> new NightRange(
                        r.getObject("arrival", LocalDate.class),
                        r.getObject("departure", LocalDate.class).minusDays(1)))
                .list();
    }

    private static LocalDate[] arrivals(Collection<NightRange> ranges) {
        return ranges.stream().map(NightRange::first).toArray(LocalDate[]::new);
    }

    private static LocalDate[] departures(Collection<NightRange> ranges) {
        return ranges.stream().map(range -> range.last().plusDays(1)).toArray(LocalDate[]::new);
    }

    private Timestamp now() {
        return Timestamp.from(moment.now());
    }

    private static Row row(ResultSet r) throws SQLException {
        Timestamp fetched = r.getTimestamp("fetched_at");
        CalendarExport export = new CalendarExport(
                r.getObject("id", UUID.class),
                r.getObject("property_id", UUID.class),
                ExportKind.valueOf(r.getString("kind").toUpperCase(Locale.ROOT)),
                r.getObject("unit_id", UUID.class),
                r.getString("unit_name"),
                r.getObject("feed_id", UUID.class),
                r.getString("feed_name"),
                r.getString("name"),
                r.getBoolean("with_names"),
                r.getTimestamp("issued_at").toInstant(),
                fetched == null ? null : fetched.toInstant());
        return new Row(
                export,
                r.getObject("organisation_id", UUID.class),
                r.getObject("unit_type_id", UUID.class),
                ZoneId.of(r.getString("time_zone")),
                r.getString("property_name"),
                r.getString("language"),
                r.getString("digest"));
    }
}
