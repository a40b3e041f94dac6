package io.relais.sandbox.world;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a guest asks for. Start with {@link #of} and refine.
 *
 * @param rooms how many rooms of that kind, each for {@code adults} and {@code children}
 * @param guest absent: an invented person
 * @param force sell even what the partner's own calendar forbids
 */
public record BookingRequest(
        String hotelId,
        RateOf rate,
        LocalDate arrival,
        int nights,
        int adults,
        int children,
        int rooms,
        @Nullable Guest guest,
        String comments,
        Card card,
        boolean breakfast,
        boolean force) {

    public BookingRequest {
        if (nights < 1 || nights > 365 || adults < 1 || children < 0 || rooms < 1 || rooms > 30) {
            throw new IllegalArgumentException("a booking has 1 to 365 nights, 1 to 30 rooms and at least one adult");
        }
    }

    /** Two adults, one room, a guest's test card. */
    public static BookingRequest of(String hotelId, RateOf rate, LocalDate arrival, int nights) {
        return new BookingRequest(hotelId, rate, arrival, nights, 2, 0, 1, null, "", Card.GUEST, false, false);
    }

    public BookingRequest withParty(int adultCount, int childCount) {
        return new BookingRequest(
                hotelId, rate, arrival, nights, adultCount, childCount, rooms, guest, comments, card, breakfast, force);
    }

    public BookingRequest withRooms(int count) {
        return new BookingRequest(
                hotelId, rate, arrival, nights, adults, children, count, guest, comments, card, breakfast, force);
    }

    public BookingRequest withGuest(Guest person, String wishes) {
        return new BookingRequest(
                hotelId, rate, arrival, nights, adults, children, rooms, person, wishes, card, breakfast, force);
    }

    public BookingRequest withCard(Card kind) {
        return new BookingRequest(
                hotelId, rate, arrival, nights, adults, children, rooms, guest, comments, kind, breakfast, force);
    }

    public BookingRequest withBreakfast() {
        return new BookingRequest(
                hotelId, rate, arrival, nights, adults, children, rooms, guest, comments, card, true, force);
    }

    public BookingRequest forced() {
        return new BookingRequest(
                hotelId, rate, arrival, nights, adults, children, rooms, guest, comments, card, breakfast, true);
    }
}
