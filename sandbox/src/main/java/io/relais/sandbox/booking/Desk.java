package io.relais.sandbox.booking;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.relais.sandbox.seed.Seeds.Account;
import io.relais.sandbox.wire.Exchange;
import io.relais.sandbox.wire.Json;
import io.relais.sandbox.wire.Reply;
import io.relais.sandbox.wire.Xml;
import io.relais.sandbox.wire.XmlNode;
import io.relais.sandbox.wire.XmlNode.MalformedXml;
import io.relais.sandbox.world.BookedRoom;
import io.relais.sandbox.world.Card;
import io.relais.sandbox.world.Hotel;
import io.relais.sandbox.world.Money;
import io.relais.sandbox.world.Partner;
import io.relais.sandbox.world.Revision;
import io.relais.sandbox.world.Status;
import io.relais.sandbox.world.Switches.BookingSwitches;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a property tells and asks beside bookings and its calendar: reports with their time windows (hotels here live in UTC), payouts,
 * and the list of what was sold.
 */
final class Desk {
    static final String PAYMENTS = "/payments/connectivity-payments/reservations/";
    static final String PROPERTIES = "/supply/revenue-management-api/properties/";
    static final String HISTORY = "/historical-reservations";
    private static final int TOLD_MONTHS = 18;
    private static final int NO_SHOW_DAYS = 2;

    private final Partner partner;
    private final Supplier<BookingSwitches> switches;
    private final List<Report> reports = new ArrayList<>();
    private final Map<String, Integer> listed = new HashMap<>();

    /** One report that was taken. */
    record Report(String reservationId, String kind, String room, Instant at) {}

    Desk(Partner partner, Supplier<BookingSwitches> switches) {
        this.partner = partner;
        this.switches = switches;
    }

    synchronized List<Report> reports() {
        return List.copyOf(reports);
    }

    synchronized void reset() {
        reports.clear();
        listed.clear();
    }

    Reply report(Account account, Exchange exchange) {
        XmlNode request;
        try {
            request = XmlNode.parse(exchange.body());
        } catch (MalformedXml e) {
            return Answers.fault(400, "request is not well-formed");
        }
        Optional<Revision> booking = request.childText("reservation_id").flatMap(id -> find(account, id));
        if (booking.isEmpty()) {
            return Answers.fault(404, "no such reservation");
        }
        boolean change = request.child("stay_change").isPresent();
        String kind = change ? "stay_change" : request.childText("report").orElse("");
        Optional<String> room =
                (change ? request.child("stay_change").orElseThrow() : request).childText("roomreservation_id");
        if (room.isPresent()
                && booking.get().rooms().stream()
                        .noneMatch(one -> one.reservationId().equals(room.get()))) {
            return Answers.fault(404, "no such room reservation");
        }
        Optional<String> refusal = refusal(kind, booking.get());
        if (refusal.isPresent()) {
            return Answers.fault(409, refusal.get());
        }
        take(new Report(booking.get().code(), kind, room.orElse(""), partner.now()), booking.get());
        return Answers.ok(new Xml().leaf("ok", ""));
    }

    private void take(Report report, Revision booking) {
        synchronized (this) {
            reports.add(report);
        }
        if (report.kind().equals("cancel_reservation_invalid_cc")) {
            partner.guests().cancel(booking.bookingId());
        }
    }

    private Optional<String> refusal(String kind, Revision booking) {
        if (booking.status() == Status.CANCELLED) {
            return Optional.of("the reservation is cancelled");
        }
        Instant checkIn = arrival(booking).atStartOfDay(ZoneOffset.UTC).toInstant();
        Instant now = partner.now();
        boolean strict = switches.get().reportWindows();
        return switch (kind) {
            case "is_no_show" ->
                when(
                        strict && (now.isBefore(checkIn) || !now.isBefore(checkIn.plus(Duration.ofDays(NO_SHOW_DAYS)))),
                        "a no-show is reported within 48 hours from 00:00 of the check-in day");
            case "cc_is_invalid" ->
                when(strict && !now.isBefore(checkIn), "an invalid card is reported before the check-in day");
            case "cancel_reservation_invalid_cc" -> cancelRefusal(booking, checkIn, strict);
            case "stay_change" -> Optional.empty();
            default -> Optional.of("unknown report");
        };
    }

