package io.relais.sandbox.world;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Many guests at once: books, changes and cancels at random but repeatably for one seed and one calendar. */
public final class Crowd {
    private static final int TRIES_PER_GUEST = 5;

    private final Partner partner;
    private final Wish wish;
    private final Random random;
    private int refused;
    private int changes;
    private int cancellations;

    /**
     * What the crowd is to do.
     *
     * @param hotelId empty: any hotel
     * @param changes share of bookings changed afterwards, 0 to 1
     * @param cancellations share of bookings cancelled afterwards, 0 to 1
     * @param days arrivals fall in so many days from {@code from}
     */
    public record Wish(
            String hotelId,
            int guests,
            long seed,
            double changes,
            double cancellations,
            LocalDate from,
            int days,
            boolean force) {
        public Wish {
            if (guests < 1 || guests > 100_000 || days < 1 || days > 1000) {
                throw new IllegalArgumentException("a crowd has 1 to 100000 guests over 1 to 1000 days");
            }
        }
    }

    /** What the crowd achieved. */
    public record Result(int booked, int refused, int changed, int cancelled) {}

    public Crowd(Partner partner, Wish wish) {
        this.partner = partner;
        this.wish = wish;
        this.random = new Random(wish.seed());
    }

    public Result act() {
        List<Hotel> hotels = partner.catalogue().hotels().stream()
                .filter(hotel -> wish.hotelId().isEmpty() || hotel.id().equals(wish.hotelId()))
                .toList();
        if (hotels.isEmpty()) {
            throw new java.util.NoSuchElementException("unknown hotel");
        }
        var booked = new ArrayList<Revision>();
        for (int i = 0; i < wish.guests(); i++) {
            book(hotels.get(random.nextInt(hotels.size())), booked);
        }
        booked.forEach(this::secondThoughts);
        return new Result(booked.size(), refused, changes, cancellations);
    }

    private void book(Hotel hotel, List<Revision> booked) {
        for (int attempt = 0; attempt < TRIES_PER_GUEST; attempt++) {
            switch (partner.guests().book(request(hotel))) {
                case Outcome.Done done -> {
                    booked.add(done.revision());
                    return;
                }
                case Outcome.Refused no -> refused++;
            }
        }
    }

    private BookingRequest request(Hotel hotel) {
        Room room = hotel.rooms().get(random.nextInt(hotel.rooms().size()));
        RatePlan rate = room.rates().get(random.nextInt(room.rates().size()));
        LocalDate arrival = wish.from().plusDays(random.nextInt(wish.days()));
        BookingRequest request = BookingRequest.of(
                        hotel.id(), new RateOf(room.id(), rate.id()), arrival, 1 + random.nextInt(7))
                .withParty(1 + random.nextInt(Math.min(2, room.maxOccupancy())), 0);
        return wish.force() ? request.forced() : request;
    }

    private void secondThoughts(Revision booking) {
        double mood = random.nextDouble();
        if (mood < wish.cancellations()) {
            partner.guests().cancel(booking.bookingId());
            cancellations++;
        } else if (mood < wish.cancellations() + wish.changes()) {
            LocalDate arrival = booking.rooms().getFirst().arrival().plusDays(1);
            var change = ChangeRequest.dates(arrival, 1 + random.nextInt(5));
            switch (partner.guests().change(booking.bookingId(), wish.force() ? change.forced() : change)) {
                case Outcome.Done done -> changes++;
                case Outcome.Refused no -> refused++;
            }
        }
    }
}
