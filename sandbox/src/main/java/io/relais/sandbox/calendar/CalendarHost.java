package io.relais.sandbox.calendar;

import io.relais.sandbox.seed.Seeds;
import io.relais.sandbox.wire.Effects;
import io.relais.sandbox.wire.Exchange;
import io.relais.sandbox.wire.FaultKind;
import io.relais.sandbox.wire.Operation;
import io.relais.sandbox.wire.Reply;
import io.relais.sandbox.wire.Wire;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** Publishes rooms' calendars below {@code /calendar}, with the ways in which real ones go wrong, and reads those of others. */
public final class CalendarHost {
    private static final String TYPE = "text/calendar; charset=utf-8";
    private static final String SUFFIX = ".ics";
    private static final String MOVED = "moved-";

    private final List<Seeds.CalendarSeed> seeds;
    private final Wire wire;
    private final Clock clock;
    private final Map<String, CalendarRoom> rooms = new ConcurrentSkipListMap<>();
    private final Map<String, String> tags = new ConcurrentHashMap<>();
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    public CalendarHost(List<Seeds.CalendarSeed> seeds, Wire wire, Clock clock) {
        this.seeds = seeds;
        this.wire = wire;
        this.clock = clock;
        reset();
    }

    /** What came of reading somebody's calendar: the status, and how many entries are known since. */
    public record Imported(int status, int entries) {}

    /** A new room; one of that id before is gone. */
    public CalendarRoom open(String id, Style style) {
        CalendarRoom room = new CalendarRoom(id, style);
        rooms.put(id, room);
        return room;
    }

    /** Throws NoSuchElementException when there is none. */
    public CalendarRoom room(String id) {
        return Optional.ofNullable(rooms.get(id)).orElseThrow(() -> new NoSuchElementException("unknown room"));
    }

    /** All rooms by id. */
    public List<CalendarRoom> rooms() {
        return List.copyOf(rooms.values());
    }

    /** Where a room's calendar is below the sandbox's address. */
    public static String path(String id) {
        return "/calendar/" + id + SUFFIX;
    }

    /**
     * Reads somebody's calendar now; what it shows as taken is closed here from then on, and published again. Only a good answer
     * changes anything.
     */
    public Imported importFrom(String id, URI address) {
        CalendarRoom room = room(id);
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .timeout(Duration.ofSeconds(20))
                .header("User-Agent", "Sandbox calendars");
        Optional.ofNullable(tags.get(id)).ifPresent(tag -> request.header("If-None-Match", tag));
        try {
            HttpResponse<String> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() == 200) {
                room.imported(CalendarText.read(answer.body()));
                answer.headers().firstValue("ETag").ifPresent(tag -> tags.put(id, tag));
            }
            int entries = (int) room.list().stream()
                    .filter(one -> one.kind() == Taken.Kind.IMPORTED)
                    .count();
            return new Imported(answer.statusCode(), entries);
        } catch (IOException e) {
            throw new IllegalArgumentException("no answer from the address", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalArgumentException("interrupted", e);
        }
    }

    /** Answers a request whose path starts after {@code /calendar}. */
    public Reply answer(Exchange exchange) {
        String file = exchange.path().substring(1);
        if (!exchange.method().equals("GET") || !file.endsWith(SUFFIX)) {
            return Reply.of(404, "text/plain", "not found");
        }
        String id = file.substring(0, file.length() - SUFFIX.length());
        boolean moved = id.startsWith(MOVED);
        return moved
                ? wire.run(
                        Operation.CALENDAR_MOVED,
                        id.substring(MOVED.length()),
                        exchange,
                        effects -> feed(id.substring(MOVED.length()), exchange, Effects.NONE))
                : wire.run(Operation.CALENDAR_FEED, id, exchange, effects -> feed(id, exchange, effects));
    }

    /** Puts everything back to the seeds. */
    public void reset() {
        rooms.clear();
        tags.clear();
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        for (Seeds.CalendarSeed seed : seeds) {
            CalendarRoom room = open(seed.id(), Style.named(seed.style()));
            seed.stays().forEach(stay -> room.add(today.plusDays(stay.in()), stay.nights(), Taken.Kind.GUEST));
        }
    }

    /** Everything, to be kept over a restart. */
    public List<CalendarRoom.State> save() {
        return rooms.values().stream().map(CalendarRoom::save).toList();
    }

    /** Takes over what was kept. */
    public void restore(List<CalendarRoom.State> states) {
        states.forEach(state -> rooms.put(state.id(), CalendarRoom.restore(state)));
    }

    private Reply feed(String id, Exchange exchange, Effects effects) {
        CalendarRoom room = rooms.get(id);
        if (room == null) {
            return Reply.of(404, "text/plain", "not found");
        }
        if (effects.has(FaultKind.REDIRECT)) {
            return Reply.of(302, "text/plain", "").with("Location", "/calendar/" + MOVED + id + SUFFIX);
        }
        String salt = effects.has(FaultKind.NEW_UIDS) ? Long.toString(clock.millis() ^ System.nanoTime()) : "";
        String text = room.text(clock.instant(), salt);
        return wrong(effects, room, text).orElseGet(() -> right(room, text, exchange));
    }

    private static Optional<Reply> wrong(Effects effects, CalendarRoom room, String text) {
        if (effects.has(FaultKind.EMPTY_CALENDAR)) {
            String empty = text.contains("BEGIN:VEVENT")
                    ? text.substring(0, text.indexOf("BEGIN:VEVENT")) + "END:VCALENDAR\r\n"
                    : text;
            return Optional.of(Reply.of(200, TYPE, empty));
        }
        if (effects.has(FaultKind.EMPTY_BODY)) {
            return Optional.of(Reply.of(200, TYPE, ""));
        }
        if (effects.has(FaultKind.WEB_PAGE)) {
            return Optional.of(Reply.html("<!doctype html><html><head><title>Log in</title></head><body><form>"
                    + room.style().wireName() + "</form></body></html>"));
        }
        if (effects.has(FaultKind.JSON_ERROR)) {
            return Optional.of(Reply.json(200, "{\"code\":500,\"error\":\"Internal Server Error\"}"));
        }
        return effects.has(FaultKind.TRUNCATED)
                ? Optional.of(Reply.of(200, TYPE, text.substring(0, text.length() * 2 / 3)))
                : Optional.empty();
    }

    private static Reply right(CalendarRoom room, String text, Exchange exchange) {
        if (room.style() != Style.OTHER) {
            return Reply.of(200, TYPE, text);
        }
        String tag = "\"" + Integer.toHexString(text.hashCode()) + "\"";
        return exchange.header("If-None-Match").filter(tag::equals).isPresent()
                ? Reply.of(304, TYPE, "").with("ETag", tag)
                : Reply.of(200, TYPE, text).with("ETag", tag);
    }
}
