package io.relais.sandbox.world;

import java.time.LocalDate;
import java.util.List;

/** One room of a booking, {@code [arrival, departure)}; {@code reservationId} stays the same over all revisions. */
public record BookedRoom(
        String reservationId,
        String roomId,
        LocalDate arrival,
        LocalDate departure,
        int adults,
        int children,
        List<BookedNight> nights,
        List<AddOn> addOns) {

    public BookedRoom {
        nights = List.copyOf(nights);
        addOns = List.copyOf(addOns);
    }

    /** One night's price in minor units and the rate it was sold at. */
    public record BookedNight(LocalDate date, String rateId, long amount) {}

    /** Nights and add-ons together, minor units. */
    public long total() {
        return nights.stream().mapToLong(BookedNight::amount).sum()
                + addOns.stream().mapToLong(AddOn::total).sum();
    }

    public Range range() {
        return Range.stay(arrival, departure);
    }

    public int guests() {
        return adults + children;
    }

    public String rateId() {
        return nights.getFirst().rateId();
    }
}
