package io.relais.core.report;

import io.relais.core.access.Permission;
import io.relais.core.access.Principal;
import io.relais.core.data.Database;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.relais.core.property.Properties;
import io.relais.core.property.Property;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Timestamp;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * Occupancy, average daily rate, revenue per available unit and pick-up. What is counted: stays that hold their nights (not cancelled,
 * not a no-show), overbooked ones included; one unit-night for each night of such a stay. Revenue is the nightly amounts as sold, VAT
 * included as they were priced, without options, taxes and fees; where a partner told only a total, it is spread evenly over the
 * nights. Sums are never made over currencies.
 */
@Singleton
public final class KeyFigures {
    /** The longest period, in nights. */
    public static final int NIGHTS_MAX = 800;

    /** One row per unit-night that is held within the period, with its amount. */
    private static final String HELD = """
            held as (
                select r.property_id, r.currency, r.created_at, s.unit_type_id, n.night,
                       case when r.source = 'channel' then coalesce(nullif(r.channel_name, ''), a.channel, 'channel')
                            else r.source end as source,
                       case when cardinality(s.night_amounts) = upper(s.dates) - lower(s.dates)
                            then s.night_amounts[n.night - lower(s.dates) + 1]
                            else s.total * (n.night - lower(s.dates) + 1) / (upper(s.dates) - lower(s.dates))
                                 - s.total * (n.night - lower(s.dates)) / (upper(s.dates) - lower(s.dates)) end as amount
                from reservation r
                join stay s on s.reservation_id = r.id and s.holding and s.unit_type_id is not null
                left join connection c on c.id = r.connection_id
                left join account a on a.id = c.account_id
                cross join lateral (
                    select d::date as night
                    from generate_series(greatest(lower(s.dates), :first), least(upper(s.dates), :end) - 1, interval '1 day') d) n
                where r.property_id = any(:properties)
                  and coalesce(r.arrival, 'infinity'::date) < :end and coalesce(r.departure, 'infinity'::date) > :first)
            """;

    private final Database database;
    private final Properties properties;

    @Inject
    public KeyFigures(Database database, Properties properties) {
        this.database = database;
        this.properties = properties;
    }

    /**
     * The figures of a period, one line per bucket and currency.
     *
     * @throws Problem NOT_ALLOWED, PROPERTY_UNKNOWN, PERIOD_INVALID
     */
    public List<FigureLine> of(Principal principal, FigureAsk ask) {
        principal.need(Permission.REPORTS_READ);
        if (ask.nights() < 1 || ask.nights() > NIGHTS_MAX) {
            throw Problem.of(ProblemCode.PERIOD_INVALID, "to - from", "1 to " + NIGHTS_MAX + " nights");
        }
        UUID[] seen = seen(principal, ask);
        if (seen.length == 0) {
            return List.of();
        }
        return database.read(handle -> switch (ask.by()) {
            case SOURCE -> bySource(handle, ask, seen);
            case UNIT_TYPE, DAY, WEEK, MONTH, ALL -> byStock(handle, ask, seen);
        });
    }

    private UUID[] seen(Principal principal, FigureAsk ask) {
        return ask.propertyId().isPresent()
                ? new UUID[] {properties.get(principal, ask.propertyId().get()).id()}
                : properties.list(principal).stream().map(Property::id).toArray(UUID[]::new);
    }

    private static List<FigureLine> byStock(Handle handle, FigureAsk ask, UUID[] seen) {
        String bucket = switch (ask.by()) {
            case UNIT_TYPE -> "t.id::text";
            case DAY -> "x.night::text";
            case WEEK -> "date_trunc('week', x.night)::date::text";
            case MONTH -> "to_char(x.night, 'YYYY-MM')";
            case ALL, SOURCE -> "left(x.currency, 0)";
        };
        String name = ask.by() == FigureAsk.By.UNIT_TYPE ? "t.name" : bucket;
        String sql = "with " + HELD + """
                , sold as (
                    select unit_type_id, night, currency, count(*) as nights, sum(amount) as revenue,
                           count(*) filter (where created_at >= :since and created_at < :until) as gained,
                           coalesce(sum(amount) filter (where created_at >= :since and created_at < :until), 0) as gained_revenue
                    from held group by unit_type_id, night, currency),
                stock as (
                    select n.unit_type_id, n.night, p.currency, greatest(0, n.capacity - n.blocked) as units
                    from night n join unit_type t on t.id = n.unit_type_id join property p on p.id = t.property_id
                    where p.id = any(:properties) and n.night >= :first and n.night < :end),
                x as (
                    select coalesce(k.unit_type_id, s.unit_type_id) as unit_type_id, coalesce(k.night, s.night) as night,
                           coalesce(s.currency, k.currency) as currency, coalesce(k.units, 0) as units,
                           coalesce(s.nights, 0) as nights, coalesce(s.revenue, 0) as revenue, coalesce(s.gained, 0) as gained,
                           coalesce(s.gained_revenue, 0) as gained_revenue
                    from stock k full join sold s using (unit_type_id, night, currency))
                select {bucket} as code, min({name}) as name, x.currency, sum(x.units) as units, sum(x.nights) as nights,
                       sum(x.revenue) as revenue, sum(x.gained) as gained, sum(x.gained_revenue) as gained_revenue
                from x join unit_type t on t.id = x.unit_type_id
                group by {bucket}, x.currency order by min(t.position) filter (where :byType), {bucket}, x.currency
                """.replace("{bucket}", bucket).replace("{name}", name);
        return lines(bind(handle.createQuery(sql), ask, seen).bind("byType", ask.by() == FigureAsk.By.UNIT_TYPE));
    }

    /** A source has no stock of its own: its share is of all there was to sell. */
    private static List<FigureLine> bySource(Handle handle, FigureAsk ask, UUID[] seen) {
        String sql = "with " + HELD + """
                , stock as (
                    select p.currency, sum(greatest(0, n.capacity - n.blocked)) as units
                    from night n join unit_type t on t.id = n.unit_type_id join property p on p.id = t.property_id
                    where p.id = any(:properties) and n.night >= :first and n.night < :end group by p.currency)
                select h.source as code, h.source as name, h.currency, coalesce(max(k.units), 0) as units, count(*) as nights,
                       sum(h.amount) as revenue,
                       count(*) filter (where h.created_at >= :since and h.created_at < :until) as gained,
                       coalesce(sum(h.amount) filter (where h.created_at >= :since and h.created_at < :until), 0) as gained_revenue
                from held h left join stock k on k.currency = h.currency
                group by h.source, h.currency order by h.currency, revenue desc, h.source
                """;
        return lines(bind(handle.createQuery(sql), ask, seen));
    }

    private static Query bind(Query query, FigureAsk ask, UUID[] seen) {
        return query.bind("properties", seen)
                .bind("first", ask.first())
                .bind("end", ask.end())
                .bind("since", Timestamp.from(ask.pickUpSince()))
                .bind("until", Timestamp.from(ask.pickUpUntil()));
    }

    private static List<FigureLine> lines(Query query) {
        return query.map((r, c) -> new FigureLine(
                        r.getString("code"),
                        r.getString("name"),
                        r.getString("currency").strip(),
                        r.getLong("units"),
                        r.getLong("nights"),
                        r.getLong("revenue"),
                        r.getLong("gained"),
                        r.getLong("gained_revenue")))
                .list();
    }
}
