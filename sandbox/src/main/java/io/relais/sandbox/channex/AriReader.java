package io.relais.sandbox.channex;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.relais.sandbox.wire.Exchange;
import io.relais.sandbox.wire.Json;
import io.relais.sandbox.wire.Reply;
import io.relais.sandbox.world.Hotel;
import io.relais.sandbox.world.Money;
import io.relais.sandbox.world.Partner;
import io.relais.sandbox.world.Range;
import io.relais.sandbox.world.RateNight;
import io.relais.sandbox.world.RatePlan;
import io.relais.sandbox.world.Room;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Read-back of Channex: counts per room type and date, prices and restrictions per rate plan and date. */
final class AriReader {
    private static final List<String> RESTRICTIONS = List.of(
            "rate",
            "stop_sell",
            "closed_to_arrival",
            "closed_to_departure",
            "min_stay_arrival",
            "min_stay_through",
            "max_stay",
            "availability");

    private final Partner partner;

    AriReader(Partner partner) {
        this.partner = partner;
    }

    Reply availability(Exchange exchange) {
        return read(
                exchange,
                (hotel, range, data) -> hotel.rooms().forEach(room -> {
                    ObjectNode dates = data.putObject(room.id());
                    range.dates()
                            .forEach(date -> dates.put(
                                    date.toString(),
                                    partner.stock().room(room.id(), date).count()));
                }));
    }

    Reply restrictions(Exchange exchange) {
        List<String> wanted =
                List.of(exchange.param("filter[restrictions]").orElse("rate").split(",", -1));
        if (!RESTRICTIONS.containsAll(wanted)) {
            return ChannexAnswers.error(422, "validation_error", "filter[restrictions] is invalid");
        }
        return read(
                exchange,
                (hotel, range, data) -> hotel.rooms()
                        .forEach(room -> room.rates().forEach(rate -> {
                            ObjectNode dates = data.putObject(rate.id());
                            range.dates()
                                    .forEach(date -> cell(
                                            dates.putObject(date.toString()),
                                            wanted,
                                            new Cell(hotel, room, rate, date)));
                        })));
    }

    private record Cell(Hotel hotel, Room room, RatePlan rate, LocalDate date) {}

    private interface Fill {
        void fill(Hotel hotel, Range range, ObjectNode data);
    }

    private Reply read(Exchange exchange, Fill fill) {
        Optional<Hotel> hotel = exchange.param("filter[property_id]").flatMap(partner.catalogue()::find);
        if (hotel.isEmpty()) {
            return ChannexAnswers.notFound();
        }
        try {
            Optional<String> single = exchange.param("filter[date]");
            LocalDate first = LocalDate.parse(
                    single.or(() -> exchange.param("filter[date][gte]")).orElse(""));
            LocalDate last = LocalDate.parse(
                    single.or(() -> exchange.param("filter[date][lte]")).orElse(""));
            Range range = new Range(first, last);
            ObjectNode data = Json.object();
            partner.locked(() -> {
                fill.fill(hotel.get(), range, data);
                return true;
            });
            return ChannexAnswers.data(data);
        } catch (DateTimeParseException | IllegalArgumentException e) {
            return ChannexAnswers.error(422, "validation_error", "filter[date] is invalid");
        }
    }

    private void cell(ObjectNode node, List<String> wanted, Cell cell) {
        RateNight night = partner.stock().rate(cell.room().id(), cell.rate().id(), cell.date());
        for (String field : wanted) {
            switch (field) {
                case "rate" -> rate(node, night, cell);
                case "stop_sell" -> node.put(field, night.closed());
                case "closed_to_arrival" -> node.put(field, night.closedToArrival());
                case "closed_to_departure" -> node.put(field, night.closedToDeparture());
                case "min_stay_arrival" -> node.put(field, Math.max(1, night.minStayArrival()));
                case "min_stay_through" -> node.put(field, Math.max(1, night.minStayThrough()));
                case "max_stay" -> node.put(field, night.maxStay());
                case "availability" ->
                    node.put(
                            field,
                            partner.stock().room(cell.room().id(), cell.date()).count());
                default -> throw new IllegalStateException(field);
            }
        }
    }

    /** The primary price is that of the fullest room; per-person plans add one price per number of guests. */
    private static void rate(ObjectNode node, RateNight night, Cell cell) {
        String currency = cell.hotel().currency();
        long primary = night.findPrice(cell.room().maxOccupancy()).orElse(0L);
        node.put("rate", Money.format(primary, currency));
        if (cell.rate().perPerson()) {
            ObjectNode rates = node.putObject("rates");
            new TreeMap<>(night.prices())
                    .forEach((guests, minor) -> rates.put(guests.toString(), Money.format(minor, currency)));
        }
    }
}
