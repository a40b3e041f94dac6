package io.relais.core.master;

import io.relais.connector.PartnerFault;
import io.relais.core.data.Moment;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** What masters were told of our sales, and what they still have to be; owner of table {@code master_sale}. */
@Singleton
final class MasterSaleRows {
    /**
     * Sales whose present state their master was not told. Looked for instead of being written down by each sale: only properties with
     * a master pay for it, and nothing can be forgotten. Guests who have left are no news.
     */
    static final String UNTOLD = """
            select d.connection_id, r.id, r.version, coalesce(m.not_before, '-infinity') as not_before,
                   coalesce(m.told_kind, '') as told_kind, coalesce(m.told_digest, '') as told_digest,
                   coalesce(m.telling_until, '-infinity') as telling_until
            from master_door d
            join property p on p.id = d.property_id
            join reservation r on r.property_id = d.property_id
                 and coalesce(r.departure, 'infinity'::date) >= (:now::timestamptz at time zone p.time_zone)::date
            left join master_sale m on m.connection_id = d.connection_id and m.reservation_id = r.id
            where d.closed_at is null and coalesce(m.seen_version, -1) < r.version
            """;

    private static final int TEXT_MAX = 500;

    private final Moment moment;

    @Inject
    MasterSaleRows(Moment moment) {
        this.moment = moment;
    }

    /** A sale to look at. */
    record Untold(UUID reservationId, int version, String toldKind, String toldDigest) {}

    /** What is due for one door, oldest sale first. */
    List<Untold> listDue(Handle handle, UUID connectionId, int limit) {
        return handle.createQuery("select * from (" + UNTOLD + """
                ) u where u.connection_id = :connection and u.not_before <= :now order by u.id limit :limit
                """)
                .bind("now", now())
                .bind("connection", connectionId)
                .bind("limit", limit)
                .map((r, c) -> new Untold(
                        r.getObject("id", UUID.class),
                        r.getInt("version"),
                        r.getString("told_kind"),
                        r.getString("told_digest")))
                .list();
    }

    /** Units of a type, by night, that were sold here and that the master was not told of and is not being told of. */
    Map<LocalDate, Integer> uncounted(Handle handle, UUID connectionId, UUID unitTypeId) {
        Map<LocalDate, Integer> units = new HashMap<>();
        handle.createQuery("select d::date, count(*) from (" + UNTOLD + """
                ) u
                join stay s on s.reservation_id = u.id and s.unit_type_id = :unitType and s.holding
                cross join lateral generate_series(lower(s.dates), upper(s.dates) - 1, interval '1 day') d
                where u.connection_id = :connection and u.telling_until < :now group by 1
                """)
                .bind("now", now())
                .bind("unitType", unitTypeId)
                .bind("connection", connectionId)
                .map((r, c) -> Map.entry(r.getObject(1, LocalDate.class), r.getInt(2)))
                .forEach(e -> units.put(e.getKey(), e.getValue()));
        return units;
    }

    /** Notes that the master is being told, before it is: from then on it may count the sale at any moment. */
    void telling(Handle handle, UUID connectionId, Untold sale) {
        handle.createUpdate("""
                insert into master_sale (connection_id, reservation_id, seen_version, telling_until)
                values (:connection, :reservation, -1, :now::timestamptz + interval '1 minute')
                on conflict (connection_id, reservation_id) do update set telling_until = excluded.telling_until
                """)
                .bind("connection", connectionId)
                .bind("reservation", sale.reservationId())
                .bind("now", now())
                .execute();
    }

    /** Notes that up to this version there is nothing to tell. */
    void seen(Handle handle, UUID connectionId, Untold sale) {
        save(handle, connectionId, sale, sale.version(), "", "");
    }

    /** Notes that the master has this version. */
    void told(Handle handle, UUID connectionId, Untold sale, String kind, String digest) {
        save(handle, connectionId, sale, sale.version(), kind, digest);
    }

