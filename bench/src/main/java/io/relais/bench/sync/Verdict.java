package io.relais.bench.sync;

import com.fasterxml.jackson.databind.JsonNode;
import io.relais.bench.Board;
import io.relais.bench.sync.Books.Cell;
import io.relais.bench.sync.Books.Kept;
import io.relais.bench.sync.Books.Rule;
import java.io.IOException;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Compares what the partners hold with what the hub holds, cell by cell and booking by booking. */
final class Verdict {
    private static final List<String> PARTNERS = List.of("booking", "channex");
    private static final int BOOKINGS_MAX = 20_000;
    private static final int EXAMPLES = 8;

    private final Estate estate;
    private final Theatre theatre;
    private final Books books;
    private final Board board;

    Verdict(Estate estate, Theatre theatre, Books books, Board board) {
        this.estate = estate;
        this.theatre = theatre;
        this.books = books;
        this.board = board;
    }

    /** Bookings the partners hold that the register has not, or not as they are; and reservations more than there are bookings. */
    record Register(long bookings, long lost, long duplicated) {}

    /** Cells in all, and those where desired, acknowledged and the partner's own value are not the same. */
    record Cells(long cells, long diverged) {}

    Register register() throws IOException, InterruptedException, SQLException {
        Map<UUID, Map<String, Kept>> kept = new HashMap<>();
        long duplicated = 0;
        for (Kept one : books.reservations()) {
            Kept before = kept.computeIfAbsent(one.connection(), id -> new HashMap<>())
                    .put(one.externalId(), one);
            duplicated += before == null ? 0 : 1;
        }
        long lost = 0;
        long bookings = 0;
        for (String partner : PARTNERS) {
            for (JsonNode booking : theatre.ask("/" + partner + "/bookings?limit=" + BOOKINGS_MAX)
                    .path("bookings")) {
                bookings++;
                Kept wanted = wanted(booking);
                Kept found = kept.getOrDefault(wanted.connection(), Map.of()).remove(wanted.externalId());
                if (!wanted.equals(found)) {
                    lost++;
                    example(lost, "wanted " + wanted + ", found " + found);
                }
            }
        }
        duplicated += kept.values().stream().mapToLong(Map::size).sum();
        return new Register(bookings, lost, duplicated);
    }

    private Kept wanted(JsonNode booking) {
        JsonNode room = booking.path("rooms").path(0);
        return new Kept(
                line(booking.path("hotelId").asText()),
                booking.path("bookingId").asText(),
                booking.path("status").asText().equals("cancelled") ? "cancelled" : "confirmed",
                LocalDate.parse(room.path("arrival").asText()),
                LocalDate.parse(room.path("departure").asText()),
                booking.path("total").asLong());
    }

    private UUID line(String remoteProperty) {
        return estate.lines().stream()
                .filter(line -> line.link().id().equals(remoteProperty))
                .findFirst()
                .map(Estate.Line::id)
                .orElseThrow();
    }

    Cells cells() throws IOException, InterruptedException, SQLException {
        Map<Cell, Long> desired = books.desired(estate.first());
        Map<Cell, Long> acknowledged = books.acknowledged();
        Map<Cell, Long> held = held();
        Map<String, Long> kinds = new HashMap<>();
        Set<Cell> diverged = new HashSet<>();
        desired.forEach((cell, value) -> {
            boolean told = Objects.equals(value, acknowledged.get(cell));
            boolean holds = Objects.equals(value, held.get(cell));
            if (!told || !holds) {
                diverged.add(cell);
                kinds.merge(
                        (told ? "acknowledged" : "not acknowledged") + (holds ? ", held" : ", not held"),
                        1L,
                        Long::sum);
                example(
                        diverged.size(),
                        cell + " desired " + value + " acknowledged " + acknowledged.get(cell) + " held "
                                + held.get(cell));
            }
        });
        kinds.forEach((kind, count) -> board.progress("sync: " + count + " cells " + kind));
        return new Cells(desired.size(), diverged.size());
    }

    private void example(long number, String text) {
        if (number <= EXAMPLES) {
            board.progress("sync: " + text);
        }
    }

    private Map<Cell, Long> held() throws IOException, InterruptedException {
        Map<Cell, Long> cells = new HashMap<>();
        for (Estate.Line line : estate.lines()) {
            JsonNode grid = theatre.ask("/" + line.link().partner() + "/hotels/"
                    + line.link().id() + "/grid?from=" + estate.first() + "&days=" + estate.nights());
            for (JsonNode room : grid.path("rooms")) {
                String roomId = room.path("roomId").asText();
                for (JsonNode night : room.path("nights")) {
                    cells.put(
                            new Cell(line.id(), roomId, "", Books.AVAILABILITY, date(night)),
                            night.path("count").asLong());
                }
                for (JsonNode rate : room.path("rates")) {
                    rate.path("nights")
                            .forEach(night -> rate(
                                    cells,
                                    new Product(
                                            line.id(),
                                            roomId,
                                            rate.path("rateId").asText()),
                                    night));
                }
            }
        }
        return cells;
    }

    private record Product(UUID connection, String room, String rate) {
        Cell cell(String facet, JsonNode night) {
            return new Cell(connection, room, rate, facet, date(night));
        }
    }

    private static void rate(Map<Cell, Long> cells, Product product, JsonNode night) {
        Optional.of(night.path("prices").path("0"))
                .filter(JsonNode::isIntegralNumber)
                .ifPresent(price -> cells.put(product.cell(Books.PRICE, night), price.asLong()));
        Rule rule = new Rule(
                night.path("minStayArrival").asInt(),
                night.path("minStayThrough").asInt(),
                night.path("maxStay").asInt(),
                night.path("closed").asBoolean(),
                night.path("closedToArrival").asBoolean(),
                night.path("closedToDeparture").asBoolean());
        cells.put(product.cell(Books.RESTRICTION, night), rule.packed());
    }

    private static LocalDate date(JsonNode night) {
        return LocalDate.parse(night.path("date").asText());
    }
}
