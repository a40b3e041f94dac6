package io.relais.server.flow;

import io.relais.sandbox.world.BookingRequest;
import io.relais.sandbox.world.ChangeRequest;
import io.relais.sandbox.world.Outbox;
import io.relais.sandbox.world.Partner;
import io.relais.sandbox.world.RateNight;
import io.relais.sandbox.world.RateOf;
import io.relais.sandbox.world.Revision;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** An inn at one partner: our connection, and the partner's own view of it. */
record Outlet(UUID accountId, UUID connectionId, Model.Desk desk) {
    Partner partner() {
        return desk.channel().equals("channex")
                ? Partners.sandbox().channex()
                : Partners.sandbox().booking();
    }

    RateOf rate() {
        return desk.rate();
    }

    BookingRequest request(LocalDate arrival, int nights) {
        return BookingRequest.of(desk.hotelId(), rate(), arrival, nights);
    }

    Revision book(LocalDate arrival, int nights) {
        return book(request(arrival, nights));
    }

    Revision book(BookingRequest request) {
        return partner().guests().book(request).revisionOrThrow();
    }

    Revision move(Revision booking, LocalDate arrival, int nights) {
        return change(booking, ChangeRequest.dates(arrival, nights));
    }

    Revision change(Revision booking, ChangeRequest change) {
        return partner().guests().change(booking.bookingId(), change).revisionOrThrow();
    }

    Revision cancel(Revision booking) {
        return partner().guests().cancel(booking.bookingId());
    }

    /** How many units guests of this partner can still book on each of so many nights. */
    List<Integer> free(LocalDate first, int nights) {
        return partner()
                .locked(() -> IntStream.range(0, nights)
                        .mapToObj(i -> partner()
                                .stock()
                                .room(rate().roomId(), first.plusDays(i))
                                .count())
                        .toList());
    }

    /** Price and restrictions that guests of this partner see. */
    RateNight rateNight(LocalDate night) {
        return partner().locked(() -> partner().stock().rate(rate().roomId(), rate().rateId(), night));
    }

    /** Messages that wait to be acknowledged. */
    int waiting() {
        return partner().locked(() -> partner().outbox().pendingCount());
    }

    boolean isAcknowledged(Revision revision) {
        return partner()
                .locked(() -> partner().outbox().findFate(revision.id()))
                .filter(Outbox.Fate.ACKNOWLEDGED::equals)
                .isPresent();
    }

    boolean isDelivered(Revision revision) {
        return partner()
                .locked(() -> partner().outbox().find(revision.id()))
                .filter(Outbox.Entry::delivered)
                .isPresent();
    }

    /** The operation that takes availability, as faults and counters name it. */
    String ari() {
        return desk.channel().equals("channex") ? "channex.availability" : "booking.ari.availability";
    }

    /** The operation that hands out new reservations. */
    String feed() {
        return desk.channel().equals("channex") ? "channex.feed" : "booking.reservations.pull.new";
    }

    /** The operation that acknowledges new reservations. */
    String acknowledgement() {
        return desk.channel().equals("channex") ? "channex.ack" : "booking.reservations.ack.new";
    }
}
