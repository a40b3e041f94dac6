package io.relais.server.console;

import io.relais.connector.Acknowledgement;
import io.relais.connector.AriAnswer;
import io.relais.connector.AriMessage;
import io.relais.connector.AriUpdate;
import io.relais.connector.ContactDetails;
import io.relais.connector.Correspondence;
import io.relais.connector.ExchangesMessages;
import io.relais.connector.Extra;
import io.relais.connector.Fault;
import io.relais.connector.GuestMessage;
import io.relais.connector.Hint;
import io.relais.connector.Inbound;
import io.relais.connector.ListsProducts;
import io.relais.connector.MessageThread;
import io.relais.connector.NightPrice;
import io.relais.connector.Observation;
import io.relais.connector.PartnerFault;
import io.relais.connector.PublishesAri;
import io.relais.connector.PullsReservations;
import io.relais.connector.ReadsBack;
import io.relais.connector.ReceivesHints;
import io.relais.connector.RemoteProduct;
import io.relais.connector.RemoteProduct.Pricing;
import io.relais.connector.ReportsReservations;
import io.relais.connector.ReservationContent;
import io.relais.connector.ReservationMessage;
import io.relais.connector.ReservationReport;
import io.relais.connector.Revision;
import io.relais.connector.RoomStay;
import io.relais.connector.Session;
import io.relais.connector.SummarisesReservations;
import io.relais.connector.UnreadableMessage;
import io.relais.vocabulary.Money;
import io.relais.vocabulary.NightRange;
import io.relais.vocabulary.Occupancy;
import io.relais.vocabulary.StayDates;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;

