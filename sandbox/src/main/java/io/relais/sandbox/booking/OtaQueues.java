package io.relais.sandbox.booking;

import io.relais.sandbox.booking.Answers.Problem;
import io.relais.sandbox.seed.Seeds.Account;
import io.relais.sandbox.wire.Effects;
import io.relais.sandbox.wire.Exchange;
import io.relais.sandbox.wire.FaultKind;
import io.relais.sandbox.wire.Reply;
import io.relais.sandbox.wire.Xml;
import io.relais.sandbox.wire.XmlNode;
import io.relais.sandbox.wire.XmlNode.MalformedXml;
import io.relais.sandbox.world.Card;
import io.relais.sandbox.world.Delivery;
import io.relais.sandbox.world.Outbox.Entry;
import io.relais.sandbox.world.Outbox.Fate;
import io.relais.sandbox.world.Partner;
import io.relais.sandbox.world.Revision;
import io.relais.sandbox.world.Status;
import io.relais.sandbox.world.Switches.BookingSwitches;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The two OTA-XML queues of a machine account, new bookings and changes. What is not acknowledged comes again with every pull; an
 * acknowledgement takes out what had been delivered of that reservation, never what came after.
 */
final class OtaQueues {
    private final Partner partner;
    private final Supplier<BookingSwitches> switches;

    OtaQueues(Partner partner, Supplier<BookingSwitches> switches) {
        this.partner = partner;
        this.switches = switches;
    }

    /** Which of the two queues. */
    enum Queue {
        NEW("OTA_HotelResNotif"),
        CHANGES("OTA_HotelResModifyNotif");

        private final String message;

        Queue(String message) {
            this.message = message;
        }

        boolean holds(Revision revision) {
            return (this == NEW) == (revision.status() == Status.NEW);
        }
    }

    Reply pull(Account account, Queue queue, Exchange exchange, Effects effects) {
        int limit = exchange.number("limit", Integer.MAX_VALUE);
        int max = switches.get().maxPerPull();
        Set<String> hotels =
                Set.copyOf(Arrays.asList(exchange.param("hotel_ids").orElse("").split("[,;]", -1)));
        List<Entry> entries = partner.locked(() -> {
            List<Entry> wanted = partner.outbox()
                    .pending(revision -> queue.holds(revision)
                            && owns(account, revision)
                            && (hotels.contains("") || hotels.contains(revision.hotelId())));
            List<Entry> sent = Delivery.arrange(withheld(wanted, queue, effects), effects).stream()
                    .limit(max > 0 ? Math.min(limit, max) : limit)
                    .toList();
            sent.forEach(entry -> partner.outbox().delivered(entry.revision().id()));
            return sent;
        });
        if (!entries.isEmpty()) {
            partner.changed();
        }
        return Answers.ok(message(queue, entries));
    }

    /**
     * What has waited longer than the fallback, of one queue at a time (the partner's form for both is not documented): new ones
     * first. They are acknowledged as usual; rejected ones do not come back.
     */
    Reply missed(Account account, Exchange exchange) {
        if (!switches.get().recovery()) {
            return Answers.fault(404, "recovery is not switched on for this account");
        }
        Instant limit = partner.now().minus(Duration.ofMinutes(switches.get().fallbackMinutes()));
        Set<String> hotels =
                Set.copyOf(Arrays.asList(exchange.param("hotel_ids").orElse("").split("[,;]", -1)));
        List<Entry> missed = partner.locked(() -> {
            List<Entry> all = partner
                    .outbox()
                    .pending(revision ->
                            owns(account, revision) && (hotels.contains("") || hotels.contains(revision.hotelId())))
                    .stream()
                    .filter(entry -> entry.queuedAt().isBefore(limit))
                    .toList();
            boolean anyNew = all.stream().anyMatch(entry -> Queue.NEW.holds(entry.revision()));
            List<Entry> one = all.stream()
                    .filter(entry -> Queue.NEW.holds(entry.revision()) == anyNew)
                    .toList();
            one.forEach(entry -> partner.outbox().delivered(entry.revision().id()));
            return one;
        });
        boolean changes =
                !missed.isEmpty() && Queue.CHANGES.holds(missed.getFirst().revision());
        return Answers.ok(message(changes ? Queue.CHANGES : Queue.NEW, missed));
    }

