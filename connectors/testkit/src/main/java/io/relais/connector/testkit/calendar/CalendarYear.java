package io.relais.connector.testkit.calendar;

import io.relais.connector.CalendarEntry;
import io.relais.connector.CalendarEntry.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Calendars of rooms over time as partners really write them: guests who come, change and cancel, beginnings cut off each day, far
 * blocks that grow each day, neighbours joined to one event, preparation time, UIDs that roll, and now and then a poll that answers
 * with a part of the calendar, with nothing, or with something else. The same seed is the same year.
 */
public final class CalendarYear {
    public static final ZoneId ZONE = ZoneId.of("Europe/Paris");

    static final LocalDate FIRST_DAY = LocalDate.parse("2026-06-02");

    private static final int LEAD_MAX_DAYS = 150;
    private static final int SOLD_DAYS = 520;

    private final long seed;

    public CalendarYear(long seed) {
        this.seed = seed;
    }

    /** How a partner writes its calendars. */
    public enum Shape {
        /** Stable UIDs, reservation numbers, preparation time, a window that rolls. */
        AIRBNB,
        /** Blocks without guests: beginnings cut, neighbours joined, a far block that grows. */
        BOOKING,
        /** Names and stable UIDs. */
        VRBO,
        /** Names, and a new UID for everything at each export. */
        ROLLING
    }

    /** What is wrong with a poll. */
    public enum Fault {
        NONE,
        /** Some entries are left out, with the status of success. */
        PART,
        /** A whole calendar without entries. */
        EMPTY,
        NO_BYTES,
        PAGE,
        JSON,
        TRUNCATED,
        STATUS
    }

    /** One room at one partner. */
    public record Room(int number, Shape shape, List<Claim> claims) {
        public Room {
            claims = List.copyOf(claims);
        }
    }

    /**
     * Dates that something has for a time.
     *
     * @param name the same for the same guest
     */
    public record Claim(Instant from, Instant until, LocalDate arrival, LocalDate departure, Kind kind, String name) {
        boolean isIn(Instant at) {
            return !at.isBefore(from) && at.isBefore(until);
        }
    }

    /**
     * One fetch.
     *
     * @param right what a right calendar shows at that moment
     * @param shown what this one shows; says nothing where the fault is not about entries
     */
    public record Poll(Room room, Instant at, Fault fault, List<CalendarEntry> right, List<CalendarEntry> shown) {
        public LocalDate today() {
            return LocalDate.ofInstant(at, ZONE);
        }

        /** True when it looks like a calendar but is none of this room. */
        public boolean misleads() {
            return fault == Fault.PART
                    || fault == Fault.EMPTY
                    || (fault == Fault.NO_BYTES && room.shape() == Shape.BOOKING);
        }

        /** True when it can be read. */
        public boolean isGood() {
            return fault == Fault.NONE || misleads();
        }
    }

    /** Rooms, the shapes in turn. */
    public List<Room> rooms(int count) {
        return IntStream.range(0, count)
                .mapToObj(number ->
                        room(number, Shape.values()[number % Shape.values().length], new Random(seed * 1_000 + number)))
                .toList();
    }

    /** Hourly polls, for so many days. */
    public Stream<Poll> polls(Room room, int days) {
        Random random = new Random(seed * 7_919 + room.number());
        Instant start = FIRST_DAY.atStartOfDay(ZONE).toInstant();
        CalendarShow show = new CalendarShow(room);
        boolean[] misled = {false};
        return IntStream.range(0, days * 24).mapToObj(hour -> {
            Instant at = start.plus(Duration.ofHours(hour)).plusSeconds(random.nextInt(540));
            List<CalendarEntry> right = show.at(at);
            Poll poll = poll(room, at, right, random);
            // A glitch lasts one poll: what follows is right, or says nothing.
            if (misled[0] && poll.misleads()) {
                poll = new Poll(room, at, Fault.NONE, right, right);
            }
            misled[0] = poll.misleads() || (misled[0] && !poll.isGood());
            return poll;
        });
    }

