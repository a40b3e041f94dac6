package io.relais.server.crash;

import io.relais.sandbox.world.BookingRequest;
import io.relais.sandbox.world.ChangeRequest;
import io.relais.sandbox.world.Outcome;
import io.relais.sandbox.world.Partner;
import io.relais.sandbox.world.RateOf;
import io.relais.sandbox.world.Revision;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Guests of one hotel who book, change their minds and cancel; the same ones for the same seed. */
final class Travellers {
    static final String HOTEL = "1100101";
    static final List<String> ROOMS = List.of("110010101", "110010102", "110010103");
    /** Later nights have restrictions in the seeds. */
    static final int DAYS = 80;

    private static final List<String> RATES = List.of("4400001", "4400002");
    private static final int NIGHTS_MAX = 5;

    private final Partner partner;
    private final Random random;
    private final LocalDate today;
    private final List<Revision> staying = new ArrayList<>();

    Travellers(Partner partner, Random random, LocalDate today) {
        this.partner = partner;
        this.random = random;
        this.today = today;
    }

    /** One of them does something that becomes one message: half are new bookings, the rest changes and cancellations. */
    void act() {
        Optional<Revision> done = Optional.empty();
        while (done.isEmpty()) {
            int mood = random.nextInt(100);
            if (staying.isEmpty() || mood < 50) {
                done = book();
            } else if (mood < 80) {
                done = change(staying.get(random.nextInt(staying.size())));
            } else {
                done = Optional.of(partner.guests()
                        .cancel(staying.remove(random.nextInt(staying.size())).bookingId()));
            }
        }
    }

    private Optional<Revision> book() {
        BookingRequest request = BookingRequest.of(
                        HOTEL,
                        new RateOf(any(ROOMS), any(RATES)),
                        today.plusDays(random.nextInt(DAYS - 2 * NIGHTS_MAX)),
                        1 + random.nextInt(NIGHTS_MAX))
                .withRooms(random.nextInt(5) == 0 ? 2 : 1);
        Optional<Revision> booked =
                revision(partner.guests().book(random.nextInt(10) == 0 ? request.forced() : request));
        booked.ifPresent(staying::add);
        return booked;
    }

    private Optional<Revision> change(Revision booking) {
        ChangeRequest change = ChangeRequest.dates(
                today.plusDays(random.nextInt(DAYS - 2 * NIGHTS_MAX)), 1 + random.nextInt(NIGHTS_MAX));
        return revision(partner.guests().change(booking.bookingId(), change));
    }

    private static Optional<Revision> revision(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done done -> Optional.of(done.revision());
            case Outcome.Refused soldOut -> Optional.empty();
        };
    }

    private String any(List<String> ids) {
        return ids.get(random.nextInt(ids.size()));
    }
}