    Reply acknowledge(Account account, Queue queue, Exchange exchange, Effects effects) {
        XmlNode root;
        try {
            root = XmlNode.parse(exchange.body());
        } catch (MalformedXml e) {
            return Answers.fault(400, "request is not well-formed");
        }
        if (!effects.has(FaultKind.LOST_ACK)) {
            partner.locked(() -> {
                ids(root).forEach(id -> settle(account, queue, id, Fate.ACKNOWLEDGED));
                if (!switches.get().rejectedStays()) {
                    root.all("Error")
                            .forEach(error -> error.attribute("RecordID")
                                    .ifPresent(id -> settle(account, queue, id, Fate.REJECTED)));
                }
                return true;
            });
            partner.changed();
        }
        return Answers.success(queue.message + "RS", namespace(), partner.now(), List.<Problem>of());
    }

    /** With a reorder fault the new booking waits while a change of it is already on offer. */
    private List<Entry> withheld(List<Entry> entries, Queue queue, Effects effects) {
        if (queue == Queue.CHANGES || !effects.has(FaultKind.REORDER)) {
            return entries;
        }
        return entries.stream()
                .filter(entry ->
                        partner.outbox().entriesOf(entry.revision().bookingId()).size() == 1)
                .toList();
    }

    private Xml message(Queue queue, List<Entry> entries) {
        var writer = new OtaReservationXml(partner.catalogue(), switches.get());
        Xml xml = new Xml()
                .open(
                        queue.message + "RQ",
                        "xmlns",
                        namespace(),
                        "TimeStamp",
                        Answers.time(partner.now()),
                        "Version",
                        "2.001",
                        "Target",
                        "Production");
        boolean modifies =
                queue == Queue.CHANGES && switches.get().modifyWrapper().equals("HotelResModifies");
        if (!entries.isEmpty()) {
            xml.open(modifies ? "HotelResModifies" : "HotelReservations");
            for (Entry entry : entries) {
                writer.write(
                        xml,
                        modifies ? "HotelResModify" : "HotelReservation",
                        readable(entry),
                        showsCard(queue, entry));
            }
            xml.close();
        }
        return xml.close();
    }

    /** A card is told once; one that could not be read is told as such, and once more when it can. */
    private boolean showsCard(Queue queue, Entry entry) {
        int unreadable =
                entry.revision().card() == Card.UNREADABLE ? switches.get().unreadableDeliveries() : 0;
        return queue == Queue.NEW && entry.deliveries() <= unreadable;
    }

    private Revision readable(Entry entry) {
        return entry.revision().card() == Card.UNREADABLE
                        && entry.deliveries() >= switches.get().unreadableDeliveries()
                ? entry.revision().withCard(Card.GUEST)
                : entry.revision();
    }

    private void settle(Account account, Queue queue, String id, Fate fate) {
        for (Entry entry : new ArrayList<>(partner.outbox().entriesOf(id))) {
            Revision revision = entry.revision();
            if (entry.delivered() && queue.holds(revision) && owns(account, revision)) {
                partner.outbox().settle(revision.id(), fate);
            }
        }
    }

    private boolean owns(Account account, Revision revision) {
        return partner.catalogue()
                .find(revision.hotelId())
                .filter(hotel -> hotel.account().equals(account.clientId()))
                .isPresent();
    }

    /** Reservation ids of both wrappers seen in the wild, HotelReservations and HotelResModifies. */
    private static Set<String> ids(XmlNode root) {
        return root.all("HotelReservationID").stream()
                .flatMap(id -> id.attribute("ResID_Value").stream())
                .collect(Collectors.toSet());
    }

    private @Nullable String namespace() {
        return switches.get().namespace() ? Answers.NAMESPACE : null;
    }
}
