package io.relais.core;

import io.relais.connector.ContactDetails;
import io.relais.connector.Inbound;
import io.relais.connector.NightPrice;
import io.relais.connector.ReservationContent;
import io.relais.connector.ReservationMessage;
import io.relais.connector.Revision;
import io.relais.connector.RoomStay;
import io.relais.vocabulary.Money;
import io.relais.vocabulary.Occupancy;
import io.relais.vocabulary.StayDates;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Builds a message of the fake partner. Untouched, it is a new reservation «R-1» of two nights from {@link TestHouse#DAY} for
 * two people in room «room» at rate «rate», 100.00 a night.
 */
public final class TestMessage {
    private static final Instant BASE = Instant.parse("2026-05-01T10:00:00Z");
    private static final Instant RECEIVED = Instant.parse("2026-06-01T10:00:00Z");

    private String externalId = "R-1";
    private String property = "hotel-1";
    private ReservationMessage.Kind kind = ReservationMessage.Kind.NEW;
    private Instant at = BASE;
    private long order;
    private String currency = "EUR";
    private long nightly = 100_00;
    private String remarks = "";
    private boolean content = true;
    private boolean contact = true;
    private String firstName = "Zoé";
    private String lastName = "Müller";
    private final List<RoomStay> stays = new ArrayList<>();
    private boolean withoutStays;

    private TestMessage() {}

    public static TestMessage aMessage() {
        return new TestMessage();
    }

    public TestMessage of(String reservation) {
        externalId = reservation;
        return this;
    }

    /** To the hotel of that name at the partner. */
    public TestMessage to(String remoteProperty) {
        property = remoteProperty;
        return this;
    }

    public TestMessage modified() {
        kind = ReservationMessage.Kind.MODIFIED;
        return this;
    }

    public TestMessage cancelled() {
        kind = ReservationMessage.Kind.CANCELLED;
        return this;
    }

    public TestMessage kind(ReservationMessage.Kind other) {
        kind = other;
        return this;
    }

    /** Revised so many minutes after the first. */
    public TestMessage minute(int minutes) {
        at = BASE.plusSeconds(60L * minutes);
        return this;
    }

    public TestMessage order(long position) {
        order = position;
        return this;
    }

    public TestMessage in(String code, long amountPerNight) {
        currency = code;
        nightly = amountPerNight;
        return this;
    }

    public TestMessage remarks(String text) {
        remarks = text;
        return this;
    }

    public TestMessage guest(String first, String last) {
        firstName = first;
        lastName = last;
        return this;
    }

    public TestMessage withoutContent() {
        content = false;
        return this;
    }

    public TestMessage withoutContact() {
        contact = false;
        return this;
    }

    public TestMessage withoutStays() {
        withoutStays = true;
        return this;
    }

    /** A line in room «room»; call {@link #in} before. */
    public TestMessage stay(String line, LocalDate arrival, int nights) {
        return stay(line, "room", "rate", arrival, nights);
    }

    public TestMessage stay(String line, String room, String rate, LocalDate arrival, int nights) {
        StayDates dates = StayDates.of(arrival, nights);
        stays.add(new RoomStay(
                line,
                room,
                rate,
                dates,
                Occupancy.of(2, 0),
                dates.dates()
                        .map(night -> new NightPrice(night, new Money(nightly, currency), rate))
                        .toList(),
                List.of(),
                new Money(nightly * nights, currency),
                firstName + " " + lastName,
                "",
                ""));
        return this;
    }

    @Override
    public String toString() {
        return RawText.write(message()).replace('\t', ' ');
    }

    /** The message as the connector reads it. */
    public ReservationMessage message() {
        if (stays.isEmpty() && !withoutStays) {
            stay("1", TestHouse.DAY, 2);
        }
        Money total = stays.stream().map(RoomStay::total).reduce(Money.zero(currency), Money::plus);
        Optional<ReservationContent> told = content
                ? Optional.of(new ReservationContent(
                        stays,
                        total,
                        new Money(total.minor() / 10, currency),
                        List.of(),
                        remarks,
                        ReservationContent.Guarantee.CARD,
                        ""))
                : Optional.empty();
        Optional<ContactDetails> who = contact
                ? Optional.of(new ContactDetails(
                        firstName, lastName, lastName + "@example.org", "", "", "", "", "", "", "fr"))
                : Optional.empty();
        ReservationMessage undigested =
                new ReservationMessage(externalId, "any", new Revision(at, order, kind, ""), kind, told, who);
        String digest = Integer.toHexString(RawText.write(undigested).hashCode());
        return new ReservationMessage(externalId, property, new Revision(at, order, kind, digest), kind, told, who);
    }

    /** The message as it comes over the wire; the same content has the same id. */
    public Inbound inbound() {
        return copy(0);
    }

    /** The same content under another id, as a partner that repeats itself without saying so. */
    public Inbound copy(int number) {
        ReservationMessage message = message();
        String id = externalId + "/" + message.revision() + (number == 0 ? "" : "/" + number);
        return new Inbound(id, Optional.of(id), RECEIVED, 0, RawText.write(message));
    }

    /** A message that no connector can read. */
    public static Inbound unreadable(String id) {
        return new Inbound(id, Optional.of(id), RECEIVED, 0, "<html>");
    }

    /** A message on which the connector itself breaks. */
    public static Inbound breaking(String id) {
        return new Inbound(id, Optional.of(id), RECEIVED, 0, RawText.BUG);
    }
}
