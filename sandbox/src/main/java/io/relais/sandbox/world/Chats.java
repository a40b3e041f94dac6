package io.relais.sandbox.world;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What guests and hotels say to each other at one partner. Guard it with the partner's lock. */
public final class Chats {
    private final Map<String, Chat> threads = new LinkedHashMap<>();

    /** One thing said; {@code sender} is {@code guest}, {@code property} or {@code system}. */
    public record Line(String id, String sender, String text, Instant at) {}

    /**
     * What one guest and a hotel say.
     *
     * @param bookingId empty for somebody who has not booked
     */
    public record Chat(String id, String hotelId, String bookingId, String title, List<Line> lines) {
        public Chat {
            lines = List.copyOf(lines);
        }

        public Line last() {
            return lines.getLast();
        }

        private Chat with(Line line) {
            var all = new ArrayList<>(lines);
            all.add(line);
            return new Chat(id, hotelId, bookingId, title, all);
        }
    }

    /** The threads of a hotel, of all where it is empty, the one with the newest line first. */
    public List<Chat> list(String hotelId) {
        return threads.values().stream()
                .filter(thread -> hotelId.isEmpty() || thread.hotelId().equals(hotelId))
                .sorted((a, b) -> b.last().at().compareTo(a.last().at()))
                .toList();
    }

    public Optional<Chat> find(String threadId) {
        return Optional.ofNullable(threads.get(threadId));
    }

    /** The thread of a booking, which there is once something was said. */
    public Optional<Chat> ofBooking(String bookingId) {
        return threads.values().stream()
                .filter(thread -> thread.bookingId().equals(bookingId))
                .findFirst();
    }

    /** Says something in a thread that there is. */
    public Line say(String threadId, String sender, String text, Instant at) {
        Line line = new Line(UUID.randomUUID().toString(), sender, text, at);
        threads.computeIfPresent(threadId, (id, thread) -> thread.with(line));
        return line;
    }

    /** Says something about a booking; the first line opens the thread. */
    public Chat sayAbout(Revision booking, String sender, String text, Instant at) {
        String id = ofBooking(booking.bookingId())
                .map(Chat::id)
                .orElseGet(() -> open(
                        booking.hotelId(), booking.bookingId(), booking.guest().fullName()));
        say(id, sender, text, at);
        return find(id).orElseThrow();
    }

    /** Somebody who has not booked asks something. */
    public Chat ask(String hotelId, String name, String text, Instant at) {
        String id = open(hotelId, "", name);
        say(id, "guest", text, at);
        return find(id).orElseThrow();
    }

    private String open(String hotelId, String bookingId, String title) {
        String id = UUID.randomUUID().toString();
        threads.put(id, new Chat(id, hotelId, bookingId, title, List.of()));
        return id;
    }

    List<Chat> save() {
        return List.copyOf(threads.values());
    }

    void restore(List<Chat> saved) {
        threads.clear();
        saved.forEach(thread -> threads.put(thread.id(), thread));
    }
}
