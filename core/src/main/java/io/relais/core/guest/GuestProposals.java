package io.relais.core.guest;

import io.relais.core.data.Moment;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Who a reservation's guest may be; owner of table {@code guest_proposal}. */
@Singleton
public final class GuestProposals {
    private final GuestRows guests;
    private final Moment moment;

    @Inject
    public GuestProposals(GuestRows guests, Moment moment) {
        this.guests = guests;
        this.moment = moment;
    }

    /** A proposal to be made. */
    record Made(UUID reservationId, UUID guestId, int score, List<String> reasons) {}

    private record Row(
            UUID id, UUID reservationId, UUID guestId, int score, List<String> reasons, GuestProposal.State state) {}

    /** Proposes; one that is open is scored anew, one that was decided stays decided. */
    void propose(Handle handle, List<Made> proposals) {
        if (proposals.isEmpty()) {
            return;
        }
        handle.createUpdate("""
                insert into guest_proposal (id, reservation_id, guest_id, score, reasons, state, at)
                select id, reservation_id, guest_id, score, string_to_array(reasons, ' '), 'open', :now
                from unnest(:ids, :reservations, :guests, :scores, :reasons) as k(id, reservation_id, guest_id, score, reasons)
                on conflict (reservation_id, guest_id) do update
                set score = excluded.score, reasons = excluded.reasons where guest_proposal.state = 'open'
                """)
                .bind("now", Timestamp.from(moment.now()))
                .bind("ids", proposals.stream().map(p -> moment.ids().next()).toArray(UUID[]::new))
                .bind(
                        "reservations",
                        proposals.stream().map(Made::reservationId).toArray(UUID[]::new))
                .bind("guests", proposals.stream().map(Made::guestId).toArray(UUID[]::new))
                .bind("scores", proposals.stream().map(Made::score).toArray(Integer[]::new))
                .bind(
                        "reasons",
                        proposals.stream()
                                .map(p -> String.join(" ", p.reasons()))
                                .toArray(String[]::new))
                .execute();
    }

    /** A reservation's proposals, the most likely first. */
    public List<GuestProposal> list(Handle handle, UUID reservationId) {
        return handle
                .createQuery("select * from guest_proposal where reservation_id = :reservation order by score desc, id")
                .bind("reservation", reservationId)
                .map((r, c) -> row(r))
                .list()
                .stream()
                .flatMap(row -> resolved(handle, row).stream())
                .toList();
    }

    /** The open proposals for some guests, the most likely first, at most 100. */
    List<GuestProposal> listOpenFor(Handle handle, Collection<UUID> guestIds) {
        return handle
                .createQuery("""
                        select * from guest_proposal where guest_id = any(:guests) and state = 'open'
                        order by score desc, id limit 100
                        """)
                .bind("guests", guestIds.toArray(UUID[]::new))
                .map((r, c) -> row(r))
                .list()
                .stream()
                .flatMap(row -> resolved(handle, row).stream())
                .toList();
    }

    /** One proposal of a reservation, held until the transaction ends. */
    public Optional<GuestProposal> lock(Handle handle, UUID reservationId, UUID id) {
        return handle.createQuery(
                        "select * from guest_proposal where id = :id and reservation_id = :reservation for update")
                .bind("id", id)
                .bind("reservation", reservationId)
                .map((r, c) -> row(r))
                .findOne()
                .flatMap(row -> resolved(handle, row));
    }

    /** Decides a locked proposal. */
    public void decide(Handle handle, UUID id, GuestProposal.State state) {
        handle.createUpdate("update guest_proposal set state = :state, decided_at = :now where id = :id")
                .bind("state", state.code())
                .bind("now", Timestamp.from(moment.now()))
                .bind("id", id)
                .execute();
    }

    /** Forgets every proposal about some guests or some reservations. */
    void drop(Handle handle, Collection<UUID> guestIds, Collection<UUID> reservationIds) {
        handle.createUpdate(
                        "delete from guest_proposal where guest_id = any(:guests) or reservation_id = any(:reservations)")
                .bind("guests", guestIds.toArray(UUID[]::new))
                .bind("reservations", reservationIds.toArray(UUID[]::new))
                .execute();
    }

    private Optional<GuestProposal> resolved(Handle handle, Row row) {
        return guests.byIds(handle, List.of(row.guestId())).stream()
                .findFirst()
                .flatMap(guest -> guests.findRoot(handle, guest.organisationId(), guest.id()))
                .map(guest -> new GuestProposal(
                        row.id(), row.reservationId(), guest, row.score(), row.reasons(), row.state()));
    }

    private static Row row(ResultSet r) throws SQLException {
        return new Row(
                r.getObject("id", UUID.class),
                r.getObject("reservation_id", UUID.class),
                r.getObject("guest_id", UUID.class),
                r.getInt("score"),
                List.of((String[]) r.getArray("reasons").getArray()),
                GuestProposal.State.ofCode(r.getString("state")));
    }
}
