package io.relais.sandbox.control;

import static io.relais.sandbox.control.Html.escape;

import io.relais.sandbox.wire.Call;
import io.relais.sandbox.wire.FaultKind;
import io.relais.sandbox.wire.Operation;
import io.relais.sandbox.world.Hotel;
import io.relais.sandbox.world.Money;
import io.relais.sandbox.world.Outbox;
import io.relais.sandbox.world.Partner;
import io.relais.sandbox.world.Range;
import io.relais.sandbox.world.RateNight;
import io.relais.sandbox.world.RatePlan;
import io.relais.sandbox.world.Revision;
import io.relais.sandbox.world.Room;
import io.relais.sandbox.world.RoomNight;
import io.relais.sandbox.world.Status;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The live parts of the page as HTML; everything that comes from outside is escaped here. */
final class PageSections {
    private static final int DAYS = 14;
    private static final int BOOKINGS = 30;
    private static final int CALLS = 15;
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");

    private final Control.Parts parts;
    private final Partner partner;
    private final Texts texts;
    private final DateTimeFormatter day;

    PageSections(Control.Parts parts, Partner partner, Texts texts) {
        this.parts = parts;
        this.partner = partner;
        this.texts = texts;
        this.day = DateTimeFormatter.ofPattern("EEE d", Locale.forLanguageTag(texts.language()));
    }

    String grid(Hotel hotel) {
        Range range = Range.days(parts.today(), DAYS);
        String head = range.dates()
                .map(date -> "<th scope=\"col\">" + escape(day.format(date)) + "</th>")
                .collect(Collectors.joining());
        String rows = partner.locked(() ->
                hotel.rooms().stream().map(room -> rows(hotel, room, range)).collect(Collectors.joining()));
        return "<thead><tr><th></th>" + head + "</tr></thead><tbody>" + rows + "</tbody>";
    }

    private String rows(Hotel hotel, Room room, Range range) {
        String counts = range.dates().map(date -> count(room, date)).collect(Collectors.joining());
        String prices = room.rates().stream()
                .map(rate -> "<tr class=\"rate\"><th scope=\"row\">" + escape(rate.name()) + "</th>"
                        + range.dates()
                                .map(date -> price(hotel, room, rate, date))
                                .collect(Collectors.joining())
                        + "</tr>")
                .collect(Collectors.joining());
        return "<tr><th scope=\"row\">" + escape(room.name()) + "</th>" + counts + "</tr>" + prices;
    }

    private String count(Room room, LocalDate date) {
        RoomNight night = partner.stock().room(room.id(), date);
        if (night.changedAtNanos() == 0) {
            return "<td class=\"unknown\" title=\"" + escape(texts.get("grid.never")) + "\">–</td>";
        }
        String kind = night.count() == 0 || night.closed() ? "none" : night.count() == 1 ? "last" : "some";
        return "<td class=\"" + kind + "\">" + (night.closed() ? "×" : Integer.toString(night.count())) + "</td>";
    }

    private String price(Hotel hotel, Room room, RatePlan rate, LocalDate date) {
        RateNight night = partner.stock().rate(room.id(), rate.id(), date);
        String price = night.findPrice(2)
                .or(() -> night.findPrice(1))
                .map(minor -> Money.format(minor, hotel.currency()))
                .orElse("–");
        String marks = (night.closedToArrival() ? " ⇥" : "")
                + (night.closedToDeparture() ? " ⇤" : "")
                + (minStay(night) > 1 ? " ≥" + minStay(night) : "");
        return "<td class=\"%s\">%s%s</td>"
                .formatted(night.closed() ? "closed" : "", night.closed() ? "×" : escape(price), escape(marks));
    }

    private static int minStay(RateNight night) {
        return Math.max(night.minStayArrival(), night.minStayThrough());
    }

    String rateOptions(Hotel hotel) {
        return hotel.rooms().stream()
                .flatMap(room -> room.rates().stream()
                        .map(rate -> "<option value=\"%s/%s\">%s · %s</option>"
                                .formatted(
                                        escape(room.id()),
                                        escape(rate.id()),
                                        escape(room.name()),
                                        escape(rate.name()))))
                .collect(Collectors.joining());
    }