/** A partner whose messages are one line: number|kind|minute|room|arrival|nights|price|currency|guest. Nothing waits there. */
@ApplicationScoped
class NordlysConnector
        implements PullsReservations,
                PublishesAri,
                ListsProducts,
                SummarisesReservations,
                ReportsReservations,
                ReceivesHints,
                ReadsBack,
                ExchangesMessages {
    static final String ID = "console-test";
    static final String PROPERTY = "nord-1";
    /** A reply with this word in it is refused. */
    static final String REFUSED = "forbidden";

    private static final Map<String, List<GuestMessage>> SAID = new ConcurrentHashMap<>();

    @Override
    public String id() {
        return ID;
    }

    @Override
    public List<Inbound> pull(Session session) {
        return List.of();
    }

    @Override
    public void acknowledge(Session session, List<Acknowledgement> acknowledgements) {
        // Nothing is ever pulled, so nothing is to be confirmed.
    }

    @Override
    public List<Hint> hints(String body) {
        return List.of(Hint.of(Hint.Kind.TROUBLE, body, PROPERTY, "n-1"));
    }

    /** A guest of a house writes about a reservation; about none where it is empty. */
    static void write(ConsoleHouse house, String reservation, String text) {
        say(house.organisation() + "/" + reservation, GuestMessage.Author.GUEST, text);
    }

    private static GuestMessage say(String thread, GuestMessage.Author author, String text) {
        List<GuestMessage> said = SAID.computeIfAbsent(thread, key -> new CopyOnWriteArrayList<>());
        GuestMessage message = new GuestMessage(
                thread + "#" + said.size(), thread, author, text, 0, Instant.now(Clock.systemUTC()), text);
        said.add(message);
        return message;
    }

    @Override
    public List<MessageThread> threads(Session session, String remotePropertyId, Instant since) {
        String house = session.settings().get("house", "none") + "/";
        return SAID.entrySet().stream()
                .filter(thread -> thread.getKey().startsWith(house))
                .map(thread -> new MessageThread(
                        thread.getKey(),
                        Optional.of(thread.getKey().substring(house.length())).filter(number -> !number.isEmpty()),
                        "Sigrid Undset",
                        "",
                        thread.getValue().getLast().sentAt()))
                .toList();
    }

    @Override
    public List<GuestMessage> messages(Session session, Correspondence where) {
        return List.copyOf(SAID.getOrDefault(thread(session, where), List.of()));
    }

    @Override
    public GuestMessage reply(Session session, Correspondence where, String text) {
        if (text.contains(REFUSED)) {
            throw PartnerFault.of(Fault.REJECTED, "mind your words");
        }
        return say(thread(session, where), GuestMessage.Author.HOST, text);
    }

    private static String thread(Session session, Correspondence where) {
        return switch (where) {
            case Correspondence.InThread(String id) -> id;
            case Correspondence.OnReservation(String number) ->
                session.settings().get("house", "none") + "/" + number;
        };
    }

    @Override
    public List<RemoteProduct> products(Session session, String remotePropertyId) {
        if (session.settings().get("apiKey", "").equals("wrong")) {
            throw PartnerFault.of(Fault.AUTH, "we know no such key");
        }
        if (remotePropertyId.equals("nowhere")) {
            throw PartnerFault.of(Fault.REJECTED, "we know no such property");
        }
        return List.of(
                new RemoteProduct("lodge", "Lodge Mélèze", 4, "standard", "Flexible", "EUR", Pricing.ROOM),
                new RemoteProduct("lodge", "Lodge Mélèze", 4, "saver", "Saver", "EUR", Pricing.DERIVED),
                new RemoteProduct("lodge-view", "Lodge with a view", 5, "standard", "Flexible", "EUR", Pricing.ROOM),
                new RemoteProduct("hut", "Hut under the pines", 2, "standard", "Flexible", "NOK", Pricing.ROOM));
    }

    @Override
    public List<Inbound> summary(Session session, String remotePropertyId) {
        return List.of();
    }

    @Override
    public int nightsPerObservation() {
        return 31;
    }

    @Override
    public Observation observe(Session session, String remotePropertyId, String currency, NightRange nights) {
        return new Observation(List.of());
    }

    @Override
    public void report(Session session, ReservationReport report) {
        if (report instanceof ReservationReport.StayChanged changed
                && changed.total().minor() == 0) {
            throw PartnerFault.of(Fault.REJECTED, "a stay costs something");
        }
    }

    @Override
    public List<AriMessage> pack(AriUpdate update) {
        return List.of(new AriMessage("ari.availability", update.remotePropertyId(), "", update.changes()));
    }

    @Override
    public AriAnswer send(Session session, AriMessage message) {
        return AriAnswer.ACCEPTED;
    }

    @Override
    public ReservationMessage read(Inbound inbound) {
        String[] part = inbound.raw().split("\\|", -1);
        if (part.length != 9) {
            throw new UnreadableMessage("the message has no 'arrival'");
        }
        ReservationMessage.Kind kind = ReservationMessage.Kind.valueOf(part[1]);
        Instant at = Instant.parse("2026-01-01T00:00:00Z").plusSeconds(60L * Integer.parseInt(part[2]));
        int nights = Integer.parseInt(part[5]);
        LocalDate arrival = LocalDate.parse(part[4]);
        Money night = new Money(Long.parseLong(part[6]), part[7]);
        Money total = new Money(night.minor() * nights, night.currency());
        RoomStay stay = new RoomStay(
                "1",
                part[3],
                "standard",
                StayDates.of(arrival, nights),
                new Occupancy(2, 1, List.of(6)),
                IntStream.range(0, nights)
                        .mapToObj(i -> new NightPrice(arrival.plusDays(i), night, "standard"))
                        .toList(),
                List.of(new Extra("Tourist tax", "tax", new Money(night.minor() / 20, night.currency()), true)),
                total,
                part[8],
                "breakfast",
                "");
        ReservationContent content = new ReservationContent(
                List.of(stay),
                total,
                new Money(total.minor() / 10, total.currency()),
                List.of(),
                "Arrival around 22:00.\nTwo bicycles.",
                ReservationContent.Guarantee.VIRTUAL_CARD,
                "");
        return new ReservationMessage(
                part[0],
                PROPERTY,
                new Revision(at, 0, kind, inbound.messageId()),
                kind,
                Optional.of(content),
                Optional.of(contact(part[8])));
    }

    private static ContactDetails contact(String name) {
        int space = name.lastIndexOf(' ');
        return new ContactDetails(
                name.substring(0, space),
                name.substring(space + 1),
                "guest@example.com",
                "+47 22 00 00 00",
                "",
                "Storgata 1",
                "0155",
                "Oslo",
                "NO",
                "nb");
    }
}
