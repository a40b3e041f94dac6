package io.relais.core.feed;

import io.relais.connector.CalendarSheet;
import io.relais.core.data.Moment;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.text.MessageFormat;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** What happens at a property day by day, for the telephones of those who work there. */
@Singleton
final class Agenda {
    private static final String CATALOGUE = "io.relais.core.feed.calendar";
    private static final int ITEMS_MAX = 5_000;

    /** Yesterday's arrivals are still worth a look. */
    private static final int BACK_DAYS = 7;

    private final Moment moment;

    @Inject
    Agenda(Moment moment) {
        this.moment = moment;
    }

    /** One event a day for each arrival and departure, our own and those that feeds tell. */
    List<CalendarSheet.Item> arrivals(Handle handle, ExportRows.Row row) {
        return handle.createQuery("""
                with stays as (
                    select s.id, s.dates, r.updated_at as changed, r.confirmation_number as number,
                           coalesce(u.name, t.name, '') as place,
                           case when s.guest_name <> '' then s.guest_name
                                else coalesce(trim(c.first_name || ' ' || c.last_name), '') end as name
                    from stay s join reservation r on r.id = s.reservation_id
                    left join contact c on c.reservation_id = r.id
                    left join unit u on u.id = s.unit_id
                    left join unit_type t on t.id = s.unit_type_id
                    where r.property_id = :property and s.holding and upper(s.dates) >= :from
                    union all
                    select s.id, s.dates, s.changed_at,
                           case when s.code <> '' then s.code else f.name end, u.name, s.guest_name
                    from feed_stay s join feed f on f.id = s.feed_id join unit u on u.id = f.unit_id
                    where f.property_id = :property and s.kind in ('booking', 'tentative') and s.gone_at is null
                      and upper(s.dates) >= :from)
                select id, changed, number, place, name, d.kind, d.day
                from stays cross join lateral (values ('arrival', lower(dates)), ('departure', upper(dates))) d(kind, day)
                where d.day >= :from
                order by d.day, d.kind, place, id limit :max
                """)
                .bind("property", row.export().propertyId())
                .bind("from", from(row))
                .bind("max", ITEMS_MAX)
                .map((r, c) -> item(row, r))
                .list();
    }

    /** What somebody has to see to, on the day until when. */
    List<CalendarSheet.Item> tasks(Handle handle, ExportRows.Row row) {
        return handle.createQuery("""
                select id, changed, number, place, name, kind, day from (
                    select r.id, r.updated_at as changed, r.confirmation_number as number, '' as place,
                           coalesce(trim(c.first_name || ' ' || c.last_name), '') as name, k.kind, k.day
                    from reservation r
                    join property p on p.id = r.property_id
                    left join contact c on c.reservation_id = r.id
                    cross join lateral (values
                        ('option', case when r.status = 'option'
                                        then (r.option_expires_at at time zone p.time_zone)::date end),
                        ('balance', case when r.status in ('confirmed', 'checked-in', 'checked-out') and r.balance > 0
                                         then r.arrival end),
                        ('conflict', case when r.conflict <> '' and r.status not in ('cancelled', 'no-show')
                                          then r.arrival end)) k(kind, day)
                    where r.property_id = :property and k.day >= :from
                    union all
                    select f.id, f.quarantined_at, f.name, u.name, '', 'quarantine',
                           (f.quarantined_at at time zone p.time_zone)::date
                    from feed f join unit u on u.id = f.unit_id join property p on p.id = f.property_id
                    where f.property_id = :property and f.quarantined_at is not null and not f.paused) t
                order by day, kind, number, id limit :max
                """)
                .bind("property", row.export().propertyId())
                .bind("from", from(row))
                .bind("max", ITEMS_MAX)
                .map((r, c) -> item(row, r))
                .list();
    }

    private LocalDate from(ExportRows.Row row) {
        return LocalDate.ofInstant(moment.now(), row.zone()).minusDays(BACK_DAYS);
    }

    private static CalendarSheet.Item item(ExportRows.Row row, ResultSet r) throws SQLException {
        LocalDate day = r.getObject("day", LocalDate.class);
        String kind = r.getString("kind");
        return new CalendarSheet.Item(
                CalendarNames.uid(
                        r.getObject("id", UUID.class), kind, row.export().propertyId()),
                r.getTimestamp("changed").toInstant(),
                day,
                day.plusDays(1),
                words(row, kind, r.getString("place"), r.getString("number")),
                row.export().withNames() ? r.getString("name") : "");
    }

    private static String words(ExportRows.Row row, String kind, String place, String number) {
        Locale language = Locale.FRENCH.getLanguage().equals(row.language()) ? Locale.FRENCH : Locale.ROOT;
        String text = ResourceBundle.getBundle(
                        CATALOGUE,
                        language,
                        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES))
                .getString(kind);
        return new MessageFormat(text, language)
                .format(new String[] {number, place})
                .strip();
    }
}