    String bookings(Hotel hotel) {
        String rows = partner.locked(() ->
                partner.bookings().list(revision -> revision.hotelId().equals(hotel.id()), 0, BOOKINGS).stream()
                        .map(revision -> booking(hotel, revision))
                        .collect(Collectors.joining()));
        return rows.isEmpty() ? "<p class=\"empty\">" + escape(texts.get("bookings.empty")) + "</p>" : rows;
    }

    private String booking(Hotel hotel, Revision revision) {
        var first = revision.rooms().getFirst();
        String room = hotel.findRoom(first.roomId()).map(Room::name).orElse(first.roomId());
        String number = revision.rooms().size() > 1 ? revision.rooms().size() + " × " : "";
        return """
                <article class="booking %s" data-id="%s" data-arrival="%s" data-nights="%d">
                <div><b>%s</b> <span class="code">%s</span> <span class="tag">%s</span> %s</div>
                <div>%s%s · %s → %s · %d + %d · %s %s</div>%s</article>
                """.formatted(
                        Views.status(revision),
                        escape(revision.bookingId()),
                        first.arrival(),
                        first.range().nights(),
                        escape(revision.guest().fullName()),
                        escape(revision.code()),
                        escape(texts.get("status." + Views.status(revision))),
                        delivery(revision),
                        number,
                        escape(room),
                        first.arrival(),
                        first.departure(),
                        first.adults(),
                        first.children(),
                        Money.format(revision.total(), revision.currency()),
                        escape(revision.currency()),
                        revision.status() == Status.CANCELLED ? "" : buttons());
    }

    private String delivery(Revision revision) {
        String key = partner.outbox()
                .findFate(revision.id())
                .map(fate -> fate == Outbox.Fate.ACKNOWLEDGED ? "delivery.acknowledged" : "delivery.rejected")
                .orElseGet(() -> waiting(revision));
        return "<span class=\"tag " + key.substring("delivery.".length()) + "\">" + escape(texts.get(key)) + "</span>";
    }

    private String waiting(Revision revision) {
        Optional<Outbox.Entry> entry = partner.outbox().find(revision.id());
        return entry.filter(Outbox.Entry::delivered).isPresent() ? "delivery.delivered" : "delivery.waiting";
    }

    private String buttons() {
        return "<div class=\"actions\"><button data-act=\"later\">%s</button><button data-act=\"longer\">%s</button><button data-act=\"cancel\">%s</button></div>"
                .formatted(
                        escape(texts.get("act.later")),
                        escape(texts.get("act.longer")),
                        escape(texts.get("act.cancel")));
    }

    String queue() {
        return partner.locked(() -> "<b>%d</b> %s · %d %s · %d %s"
                .formatted(
                        partner.outbox().pendingCount(),
                        escape(texts.get("queue.pending")),
                        partner.outbox().acknowledged(),
                        escape(texts.get("queue.acknowledged")),
                        partner.outbox().rejected(),
                        escape(texts.get("queue.rejected"))));
    }

    String calls(String name) {
        return parts.calls().list(name, 0, CALLS).reversed().stream()
                .map(PageSections::call)
                .collect(Collectors.joining());
    }

    private static String call(Call call) {
        Instant at = Instant.ofEpochSecond(0, call.atNanos());
        return "<tr class=\"%s\"><td>%s</td><td>%s</td><td>%d</td><td>%s</td></tr>"
                .formatted(
                        call.refused() || !call.fault().isEmpty() ? "refused" : "",
                        CLOCK.format(at.atOffset(ZoneOffset.UTC)),
                        escape(call.operation()),
                        call.status(),
                        escape(call.fault()));
    }

    String faults() {
        return parts.faults().list().stream()
                .map(one -> "<li>%s · %s · %d <button data-fault=\"%d\">%s</button></li>"
                        .formatted(
                                escape(one.rule().operation()),
                                escape(one.rule().kind().wireName()),
                                one.hits(),
                                one.id(),
                                escape(texts.get("faults.off"))))
                .collect(Collectors.joining());
    }

    String operations(String name) {
        return "<option>" + escape(name) + "</option>"
                + Arrays.stream(Operation.values())
                        .filter(operation -> operation.matches(name))
                        .map(operation -> "<option>" + escape(operation.wireName()) + "</option>")
                        .collect(Collectors.joining());
    }

    String kinds() {
        return Arrays.stream(FaultKind.values())
                .map(kind -> "<option>" + kind.wireName() + "</option>")
                .collect(Collectors.joining());
    }
}
