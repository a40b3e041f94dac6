package io.relais.sandbox.booking;

import io.relais.sandbox.seed.Seeds.Account;
import io.relais.sandbox.wire.Effects;
import io.relais.sandbox.wire.Exchange;
import io.relais.sandbox.wire.Reply;
import io.relais.sandbox.wire.Xml;
import io.relais.sandbox.wire.XmlNode;
import io.relais.sandbox.wire.XmlNode.MalformedXml;
import io.relais.sandbox.world.Bookings;
import io.relais.sandbox.world.Delivery;
import io.relais.sandbox.world.Hotel;
import io.relais.sandbox.world.Outbox.Entry;
import io.relais.sandbox.world.Outbox.Fate;
import io.relais.sandbox.world.Partner;
import io.relais.sandbox.world.Revision;
import io.relais.sandbox.world.Status;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/** B.XML reservations: one list of new, modified and cancelled, and no acknowledgement. What was answered is delivered, seen or not. */
final class BxmlReservations {
    private static final DateTimeFormatter LAST_CHANGE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    private final Partner partner;

    BxmlReservations(Partner partner) {
        this.partner = partner;
    }

    Reply pull(Account account, Exchange exchange, Effects effects) {
        Optional<XmlNode> request;
        try {
            request = exchange.body().length == 0 ? Optional.empty() : Optional.of(XmlNode.parse(exchange.body()));
        } catch (MalformedXml e) {
            return Answers.fault(400, "request is not well-formed");
        }
        Optional<String> hotelId = request.flatMap(node -> node.childText("hotel_id"));
        Optional<Instant> since;
        try {
            since = request.flatMap(node -> node.childText("last_change")).map(BxmlReservations::instant);
        } catch (DateTimeParseException e) {
            return Answers.fault(400, "last_change must be YYYY-MM-DD HH:MM:SS");
        }
        var writer = new BxmlReservationXml(partner.catalogue());
        Xml xml = new Xml().open("reservations");
        if (since.isPresent()) {
            changedSince(account, hotelId, since.get()).forEach(revision -> writer.write(xml, revision, false));
        } else {
            take(account, hotelId, effects)
                    .forEach(entry ->
                            writer.write(xml, entry.revision(), entry.revision().status() == Status.NEW));
        }
        return Answers.ok(xml.close());
    }

    /** Everything a hotel has, as it stands now, cards never; changes nothing about what is delivered. */
    Reply summary(Account account, Exchange exchange) {
        Optional<String> hotelId;
        try {
            hotelId = XmlNode.parse(exchange.body()).childText("hotel_id");
        } catch (MalformedXml e) {
            return Answers.fault(400, "request is not well-formed");
        }
        if (hotelId.isEmpty()) {
            return Answers.fault(400, "hotel_id is missing");
        }
        var writer = new BxmlReservationXml(partner.catalogue());
        Xml xml = new Xml().open("reservations");
        partner.locked(() -> partner.bookings().list(revision -> wanted(account, hotelId, revision), 0, 10_000))
                .reversed()
                .forEach(revision -> writer.write(xml, revision, false));
        return Answers.ok(xml.close());
    }

    private List<Entry> take(Account account, Optional<String> hotelId, Effects effects) {
        List<Entry> entries = partner.locked(() -> {
            List<Entry> waiting = partner.outbox().pending(revision -> wanted(account, hotelId, revision));
            waiting.forEach(entry -> {
                partner.outbox().delivered(entry.revision().id());
                partner.outbox().settle(entry.revision().id(), Fate.ACKNOWLEDGED);
            });
            return Delivery.arrange(waiting, effects);
        });
        if (!entries.isEmpty()) {
            partner.changed();
        }
        return entries;
    }

    private List<Revision> changedSince(Account account, Optional<String> hotelId, Instant since) {
        Bookings bookings = partner.bookings();
        return partner.locked(() -> bookings.list(
                        revision -> wanted(account, hotelId, revision)
                                && !revision.at().isBefore(since),
                        0,
                        1000)
                .reversed());
    }

    private boolean wanted(Account account, Optional<String> hotelId, Revision revision) {
        return hotelId.map(revision.hotelId()::equals).orElse(true)
                && partner.catalogue()
                        .find(revision.hotelId())
                        .map(Hotel::account)
                        .filter(account.clientId()::equals)
                        .isPresent();
    }

    private static Instant instant(String text) {
        return LocalDateTime.parse(text, LAST_CHANGE).toInstant(ZoneOffset.UTC);
    }
}
