package io.relais.server.console;

import io.relais.connector.ContactDetails;
import io.relais.connector.Inbound;
import io.relais.connector.Settings;
import io.relais.core.access.People;
import io.relais.core.access.Person;
import io.relais.core.access.Principal;
import io.relais.core.access.Role;
import io.relais.core.connection.Account;
import io.relais.core.connection.Accounts;
import io.relais.core.connection.Connection;
import io.relais.core.connection.Connections;
import io.relais.core.connection.Exchange;
import io.relais.core.connection.Exchanges;
import io.relais.core.connection.Line;
import io.relais.core.connection.Mapping;
import io.relais.core.connection.MessageTurns;
import io.relais.core.data.Database;
import io.relais.core.inventory.Calendar;
import io.relais.core.inventory.Product;
import io.relais.core.message.Fetching;
import io.relais.core.property.Properties;
import io.relais.core.property.Property;
import io.relais.core.property.RatePlan;
import io.relais.core.property.Unit;
import io.relais.core.property.UnitType;
import io.relais.core.quote.AgeCategory;
import io.relais.core.quote.Extra;
import io.relais.core.quote.Rule;
import io.relais.core.quote.Rules;
import io.relais.core.quote.Scope;
import io.relais.core.reservation.Inbox;
import io.relais.core.reservation.Intake;
import io.relais.core.reservation.NewReservation;
import io.relais.core.reservation.ReservationSheet;
import io.relais.core.reservation.Reservations;
import io.relais.core.reservation.Source;
import io.relais.vocabulary.Money;
import io.relais.vocabulary.NightRange;
import io.relais.vocabulary.Occupancy;
import io.relais.vocabulary.StayDates;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/** Builds houses and lets things happen in them, through core's own use cases. */
@Singleton
public final class ConsoleHouses {
    static final LocalDate ARRIVAL = LocalDate.of(2030, 7, 5);
    private static final NightRange JULY = new NightRange(LocalDate.of(2030, 7, 1), LocalDate.of(2030, 7, 31));

    @Inject
    People people;

    @Inject
    Properties properties;

    @Inject
    Calendar calendar;

    @Inject
    Accounts accounts;

    @Inject
    Connections connections;

    @Inject
    Database database;

    @Inject
    Exchanges exchanges;

    @Inject
    Inbox inbox;

    @Inject
    Intake intake;

    @Inject
    Reservations reservations;

    @Inject
    Rules rules;

    @Inject
    MessageTurns messageTurns;

    @Inject
    Fetching fetching;

    /** A lakeside property with two lodges and a connected channel. */
    ConsoleHouse build(String currency) {
        UUID organisation = UUID.randomUUID();
        people.saveOrganisation(organisation, "Camping du Lac");
        Person owner = people.add(
                organisation,
                "owner-" + organisation + "@example.com",
                "Élise Martin",
                Role.OWNER,
                ConsoleHouse.PASSWORD);
        UUID property = addProperty(organisation, "Camping du Lac", currency);
        UUID type = UUID.randomUUID();
        UUID plan = UUID.randomUUID();
        properties.save(new UnitType(type, property, "LODGE", "Lodge Mélèze", 4, 1));
        properties.save(new Unit(UUID.randomUUID(), type, "Lodge 1"));
        properties.save(new Unit(UUID.randomUUID(), type, "Lodge 2"));
        properties.save(new RatePlan(plan, property, "FLEX", "Flexible", "breakfast", 1));
        Principal house = Principal.system(organisation);
        calendar.setCapacity(house, property, type, JULY, 2);
        calendar.setPrice(house, new Product(type, plan), JULY, 0, new Money(12_000, currency));
        UUID account = UUID.randomUUID();
        accounts.save(
                new Account(account, organisation, NordlysConnector.ID, "Main", Account.State.ACTIVE, "", null, null),
                new Settings(Map.of("house", organisation.toString())));
        UUID connection = UUID.randomUUID();
        connections.save(
                new Connection(connection, account, NordlysConnector.ID, property, NordlysConnector.PROPERTY, true));
        database.write(handle -> {
            connections.map(handle, connection, new Mapping("lodge", "standard", type, plan));
            return true;
        });
        return new ConsoleHouse(organisation, property, type, plan, account, connection, owner);
    }

    /** Parking at 5.00 a night, adults and children by age, as this property counts them. */
    void addOptionsAndAges(ConsoleHouse house) {
        for (Rule rule : List.of(
                new Extra("parking", "Parking", Scope.ALL, 500, Extra.Per.NIGHT, false, 3, ""),
                new AgeCategory("adult", "Grown-ups", 1, 18, 120, AgeCategory.Sort.PERSON, true, true, 0),
                new AgeCategory("child", "Little ones", 2, 0, 17, AgeCategory.Sort.PERSON, true, false, 0))) {
            rules.save(house.owner().principal(), house.property(), rule, -1);
        }
    }

    UUID addProperty(UUID organisation, String name, String currency) {
        UUID property = UUID.randomUUID();
        properties.save(new Property(
                property,
                organisation,
                name.substring(0, 3).toUpperCase(java.util.Locale.ROOT)
                        + property.toString().substring(0, 4),
                name,
                ZoneId.of("Europe/Paris"),
                currency,
                List.of("fr", "en")));
        return property;
    }

    /** A sale at the desk, from the given day of July for some nights. */
    ReservationSheet book(ConsoleHouse house, String firstName, String lastName, StayDates dates) {
        return reservations.book(
                house.owner().principal(),
                new NewReservation(
                        house.property(),
                        Source.DESK,
                        house.unitType(),
                        house.ratePlan(),
                        dates,
                        Occupancy.of(2, 0),
                        new ContactDetails(firstName, lastName, "", "", "", "", "", "", "FR", "fr"),
                        ""));
    }

    /** A message of the channel, taken in as any other: number|kind|minute|room|arrival|nights|price|currency|guest. */
    void receive(ConsoleHouse house, String line) {
        String id = Integer.toHexString(line.hashCode());
        inbox.store(
                house.account(),
                List.of(new Inbound(id, Optional.empty(), Instant.parse("2026-01-02T00:00:00Z"), 0, line)),
                "trace-" + id);
        intake.applyWaiting();
    }

    /** What guests wrote is fetched; the house may be fetching it by itself at the same time. */
    void fetchMessages(ConsoleHouse house) {
        messageTurns.hinted(house.account());
        fetching.due().forEach(fetching::fetch);
    }

    /** A call to the partner as it would have been recorded. */
    void exchange(ConsoleHouse house, String answer, String fault) {
        exchanges.record(
                new Line(
                        house.account(), house.connection(), NordlysConnector.ID, List.of(), "trace-1", exchange -> {}),
                List.of(new Exchange(
                        Instant.parse("2026-06-12T08:30:00Z"),
                        "ari.availability",
                        "POST",
                        "https://partner.example/availability",
                        "<update rooms=\"2\"/>",
                        OptionalInt.of(200),
                        answer,
                        "RUID-77",
                        142,
                        fault)));
    }
}
