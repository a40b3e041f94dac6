package io.relais.sandbox.world;

import io.relais.sandbox.wire.Wire;
import io.relais.sandbox.world.Outcome.Done;
import io.relais.sandbox.world.Outcome.Refused;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Guests of one partner: they book, change and cancel against the partner's own calendar, and each action becomes a revision. */
public final class Guests {
    private static final int BREAKFAST = 1;
    private static final int PER_PERSON_AND_NIGHT = 1;

    private final Partner partner;
    private final Supplier<Switches> switches;
    private final SalesRules rules;

    Guests(Partner partner, Supplier<Switches> switches) {
        this.partner = partner;
        this.switches = switches;
        this.rules = new SalesRules(partner.stock());
    }

    /**
     * Books.
     *
     * @throws NoSuchElementException if there is no such hotel, room or rate
     */
    public Outcome book(BookingRequest request) {
        Hotel hotel = partner.catalogue().find(request.hotelId()).orElseThrow(() -> unknown("hotel"));
        Room room = hotel.findRoom(request.rate().roomId()).orElseThrow(() -> unknown("room"));
        if (room.findRate(request.rate().rateId()).isEmpty()) {
            throw unknown("rate");
        }
        return partner.locked(() -> {
            List<BookedRoom> rooms = rooms(hotel, room, request);
            Optional<Refused> refused = request.force() ? Optional.empty() : refusal(hotel, List.of(), rooms);
            return refused.<Outcome>map(no -> no)
                    .orElseGet(() -> new Done(record(first(hotel, request, rooms), List.of())));
        });
    }

    /**
     * Changes a booking.
     *
     * @throws NoSuchElementException if there is no such booking, or it is cancelled
     */
    public Outcome change(String bookingId, ChangeRequest request) {
        return partner.locked(() -> {
            Revision before = active(bookingId);
            Hotel hotel = partner.catalogue().find(before.hotelId()).orElseThrow(() -> unknown("hotel"));
            List<BookedRoom> after = changed(hotel, before, request);
            Optional<Refused> refused = request.force() ? Optional.empty() : refusal(hotel, before.rooms(), after);
            return refused.<Outcome>map(no -> no).orElseGet(() -> new Done(next(before, Status.MODIFIED, after)));
        });
    }

    /**
     * Cancels a booking.
     *
     * @throws NoSuchElementException if there is no such booking, or it is cancelled
     */
    public Revision cancel(String bookingId) {
        return partner.locked(() ->
                next(active(bookingId), Status.CANCELLED, active(bookingId).rooms()));
    }

    private List<BookedRoom> rooms(Hotel hotel, Room room, BookingRequest request) {
        LocalDate departure = request.arrival().plusDays(request.nights());
        Range range = Range.stay(request.arrival(), departure);
        int guests = request.adults() + request.children();
        var rooms = new ArrayList<BookedRoom>();
        for (int i = 0; i < request.rooms(); i++) {
            rooms.add(new BookedRoom(
                    Long.toString(partner.nextNumber()),
                    room.id(),
                    request.arrival(),
                    departure,
                    request.adults(),
                    request.children(),
                    rules.price(room, request.rate(), range, guests, List.of()),
                    request.breakfast() ? List.of(breakfast(hotel, guests, request.nights())) : List.of()));
        }
        return rooms;
    }

    private static AddOn breakfast(Hotel hotel, int guests, int nights) {
        long price = Money.parse(Money.decimals(hotel.currency()) == 0 ? "1500" : "12", hotel.currency());
        return new AddOn(BREAKFAST, "Breakfast", PER_PERSON_AND_NIGHT, price, guests, nights);
    }

    private Optional<Refused> refusal(Hotel hotel, List<BookedRoom> before, List<BookedRoom> after) {
        for (BookedRoom stay : after) {
            if (before.contains(stay)) {
                continue;
            }
            Room room = hotel.findRoom(stay.roomId()).orElseThrow(() -> unknown("room"));
            Optional<Refused> refused = rules.refusal(room, stay);
            if (refused.isPresent()) {
                return refused;
            }
            var rate = new RateOf(room.id(), stay.rateId());
            if (switches.get().requirePrice() && !rules.priced(rate, stay.range(), stay.guests())) {
                return Optional.of(new Refused("closed", "no price for " + room.name()));
            }
        }
        return rules.soldOut(SalesRules.difference(before, after));
    }

