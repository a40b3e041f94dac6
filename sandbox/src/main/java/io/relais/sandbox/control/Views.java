package io.relais.sandbox.control;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.relais.sandbox.wire.Exchange;
import io.relais.sandbox.wire.Json;
import io.relais.sandbox.world.BookedRoom;
import io.relais.sandbox.world.Hotel;
import io.relais.sandbox.world.Outbox;
import io.relais.sandbox.world.Outbox.Fate;
import io.relais.sandbox.world.Partner;
import io.relais.sandbox.world.Range;
import io.relais.sandbox.world.RateNight;
import io.relais.sandbox.world.Revision;
import io.relais.sandbox.world.Room;
import io.relais.sandbox.world.RoomNight;
import io.relais.sandbox.world.Switches;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/** The partners' state as JSON for the control API. Amounts are minor units. */
final class Views {
    private static final int MAX_DAYS = 800;
    private static final int MAX_BOOKINGS = 20_000;

    private final Clock clock;
    private final Supplier<Switches> switches;

    Views(Clock clock, Supplier<Switches> switches) {
        this.clock = clock;
        this.switches = switches;
    }

    ObjectNode summary(Partner partner) {
        return partner.locked(() -> Json.object()
                .put("hotels", partner.catalogue().hotels().size())
                .put("bookings", partner.bookings().size())
                .put("pending", partner.outbox().pendingCount())
                .put("acknowledged", partner.outbox().acknowledged())
                .put("rejected", partner.outbox().rejected()));
    }

    ObjectNode hotels(Partner partner) {
        ObjectNode all = Json.object();
        all.set("hotels", Json.MAPPER.valueToTree(partner.catalogue().hotels()));
        return all;
    }

    ObjectNode grid(Partner partner, String hotelId, Exchange exchange, LocalDate today) {
        Hotel hotel = partner.catalogue().find(hotelId).orElseThrow(() -> new NoSuchElementException("unknown hotel"));
        LocalDate from = exchange.param("from").map(LocalDate::parse).orElse(today);
        Range range = Range.days(from, Math.clamp(exchange.number("days", 14), 1, MAX_DAYS));
        ObjectNode grid = Json.object()
                .put("hotelId", hotelId)
                .put("currency", hotel.currency())
                .put("from", from.toString())
                .put("days", range.nights());
        ArrayNode rooms = grid.putArray("rooms");
        partner.locked(() -> {
            hotel.rooms().forEach(room -> room(rooms.addObject(), partner, room, range));
            return true;
        });
        return grid;
    }

    private static void room(ObjectNode node, Partner partner, Room room, Range range) {
        node.put("roomId", room.id()).put("name", room.name());
        ArrayNode nights = node.putArray("nights");
        range.dates().forEach(date -> {
            RoomNight night = partner.stock().room(room.id(), date);
            nights.addObject()
                    .put("date", date.toString())
                    .put("count", night.count())
                    .put("closed", night.closed())
                    .put("changedAtNanos", night.changedAtNanos());
        });
        ArrayNode rates = node.putArray("rates");
        room.rates().forEach(rate -> {
            ArrayNode cells = rates.addObject()
                    .put("rateId", rate.id())
                    .put("name", rate.name())
                    .putArray("nights");
            range.dates()
                    .forEach(date ->
                            rate(cells.addObject(), date, partner.stock().rate(room.id(), rate.id(), date)));
        });
    }

    private static void rate(ObjectNode node, LocalDate date, RateNight night) {
        node.put("date", date.toString())
                .put("closed", night.closed())
                .put("closedToArrival", night.closedToArrival())
                .put("closedToDeparture", night.closedToDeparture())
                .put("minStayArrival", night.minStayArrival())
                .put("minStayThrough", night.minStayThrough())
                .put("maxStay", night.maxStay())
                .put("changedAtNanos", night.changedAtNanos());
        ObjectNode prices = node.putObject("prices");
        new TreeMap<>(night.prices()).forEach((guests, minor) -> prices.put(guests.toString(), minor));
    }

    ObjectNode bookings(Partner partner, Exchange exchange) {
        Optional<String> hotel = exchange.param("hotel");
        Optional<String> status = exchange.param("status").map(text -> text.toUpperCase(Locale.ROOT));
        int limit = Math.clamp(exchange.number("limit", 100), 1, MAX_BOOKINGS);
        return partner.locked(() -> {
            ObjectNode all = Json.object().put("total", partner.bookings().size());
            ArrayNode list = all.putArray("bookings");
            partner.bookings()
                    .list(
                            revision -> hotel.map(revision.hotelId()::equals).orElse(true)
                                    && status.map(revision.status().name()::equals)
                                            .orElse(true),
                            Math.max(0, exchange.number("offset", 0)),
                            limit)
                    .forEach(revision -> list.add(booking(partner, revision)));
            return all;
        });
    }

