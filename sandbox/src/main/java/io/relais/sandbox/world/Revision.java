package io.relais.sandbox.world;

import java.time.Instant;
import java.util.List;

/**
 * The full state of a booking after one action of the guest; never changed afterwards.
 *
 * @param id unique over all revisions of the partner
 * @param bookingId the partner's id of the booking
 * @param code the reservation number the guest sees
 * @param number 1, 2, 3 … within the booking
 * @param at when it happened; grows strictly within a booking
 */
public record Revision(
        String id,
        String bookingId,
        String code,
        int number,
        Status status,
        String hotelId,
        String currency,
        Instant createdAt,
        Instant at,
        Guest guest,
        String comments,
        Card card,
        List<BookedRoom> rooms) {

    public Revision {
        rooms = List.copyOf(rooms);
    }

    /** Minor units. */
    public long total() {
        return rooms.stream().mapToLong(BookedRoom::total).sum();
    }

    /** The same with another card: a card that could not be read for a while. */
    public Revision withCard(Card other) {
        return new Revision(
                id, bookingId, code, number, status, hotelId, currency, createdAt, at, guest, comments, other, rooms);
    }

    Revision next(String revisionId, Status change, Instant when, List<BookedRoom> state) {
        return new Revision(
                revisionId,
                bookingId,
                code,
                number + 1,
                change,
                hotelId,
                currency,
                createdAt,
                when,
                guest,
                comments,
                card,
                state);
    }
}
