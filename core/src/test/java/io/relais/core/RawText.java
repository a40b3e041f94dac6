package io.relais.core;

import io.relais.connector.ContactDetails;
import io.relais.connector.NightPrice;
import io.relais.connector.ReservationContent;
import io.relais.connector.ReservationMessage;
import io.relais.connector.Revision;
import io.relais.connector.RoomStay;
import io.relais.connector.UnreadableMessage;
import io.relais.vocabulary.Money;
import io.relais.vocabulary.Occupancy;
import io.relais.vocabulary.StayDates;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The fake partner's raw form of a reservation: one line per record, fields apart by tabulators. */
final class RawText {
    /** A message that makes the connector stumble over its own bug. */
    static final String BUG = "bug";

    private RawText() {}

    static String write(ReservationMessage message) {
        Revision revision = message.revision();
        StringBuilder text = new StringBuilder();
        line(
                text,
                "reservation",
                message.externalId(),
                message.remotePropertyId(),
                revision.at(),
                revision.order(),
                message.kind(),
                revision.digest());
        message.contact().ifPresent(c -> line(text, "contact", c.firstName(), c.lastName(), c.email()));
        message.content().ifPresent(content -> {
            Money total = content.total();
            line(
                    text,
                    "content",
                    total.currency(),
                    total.minor(),
                    content.commission().minor(),
                    content.remarks());
            content.stays().forEach(stay -> stay(text, stay));
        });
        return text.toString();
    }

    private static void stay(StringBuilder text, RoomStay stay) {
        line(
                text,
                "stay",
                stay.externalId(),
                stay.roomId(),
                stay.rateId(),
                stay.dates().arrival(),
                stay.dates().departure(),
                stay.occupancy().adults(),
                stay.occupancy().children(),
                stay.total().minor(),
                String.join(
                        ",",
                        stay.nights().stream()
                                .map(night -> Long.toString(night.price().minor()))
                                .toList()),
                stay.guestName());
    }

    private static void line(StringBuilder text, Object... fields) {
        text.append(String.join("\t", Arrays.stream(fields).map(String::valueOf).toList()))
                .append('\n');
    }

    static ReservationMessage read(String raw) {
        if (raw.equals(BUG)) {
            throw new IllegalStateException("the connector has a bug");
        }
        List<String[]> lines = raw.lines().map(line -> line.split("\t", -1)).toList();
        if (lines.isEmpty() || !lines.getFirst()[0].equals("reservation")) {
            throw new UnreadableMessage("the reservation has no number");
        }
        String[] head = lines.getFirst();
        ReservationMessage.Kind kind = ReservationMessage.Kind.valueOf(head[5]);
        return new ReservationMessage(
                head[1],
                head[2],
                new Revision(Instant.parse(head[3]), Long.parseLong(head[4]), kind, head[6]),
                kind,
                find(lines, "content").map(line -> content(line, lines)),
                find(lines, "contact").map(RawText::contact));
    }

    private static Optional<String[]> find(List<String[]> lines, String kind) {
        return lines.stream().filter(line -> line[0].equals(kind)).findFirst();
    }

    private static ContactDetails contact(String[] line) {
        return new ContactDetails(line[1], line[2], line[3], "", "", "", "", "", "", "fr");
    }

    private static ReservationContent content(String[] line, List<String[]> lines) {
        String currency = line[1];
        return new ReservationContent(
                lines.stream()
                        .filter(l -> l[0].equals("stay"))
                        .map(l -> stay(l, currency))
                        .toList(),
                new Money(Long.parseLong(line[2]), currency),
                new Money(Long.parseLong(line[3]), currency),
                List.of(),
                line[4],
                ReservationContent.Guarantee.CARD,
                "");
    }

    private static RoomStay stay(String[] line, String currency) {
        StayDates dates = new StayDates(LocalDate.parse(line[4]), LocalDate.parse(line[5]));
        return new RoomStay(
                line[1],
                line[2],
                line[3],
                dates,
                Occupancy.of(Integer.parseInt(line[6]), Integer.parseInt(line[7])),
                nights(line[9], line[3], dates, currency),
                List.of(),
                new Money(Long.parseLong(line[8]), currency),
                line[10],
                "",
                "");
    }

    private static List<NightPrice> nights(String amounts, String rateId, StayDates dates, String currency) {
        List<NightPrice> nights = new ArrayList<>();
        LocalDate night = dates.arrival();
        for (String amount : amounts.isEmpty() ? List.<String>of() : List.of(amounts.split(",", -1))) {
            nights.add(new NightPrice(night, new Money(Long.parseLong(amount), currency), rateId));
            night = night.plusDays(1);
        }
        return nights;
    }
}