    ObjectNode booking(Partner partner, String bookingId) {
        return partner.locked(() -> partner.bookings()
                .find(bookingId)
                .map(latest -> booking(partner, latest))
                .orElseThrow(() -> new NoSuchElementException("unknown booking")));
    }

    private ObjectNode booking(Partner partner, Revision latest) {
        ObjectNode node = Json.object()
                .put("bookingId", latest.bookingId())
                .put("code", latest.code())
                .put("hotelId", latest.hotelId())
                .put("status", status(latest))
                .put("revision", latest.number())
                .put("createdAt", latest.createdAt().toString())
                .put("at", latest.at().toString())
                .put("currency", latest.currency())
                .put("total", latest.total())
                .put("comments", latest.comments());
        node.putObject("guest")
                .put("firstName", latest.guest().firstName())
                .put("lastName", latest.guest().lastName())
                .put("country", latest.guest().country());
        ArrayNode rooms = node.putArray("rooms");
        latest.rooms().forEach(room -> room(rooms.addObject(), room));
        ArrayNode revisions = node.putArray("revisions");
        partner.bookings()
                .revisions(latest.bookingId())
                .forEach(revision -> revision(revisions.addObject(), partner.outbox(), revision));
        return node;
    }

    private static void room(ObjectNode node, BookedRoom room) {
        node.put("roomReservationId", room.reservationId())
                .put("roomId", room.roomId())
                .put("rateId", room.rateId())
                .put("arrival", room.arrival().toString())
                .put("departure", room.departure().toString())
                .put("adults", room.adults())
                .put("children", room.children())
                .put("total", room.total());
        node.set("nights", Json.MAPPER.valueToTree(room.nights()));
        node.set("addOns", Json.MAPPER.valueToTree(room.addOns()));
    }

    private void revision(ObjectNode node, Outbox outbox, Revision revision) {
        Optional<Fate> fate = outbox.findFate(revision.id());
        node.put("id", revision.id())
                .put("number", revision.number())
                .put("status", status(revision))
                .put("at", revision.at().toString())
                .put(
                        "delivered",
                        fate.isPresent()
                                || outbox.find(revision.id())
                                        .map(Outbox.Entry::delivered)
                                        .orElse(true))
                .put("acknowledged", fate.filter(Fate.ACKNOWLEDGED::equals).isPresent())
                .put("rejected", fate.filter(Fate.REJECTED::equals).isPresent())
                .put("fallbackEmail", fate.isEmpty() && late(revision));
    }

    /** Past its time the partner tells the property by e-mail, and somebody may type the booking in by hand. */
    private boolean late(Revision revision) {
        Instant deadline =
                revision.at().plus(Duration.ofMinutes(switches.get().booking().fallbackMinutes()));
        return clock.instant().isAfter(deadline);
    }

    ObjectNode queue(Partner partner, int limit) {
        int bounded = Math.clamp(limit, 1, MAX_BOOKINGS);
        return partner.locked(() -> {
            Outbox outbox = partner.outbox();
            ObjectNode all = Json.object()
                    .put("pending", outbox.pendingCount())
                    .put("acknowledged", outbox.acknowledged())
                    .put("rejected", outbox.rejected());
            ArrayNode entries = all.putArray("entries");
            outbox.pending(revision -> true).stream()
                    .limit(bounded)
                    .forEach(entry -> entries.addObject()
                            .put("revisionId", entry.revision().id())
                            .put("bookingId", entry.revision().bookingId())
                            .put("hotelId", entry.revision().hotelId())
                            .put("number", entry.revision().number())
                            .put("status", status(entry.revision()))
                            .put("at", entry.revision().at().toString())
                            .put("deliveries", entry.deliveries())
                            .put("fallbackEmail", late(entry.revision())));
            ids(
                    all.putArray("deliveredIds"),
                    outbox.pending(revision -> true).stream()
                            .filter(Outbox.Entry::delivered)
                            .map(entry -> entry.revision().id())
                            .limit(bounded)
                            .toList());
            ids(all.putArray("acknowledgedIds"), outbox.ids(Fate.ACKNOWLEDGED, bounded));
            ids(all.putArray("rejectedIds"), outbox.ids(Fate.REJECTED, bounded));
            return all;
        });
    }

    private static void ids(ArrayNode into, List<String> ids) {
        ids.forEach(into::add);
    }

    static String status(Revision revision) {
        return revision.status().name().toLowerCase(Locale.ROOT);
    }
}