    private void save(Handle handle, UUID connectionId, Untold sale, int version, String kind, String digest) {
        handle.createUpdate("""
                insert into master_sale (connection_id, reservation_id, seen_version, told_kind, told_digest, told_at)
                values (:connection, :reservation, :version, :kind, :digest,
                        case when :kind <> '' then cast(:now as timestamptz) end)
                on conflict (connection_id, reservation_id) do update
                set seen_version = excluded.seen_version, attempts = 0, not_before = '-infinity', fault = '', fault_text = '',
                    telling_until = '-infinity',
                    told_kind = case when :kind = '' then master_sale.told_kind else excluded.told_kind end,
                    told_digest = case when :kind = '' then master_sale.told_digest else excluded.told_digest end,
                    told_at = coalesce(excluded.told_at, master_sale.told_at)
                """)
                .bind("connection", connectionId)
                .bind("reservation", sale.reservationId())
                .bind("version", version)
                .bind("kind", kind)
                .bind("digest", digest)
                .bind("now", now())
                .execute();
    }

    /**
     * Notes that telling failed. What was refused is tried again in a minute, later each time, at most in an hour.
     *
     * @param refused false when any other sale would have failed as well: then the door waits and not the sale
     */
    void failed(Handle handle, UUID connectionId, Untold sale, PartnerFault fault, boolean refused) {
        handle.createUpdate("""
                insert into master_sale (connection_id, reservation_id, seen_version, attempts, not_before, fault, fault_text)
                values (:connection, :reservation, -1, 1,
                        case when :refused then :now::timestamptz + interval '1 minute' else '-infinity' end, :fault, :text)
                on conflict (connection_id, reservation_id) do update
                set attempts = master_sale.attempts + 1, telling_until = '-infinity', fault = excluded.fault, fault_text = excluded.fault_text,
                    not_before = case when :refused then :now::timestamptz
                        + interval '1 minute' * least(60, power(2, least(master_sale.attempts, 6))) else '-infinity' end
                """)
                .bind("connection", connectionId)
                .bind("reservation", sale.reservationId())
                .bind("now", now())
                .bind("refused", refused)
                .bind("fault", fault.fault().name())
                .bind("text", cut(fault.text()))
                .execute();
    }

    /** Lets everything that failed be tried again at once. */
    void hurry(Handle handle, UUID connectionId) {
        handle.createUpdate("update master_sale set not_before = '-infinity' where connection_id = :connection")
                .bind("connection", connectionId)
                .execute();
    }

    /** A new master knows nothing of what another one was told. */
    void forget(Handle handle, UUID connectionId) {
        handle.createUpdate("delete from master_sale where connection_id = :connection")
                .bind("connection", connectionId)
                .execute();
    }

    /** Sales of the door that wait or were told, newest sale first. */
    List<MasterSaleView> list(Handle handle, MasterDoor door, Optional<UUID> before, int limit) {
        @Nullable UUID cursor = before.orElse(null);
        return handle.createQuery("""
                select r.id, r.confirmation_number, r.version, m.* from reservation r
                left join master_sale m on m.reservation_id = r.id and m.connection_id = :connection
                where r.property_id = :property and (cast(:before as uuid) is null or r.id < :before)
                  and (m.told_kind <> '' or m.fault <> ''
                       or (coalesce(m.seen_version, -1) < r.version and coalesce(r.departure, 'infinity'::date) >= :today))
                order by r.id desc limit :limit
                """)
                .bind("connection", door.connectionId())
                .bind("property", door.of().propertyId())
                .bindByType("before", cursor, UUID.class)
                .bind("today", LocalDate.ofInstant(moment.now(), door.of().timeZone()))
                .bind("limit", limit)
                .map((r, c) -> {
                    Timestamp toldAt = r.getTimestamp("told_at");
                    boolean known = r.getString("told_kind") != null;
                    return new MasterSaleView(
                            r.getObject("id", UUID.class),
                            r.getString("confirmation_number"),
                            known ? r.getString("told_kind") : "",
                            toldAt == null ? null : toldAt.toInstant(),
                            known && r.getInt("seen_version") >= r.getInt("version"),
                            r.getInt("attempts"),
                            known ? r.getString("fault") : "",
                            known ? r.getString("fault_text") : "");
                })
                .list();
    }

    /** How many sales wait to be told. */
    int countUntold(Handle handle, UUID connectionId) {
        return handle.createQuery("select count(*) from (" + UNTOLD + ") u where u.connection_id = :connection")
                .bind("now", now())
                .bind("connection", connectionId)
                .mapTo(Integer.class)
                .one();
    }

    private static String cut(String text) {
        return text.length() > TEXT_MAX ? text.substring(0, TEXT_MAX) : text;
    }

    private Timestamp now() {
        return Timestamp.from(moment.now());
    }
}
