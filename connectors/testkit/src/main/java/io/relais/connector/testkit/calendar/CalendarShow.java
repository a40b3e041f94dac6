package io.relais.connector.testkit.calendar;

import io.relais.connector.CalendarEntry;
import io.relais.connector.CalendarEntry.Kind;
import io.relais.connector.testkit.calendar.CalendarYear.Claim;
import io.relais.connector.testkit.calendar.CalendarYear.Room;
import io.relais.connector.testkit.calendar.CalendarYear.Shape;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** What a right calendar shows of a room at a moment, in its partner's habit. */
final class CalendarShow {
    private static final int BOOKING_HORIZON_DAYS = 540;
    private static final int BOOKING_OPEN_DAYS = 400;
    private static final int AIRBNB_WINDOW_DAYS = 372;

    private final Room room;
    private List<Claim> lastClaims = List.of();
    private LocalDate lastDay = LocalDate.MIN;
    private List<CalendarEntry> last = List.of();

    CalendarShow(Room room) {
        this.room = room;
    }

    /** The calendar at a moment; the same list where nothing changed since the one before. */
    List<CalendarEntry> at(Instant at) {
        LocalDate today = LocalDate.ofInstant(at, CalendarYear.ZONE);
        List<Claim> claims = room.claims().stream()
                .filter(claim -> claim.isIn(at) && claim.departure().isAfter(today))
                .toList();
        if (room.shape() == Shape.ROLLING || !today.equals(lastDay) || !claims.equals(lastClaims)) {
            lastDay = today;
            lastClaims = claims;
            last = entries(room.shape(), claims, at);
        }
        return last;
    }

    private static List<CalendarEntry> entries(Shape shape, List<Claim> unsorted, Instant at) {
        LocalDate today = LocalDate.ofInstant(at, CalendarYear.ZONE);
        List<Claim> claims =
                unsorted.stream().sorted(Comparator.comparing(Claim::arrival)).toList();
        List<CalendarEntry> entries = switch (shape) {
            case AIRBNB -> airbnb(claims, today);
            case BOOKING -> booking(claims, today);
            case VRBO ->
                claims.stream()
                        .map(c -> entry(c, c.kind(), "uid-" + c.name(), "", c.name()))
                        .toList();
            case ROLLING ->
                claims.stream()
                        .map(c -> entry(c, c.kind(), c.name() + "-" + at, "", c.name()))
                        .toList();
        };
        return entries.stream()
                .sorted(Comparator.comparing(CalendarEntry::arrival)
                        .thenComparing(CalendarEntry::departure)
                        .thenComparing(CalendarEntry::uid))
                .toList();
    }

    private static List<CalendarEntry> airbnb(List<Claim> claims, LocalDate today) {
        List<CalendarEntry> entries = new ArrayList<>();
        List<LocalDate> arrivals = claims.stream().map(Claim::arrival).collect(Collectors.toList());
        for (Claim claim : claims) {
            boolean guest = claim.kind() == Kind.BOOKING;
            entries.add(entry(
                    claim, guest ? Kind.BOOKING : Kind.SOFT, "uid-" + claim.name(), guest ? claim.name() : "", ""));
            if (guest && !arrivals.contains(claim.departure())) {
                entries.add(soft(claim.departure(), claim.departure().plusDays(1), "prep-" + claim.name()));
            }
        }
        LocalDate edge = today.plusDays(AIRBNB_WINDOW_DAYS);
        entries.add(soft(edge, edge.plusDays(7), "window"));
        return entries;
    }

    /** The room's number in its UIDs, as the first night is; neighbours joined on some days and not on others. */
    private static List<CalendarEntry> booking(List<Claim> claims, LocalDate today) {
        List<CalendarEntry> entries = new ArrayList<>();
        for (Claim claim : claims) {
            LocalDate first = claim.arrival().isBefore(today) ? today : claim.arrival();
            CalendarEntry last = entries.isEmpty() ? null : entries.getLast();
            boolean joined = last != null
                    && !last.departure().isBefore(first)
                    && (claim.arrival().getDayOfYear() + today.getDayOfYear() / 3) % 3 == 0;
            if (last != null && joined) {
                entries.set(entries.size() - 1, block(last.arrival(), later(last.departure(), claim.departure())));
            } else {
                entries.add(block(first, claim.departure()));
            }
        }
        LocalDate open = CalendarYear.FIRST_DAY.plusDays(BOOKING_OPEN_DAYS);
        LocalDate end = today.plusDays(BOOKING_HORIZON_DAYS);
        entries.add(block(open.isBefore(end) ? open : end.minusDays(1), end));
        return entries;
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private static CalendarEntry entry(Claim claim, Kind kind, String uid, String code, String name) {
        return new CalendarEntry(claim.arrival(), claim.departure(), kind, uid, code, name, "", "", "");
    }

    private static CalendarEntry soft(LocalDate first, LocalDate end, String uid) {
        return new CalendarEntry(first, end, Kind.SOFT, uid, "", "", "", "", "");
    }

    private static CalendarEntry block(LocalDate first, LocalDate end) {
        return new CalendarEntry(first, end, Kind.BLOCK, "b-" + first, "", "", "", "", "");
    }
}