    private Revision first(Hotel hotel, BookingRequest request, List<BookedRoom> rooms) {
        long number = partner.nextNumber();
        String code = Long.toString(number);
        String bookingId = partner.profile().uuids() ? uuid("booking-" + code).toString() : code;
        Instant at = partner.now().truncatedTo(partner.profile().resolution());
        Guest guest = request.guest() == null ? InventedGuests.person(number) : request.guest();
        return new Revision(
                revisionId(code, 1),
                bookingId,
                code,
                1,
                Status.NEW,
                hotel.id(),
                hotel.currency(),
                at,
                at,
                guest,
                request.comments(),
                request.card(),
                rooms);
    }

    private List<BookedRoom> changed(Hotel hotel, Revision before, ChangeRequest request) {
        var after = new ArrayList<BookedRoom>();
        for (BookedRoom room : before.rooms()) {
            if (!room.reservationId().equals(request.dropRoom())) {
                after.add(changed(hotel, room, request));
            }
        }
        if (after.isEmpty()) {
            throw new IllegalArgumentException("the last room cannot be dropped, cancel the booking instead");
        }
        if (request.dropRoom() != null && after.size() == before.rooms().size()) {
            throw unknown("room reservation");
        }
        return after;
    }

    private BookedRoom changed(Hotel hotel, BookedRoom old, ChangeRequest request) {
        LocalDate arrival = or(request.arrival(), old.arrival());
        int nights = or(request.nights(), old.range().nights());
        int adults = or(request.adults(), old.adults());
        int children = or(request.children(), old.children());
        if (nights < 1 || nights > 365 || adults < 1 || children < 0) {
            throw new IllegalArgumentException("a stay has 1 to 365 nights and at least one adult");
        }
        Room room = hotel.findRoom(or(request.roomId(), old.roomId())).orElseThrow(() -> unknown("room"));
        String rateId = or(request.rateId(), old.rateId());
        if (room.findRate(rateId).isEmpty()) {
            throw unknown("rate");
        }
        boolean samePrices = room.id().equals(old.roomId()) && adults + children == old.guests();
        LocalDate departure = arrival.plusDays(nights);
        return new BookedRoom(
                old.reservationId(),
                room.id(),
                arrival,
                departure,
                adults,
                children,
                rules.price(
                        room,
                        new RateOf(room.id(), rateId),
                        Range.stay(arrival, departure),
                        adults + children,
                        samePrices ? old.nights() : List.of()),
                old.addOns().isEmpty() ? List.of() : List.of(breakfast(hotel, adults + children, nights)));
    }

    private Revision active(String bookingId) {
        Revision last = partner.bookings().find(bookingId).orElseThrow(() -> unknown("booking"));
        if (last.status() == Status.CANCELLED) {
            throw new NoSuchElementException("the booking is cancelled already");
        }
        return last;
    }

    private Revision next(Revision before, Status status, List<BookedRoom> rooms) {
        var resolution = partner.profile().resolution();
        Instant now = partner.now().truncatedTo(resolution);
        Instant after = before.at().plus(1, resolution);
        Revision revision = before.next(
                revisionId(before.code(), before.number() + 1), status, now.isBefore(after) ? after : now, rooms);
        return record(revision, before.rooms());
    }

    /** Moves the partner's own counts to the new state and queues the revision. */
    private Revision record(Revision revision, List<BookedRoom> before) {
        List<BookedRoom> after = revision.status() == Status.CANCELLED ? List.of() : revision.rooms();
        long at = Wire.nanos(partner.now());
        SalesRules.difference(before, after).forEach((night, needed) -> {
            if (needed > 0 || partner.profile().autoReplenish().get()) {
                partner.stock().add(night.roomId(), Range.days(night.date(), 1), -needed, at);
            }
        });
        partner.bookings().add(revision);
        partner.outbox().add(revision, partner.profile().collapse().get());
        partner.changed();
        return revision;
    }

    private String revisionId(String code, int number) {
        return uuid("revision-" + code + "-" + number).toString();
    }

    private UUID uuid(String seed) {
        return UUID.nameUUIDFromBytes((partner.profile().name() + "-" + seed).getBytes(StandardCharsets.UTF_8));
    }

    private static <T> T or(@Nullable T value, T otherwise) {
        return value == null ? otherwise : value;
    }

    private static NoSuchElementException unknown(String what) {
        return new NoSuchElementException("unknown " + what);
    }
}
