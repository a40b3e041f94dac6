package io.relais.bench.ari;

import io.relais.bench.Crew;
import io.relais.bench.Wiring;
import io.relais.connector.ContactDetails;
import io.relais.core.data.Wakeups;
import io.relais.core.inventory.Calendar;
import io.relais.core.reservation.NewReservation;
import io.relais.core.reservation.Reservations;
import io.relais.core.reservation.Source;
import io.relais.vocabulary.Money;
import io.relais.vocabulary.NightRange;
import io.relais.vocabulary.Occupancy;
import io.relais.vocabulary.StayDates;
import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A thousand changes as fast as they can be committed, each a transaction of its own: every second one a sale, every second one a new
 * price for a night. They are made in this process, so the hub hears of them as it hears of another replica's.
 */
final class Burst {
    static final int CHANGES = 1_000;
    static final int PROPERTIES = 2;
    static final int CLIENTS = 8;
    private static final ContactDetails GUEST = new ContactDetails("Anna", "Bench", "", "", "", "", "", "", "", "en");

    private final Inns inns;
    private final Reservations reservations;
    private final Calendar calendar;
    private int round;

    Burst(Wiring wiring, Inns inns) {
        this.inns = inns;
        this.reservations = wiring.get(Reservations.class);
        this.calendar = wiring.get(Calendar.class);
        wiring.get(Wakeups.class).start();
    }

    /** Makes the changes; returns the seconds that took. */
    double run() throws Exception {
        AtomicInteger next = new AtomicInteger();
        round++;
        return Crew.seconds(CLIENTS, client -> {
            for (int change = next.getAndIncrement(); change < CHANGES; change = next.getAndIncrement()) {
                change(change);
            }
        });
    }

    private void change(int number) {
        int property = number / 2 % PROPERTIES;
        int room = number / 2 / PROPERTIES % Inns.ROOMS;
        LocalDate night = inns.first().plusDays(number / 2 / (PROPERTIES * Inns.ROOMS) * 7L % Inns.NIGHTS);
        if (number % 2 == 0) {
            reservations.book(
                    inns.principal(),
                    new NewReservation(
                            Inns.property(property),
                            Source.DESK,
                            Inns.type(property, room),
                            Inns.plan(property),
                            StayDates.of(night, 1),
                            Occupancy.of(2, 0),
                            GUEST,
                            ""));
        } else {
            calendar.setPrice(
                    inns.principal(),
                    Inns.product(property, room),
                    NightRange.of(night),
                    0,
                    new Money(Inns.PRICE + round * 100L + number % 50, "EUR"));
        }
    }
}