    private static Poll poll(Room room, Instant at, List<CalendarEntry> right, Random random) {
        int dice = random.nextInt(1_000);
        double part = 0.2 + 0.8 * random.nextDouble();
        Fault fault = dice < 6
                ? Fault.PART
                : dice < 9
                        ? Fault.EMPTY
                        : dice < 12
                                ? Fault.NO_BYTES
                                : dice < 16
                                        ? Fault.PAGE
                                        : dice < 19
                                                ? Fault.JSON
                                                : dice < 22 ? Fault.TRUNCATED : dice < 32 ? Fault.STATUS : Fault.NONE;
        List<CalendarEntry> shown = switch (fault) {
            case NONE -> right;
            case PART ->
                right.stream().filter(entry -> random.nextDouble() > part).toList();
            case EMPTY, NO_BYTES, PAGE, JSON, TRUNCATED, STATUS -> List.of();
        };
        return new Poll(room, at, fault, right, shown);
    }

    private static Room room(int number, Shape shape, Random random) {
        List<Claim> claims = new ArrayList<>();
        LocalDate day = FIRST_DAY.minusDays(5);
        int guest = 0;
        while (day.isBefore(FIRST_DAY.plusDays(SOLD_DAYS))) {
            int gap = random.nextInt(3) == 0 ? 0 : random.nextInt(8);
            LocalDate arrival = day.plusDays(gap);
            boolean closure = random.nextInt(30) == 0;
            int nights = closure ? 15 + random.nextInt(45) : 1 + random.nextInt(10);
            LocalDate departure = arrival.plusDays(nights);
            String name = "G" + number + "-" + guest++;
            if (closure) {
                claims.add(closure(arrival, departure, name, random));
            } else {
                guest(claims, arrival, departure, name, gap > 0, random);
            }
            day = departure;
        }
        return new Room(number, shape, claims);
    }

    /** An owner's closure, half of them lifted at once before they are over: a season opens. */
    private static Claim closure(LocalDate arrival, LocalDate departure, String name, Random random) {
        Instant from = hour(arrival.minusDays(10 + random.nextInt(LEAD_MAX_DAYS)), random);
        Instant until = random.nextBoolean() ? hour(arrival.minusDays(random.nextInt(9)), random) : Instant.MAX;
        return new Claim(from, until, arrival, departure, Kind.BLOCK, name);
    }

    private static void guest(
            List<Claim> claims, LocalDate arrival, LocalDate departure, String name, boolean room, Random random) {
        int lead = 1 + random.nextInt(LEAD_MAX_DAYS);
        Instant booked = hour(arrival.minusDays(lead), random);
        Instant turn = hour(arrival.minusDays(random.nextInt(lead)), random);
        switch (random.nextInt(10)) {
            case 0, 1 -> {
                claims.add(new Claim(booked, turn, arrival, departure, Kind.BOOKING, name));
                if (random.nextBoolean()) {
                    Instant again = turn.plus(Duration.ofHours(random.nextInt(60)));
                    claims.add(new Claim(again, Instant.MAX, arrival, departure, Kind.BOOKING, name + "b"));
                }
            }
            case 2 -> {
                LocalDate otherArrival = room ? arrival.minusDays(1) : arrival;
                LocalDate otherDeparture = departure.minusDays(1).isAfter(arrival) ? departure.minusDays(1) : departure;
                claims.add(new Claim(booked, turn, arrival, departure, Kind.BOOKING, name));
                claims.add(new Claim(turn, Instant.MAX, otherArrival, otherDeparture, Kind.BOOKING, name));
            }
            default -> claims.add(new Claim(booked, Instant.MAX, arrival, departure, Kind.BOOKING, name));
        }
    }

    private static Instant hour(LocalDate day, Random random) {
        return day.atStartOfDay(ZONE).toInstant().plus(Duration.ofMinutes(random.nextInt(1_440)));
    }
}