    private Optional<String> cancelRefusal(Revision booking, Instant checkIn, boolean strict) {
        Optional<Instant> told = reports().stream()
                .filter(one ->
                        one.reservationId().equals(booking.code()) && one.kind().equals("cc_is_invalid"))
                .map(Report::at)
                .findFirst();
        if (told.isEmpty()) {
            return Optional.of("the card was not reported as invalid");
        }
        boolean lastMinute = Duration.between(booking.createdAt(), checkIn).compareTo(Duration.ofDays(2)) < 0;
        Instant least = told.get().plus(Duration.ofHours(2));
        Instant afternoon = checkIn.plus(Duration.ofHours(15));
        Instant half = told.get().plus(Duration.ofHours(12));
        Instant sooner = nights(booking) >= 10 ? least : half.isBefore(afternoon) ? half : afternoon;
        Instant from = !lastMinute ? told.get().plus(Duration.ofHours(24)) : sooner.isBefore(least) ? least : sooner;
        return when(strict && partner.now().isBefore(from), "the guest has time until " + from);
    }

    private static Optional<String> when(boolean wrong, String text) {
        return wrong ? Optional.of(text) : Optional.empty();
    }

    /** A booking of the account's hotels by the number that guests and channel managers know. */
    private Optional<Revision> find(Account account, String code) {
        return partner
                .locked(() ->
                        partner.bookings().list(revision -> revision.code().equals(code), 0, 1))
                .stream()
                .filter(revision -> owns(account, revision.hotelId()))
                .findFirst();
    }

    private boolean owns(Account account, String hotelId) {
        return partner.catalogue()
                .find(hotelId)
                .map(Hotel::account)
                .filter(account.clientId()::equals)
                .isPresent();
    }

    private static LocalDate arrival(Revision booking) {
        return booking.rooms().stream()
                .map(BookedRoom::arrival)
                .min(Comparator.naturalOrder())
                .orElse(LocalDate.EPOCH);
    }

    private static LocalDate departure(Revision booking) {
        return booking.rooms().stream()
                .map(BookedRoom::departure)
                .max(Comparator.naturalOrder())
                .orElse(LocalDate.EPOCH);
    }

    private static int nights(Revision booking) {
        return booking.rooms().stream().mapToInt(room -> room.nights().size()).sum();
    }

    /** The payout of a booking, its bank transfers, virtual cards or breakdown. Only virtual cards are paid by the partner. */
    Reply payments(Account account, Exchange exchange) {
        String[] path = exchange.path().substring(PAYMENTS.length()).split("/", 2);
        Optional<Revision> found = find(account, path[0]);
        if (found.isEmpty() || found.get().card() != Card.VIRTUAL) {
            return problem(404, "NOT_FOUND", "no payment for this reservation");
        }
        Revision booking = found.get();
        LocalDate today = LocalDate.ofInstant(partner.now(), ZoneOffset.UTC);
        if (departure(booking).isBefore(today.minusMonths(TOLD_MONTHS))) {
            return problem(410, "GONE", "the check-out is more than 18 months ago");
        }
        ObjectNode data = Json.object().put("reservation_id", booking.code());
        boolean cancelled = booking.status() == Status.CANCELLED;
        return switch (path.length < 2 ? "" : path[1]) {
            case "" -> data(data.put("payout_type", "GROSS").put("payout_status", cancelled ? "CANCELLED" : "PENDING"));
            case "payout/bt" -> data(withList(data, "bank_transfers"));
            case "payout/vcc" -> {
                withList(data, "vccs")
                        .withArray("vccs")
                        .add(Json.object()
                                .put("vcc_id", "v-" + booking.code())
                                .put("status", cancelled ? "CLOSED" : "ACTIVE")
                                .put("activation_date", arrival(booking).toString())
                                .put(
                                        "expiration_date",
                                        departure(booking).plusYears(1).toString())
                                .set("balance", amount(cancelled ? 0 : booking.total(), booking.currency())));
                yield data(data);
            }
            case "breakdown" -> {
                ArrayNode charges = withList(data, "charges").withArray("charges");
                charges.add(Json.object()
                        .put("type", "ROOM")
                        .put("is_already_collected_from_guest", true)
                        .put("is_included_total_partner_payout", true)
                        .set("amount", amount(booking.total(), booking.currency())));
                yield data(data);
            }
            default -> problem(404, "NOT_FOUND", "no such part");
        };
    }

