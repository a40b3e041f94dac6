package io.relais.sandbox.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.stream.Stream;

/** One room at a host with its stays, and what was read of others. */
public final class CalendarRoom {
    private final String id;
    private final Style style;
    private final List<Taken> taken = new ArrayList<>();
    private List<Taken> imported = List.of();
    private int stays;

    CalendarRoom(String id, Style style) {
        this.id = id;
        this.style = style;
    }

    /** All there is to keep over a restart. */
    public record State(String id, Style style, List<Taken> taken, List<Taken> imported, int stays) {}

    public String id() {
        return id;
    }

    public Style style() {
        return style;
    }

    /** A guest books, the owner closes nights, or the host's rules do. */
    public synchronized Taken add(LocalDate arrival, int nights, Taken.Kind kind) {
        int number = ++stays;
        boolean guest = kind == Taken.Kind.GUEST;
        Taken added = new Taken(
                "s" + number,
                arrival,
                arrival.plusDays(nights),
                kind,
                guest ? code(number) : "",
                guest ? String.format("%04d", 1_000 + number * 37 % 9_000) : "");
        taken.add(added);
        return added;
    }

    /** Throws NoSuchElementException when there is no such stay. */
    public synchronized void cancel(String stayId) {
        if (!taken.removeIf(one -> one.id().equals(stayId))) {
            throw new NoSuchElementException("unknown stay");
        }
    }

    /** Moves a stay to other nights. Throws NoSuchElementException when there is no such stay. */
    public synchronized Taken change(String stayId, LocalDate arrival, int nights) {
        Taken before = taken.stream()
                .filter(one -> one.id().equals(stayId))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("unknown stay"));
        Taken after = before.at(arrival, arrival.plusDays(nights));
        taken.set(taken.indexOf(before), after);
        return after;
    }

    /** Everything that is taken, by its first night. */
    public synchronized List<Taken> list() {
        return Stream.concat(taken.stream(), imported.stream())
                .sorted(Comparator.comparing(Taken::arrival).thenComparing(Taken::departure))
                .toList();
    }

    synchronized void imported(List<Taken> nights) {
        imported = List.copyOf(nights);
    }

    /** The calendar as it is published. */
    String text(Instant now, String salt) {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        List<Taken> shown = list().stream()
                .filter(one -> one.departure().isAfter(today))
                .map(one ->
                        style == Style.BOOKING && one.arrival().isBefore(today) ? one.at(today, one.departure()) : one)
                .toList();
        return new CalendarText(style, id, now, salt).write(shown);
    }

    synchronized State save() {
        return new State(id, style, List.copyOf(taken), imported, stays);
    }

    static CalendarRoom restore(State state) {
        CalendarRoom room = new CalendarRoom(state.id(), state.style());
        room.taken.addAll(state.taken());
        room.imported = List.copyOf(state.imported());
        room.stays = state.stays();
        return room;
    }

    /** Ten characters as the partner's, different for each room and stay. */
    private String code(int number) {
        String digits = Long.toString(
                Math.floorMod((id + "/" + number).hashCode(), 1_000_000_000) + 100_000_000L, Character.MAX_RADIX);
        return ("HM" + digits.toUpperCase(Locale.ROOT) + "00000000").substring(0, 10);
    }
}
