package io.relais.core.guest;

import jakarta.inject.Singleton;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

/** Which guest a reservation is linked to; owner of table {@code guest_link}. */
@Singleton
public final class GuestLinks {
    private static final RowMapper<GuestLink> LINK = (r, c) -> new GuestLink(
            r.getObject("reservation_id", UUID.class),
            r.getObject("guest_id", UUID.class),
            GuestLink.How.ofCode(r.getString("how")),
            r.getInt("version"));

    /** Links reservations that have no guest yet; those that have one keep it. */
    void add(Handle handle, List<GuestLink> links, Instant now) {
        handle.createUpdate("""
                insert into guest_link (reservation_id, guest_id, how, linked_at)
                select reservation_id, guest_id, how, :now
                from unnest(:reservations, :guests, :hows) as k(reservation_id, guest_id, how)
                on conflict (reservation_id) do nothing
                """)
                .bind("now", Timestamp.from(now))
                .bind(
                        "reservations",
                        links.stream().map(GuestLink::reservationId).toArray(UUID[]::new))
                .bind("guests", links.stream().map(GuestLink::guestId).toArray(UUID[]::new))
                .bind("hows", links.stream().map(link -> link.how().code()).toArray(String[]::new))
                .execute();
    }

    /** Links a reservation to the guest whom a person chose. */
    public void choose(Handle handle, UUID reservationId, UUID guestId, Instant now) {
        handle.createUpdate("""
                insert into guest_link (reservation_id, guest_id, how, linked_at)
                values (:reservation, :guest, 'chosen', :now)
                on conflict (reservation_id) do update
                set guest_id = excluded.guest_id, how = 'chosen', version = guest_link.version + 1, linked_at = :now
                """)
                .bind("reservation", reservationId)
                .bind("guest", guestId)
                .bind("now", Timestamp.from(now))
                .execute();
    }

    /** The link of a reservation, empty while nobody is linked. */
    public Optional<GuestLink> find(Handle handle, UUID reservationId) {
        return handle.createQuery("select * from guest_link where reservation_id = :reservation")
                .bind("reservation", reservationId)
                .map(LINK)
                .findOne();
    }

    /** Like {@link #find}, held until the transaction ends. */
    public Optional<GuestLink> lock(Handle handle, UUID reservationId) {
        return handle.createQuery("select * from guest_link where reservation_id = :reservation for update")
                .bind("reservation", reservationId)
                .map(LINK)
                .findOne();
    }

    /** The reservations of some guests, as they were linked. */
    public List<UUID> reservations(Handle handle, Collection<UUID> guestIds) {
        return handle.createQuery("select reservation_id from guest_link where guest_id = any(:guests) order by 1")
                .bind("guests", guestIds.toArray(UUID[]::new))
                .mapTo(UUID.class)
                .list();
    }
}