    private static ObjectNode withList(ObjectNode data, String name) {
        data.putArray(name);
        return data;
    }

    private static ObjectNode amount(long minor, String currency) {
        return Json.object().put("value", minor).put("currency", currency).put("decimals", Money.decimals(currency));
    }

    /** What was sold, by time of creation; a day's limit per hotel. */
    Reply history(Account account, Exchange exchange) {
        String hotelId =
                exchange.path().substring(PROPERTIES.length(), exchange.path().length() - HISTORY.length());
        Optional<Hotel> hotel = partner.catalogue().find(hotelId).filter(one -> owns(account, one.id()));
        if (hotel.isEmpty()) {
            return problem(404, "NOT_FOUND", "no such property");
        }
        LocalDate today = LocalDate.ofInstant(partner.now(), ZoneOffset.UTC);
        int max = switches.get().historyPerDay();
        if (max > 0 && count(hotelId + " " + today) > max) {
            return problem(429, "TOO_MANY_REQUESTS", "25 requests per property and day")
                    .with("Retry-After", "3600");
        }
        LocalDate from = LocalDate.parse(exchange.param("created_at_start").orElse("2000-01-01"));
        LocalDate to = LocalDate.parse(exchange.param("created_at_end").orElse("2100-01-01"));
        ObjectNode data = Json.object()
                .put("property_id", hotelId)
                .put("currency", hotel.get().currency());
        ArrayNode list = data.putArray("property_reservations");
        partner.locked(() ->
                        partner.bookings().list(revision -> revision.hotelId().equals(hotelId), 0, 100_000))
                .forEach(revision -> {
                    LocalDate created = LocalDate.ofInstant(revision.createdAt(), ZoneOffset.UTC);
                    if (!created.isBefore(from) && !created.isAfter(to)) {
                        list.add(listed(revision));
                    }
                });
        return data(data);
    }

    private static ObjectNode listed(Revision booking) {
        ObjectNode one = Json.object().put("property_reservation_id", booking.code());
        ArrayNode rooms = one.putArray("room_reservations");
        boolean cancelled = booking.status() == Status.CANCELLED;
        for (BookedRoom room : booking.rooms()) {
            ObjectNode told = rooms.addObject()
                    .put("room_id", room.roomId())
                    .put("created_at", booking.createdAt().toString())
                    .put("checkin", room.arrival().toString())
                    .put("checkout", room.departure().toString())
                    .put("status", cancelled ? "CANCELLED" : "OK");
            if (!cancelled) {
                told.putObject("guest").put("total_price", Money.format(room.total(), booking.currency()));
            }
        }
        return one;
    }

    private synchronized int count(String key) {
        return listed.merge(key, 1, Integer::sum);
    }

    private static Reply data(ObjectNode data) {
        ObjectNode all = Json.object();
        all.set("data", data);
        all.putObject("meta").put("ruid", Answers.ruid());
        return Reply.json(200, all.toString());
    }

    private static Reply problem(int status, String code, String message) {
        ObjectNode all = Json.object();
        all.putArray("errors").addObject().put("code", code).put("message", message);
        all.putObject("meta").put("ruid", Answers.ruid());
        return Reply.json(status, all.toString());
    }
}
