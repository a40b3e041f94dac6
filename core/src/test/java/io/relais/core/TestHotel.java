package io.relais.core;

import io.relais.connector.ContactDetails;
import io.relais.connector.Settings;
import io.relais.core.access.Permission;
import io.relais.core.access.Principal;
import io.relais.core.connection.Account;
import io.relais.core.connection.Connection;
import io.relais.core.connection.Mapping;
import io.relais.core.event.Actor;
import io.relais.core.inventory.Product;
import io.relais.core.property.Property;
import io.relais.core.property.RatePlan;
import io.relais.core.property.Unit;
import io.relais.core.property.UnitType;
import io.relais.core.reservation.NewReservation;
import io.relais.core.reservation.ReservationSheet;
import io.relais.core.reservation.Source;
import io.relais.vocabulary.Money;
import io.relais.vocabulary.NightRange;
import io.relais.vocabulary.Occupancy;
import io.relais.vocabulary.StayDates;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A hotel with one unit type «Double», one rate plan «Flexible», and a channel whose room «room» and rate «rate» they are. */
public final class TestHotel {
    public final TestHouse house;
    public final UUID organisationId;
    public final UUID propertyId;
    public final UUID typeId;
    public final UUID planId;
    public final List<UUID> unitIds;
    public final String currency;
    /** The partner's number of the hotel. */
    public final String remoteId;
    /** The first channel's account and connection. */
    public final UUID accountId;

    public final UUID connectionId;

    /** May do everything in the hotel's organisation. */
    public final Principal owner;

    private TestHotel(Plan plan) {
        house = plan.house;
        int number = house.hotels.incrementAndGet();
        organisationId = plan.organisationId == null ? house.moment.ids().next() : plan.organisationId;
        propertyId = house.moment.ids().next();
        currency = plan.currency;
        remoteId = "hotel-" + number;
        owner = Principal.system(organisationId);
        house.people.saveOrganisation(organisationId, "Organisation of " + remoteId);
        house.properties.save(new Property(
                propertyId,
                organisationId,
                "H" + number,
                "Hotel " + number,
                ZoneId.of("Europe/Paris"),
                currency,
                List.of("en", "fr")));
        planId = house.moment.ids().next();
        house.properties.save(new RatePlan(planId, propertyId, "FLEX", "Flexible", "breakfast", 1));
        unitIds = new ArrayList<>();
        typeId = addType("Double", plan.units, unitIds);
        if (plan.nightly > 0) {
            price(typeId, 0, plan.nightly);
        }
        Channel first = addChannel(FakePartner.ID, remoteId);
        accountId = first.accountId();
        connectionId = first.connectionId();
        if (plan.mapped) {
            map("room", "rate");
        }
    }

    /** An account at a partner and the hotel's connection there. */
    public record Channel(UUID accountId, UUID connectionId) {}

    /** Another unit type, open for the same nights, not priced and not mapped. */
    public UUID addType(String name, int units, List<UUID> unitIdsToFill) {
        UUID type = house.moment.ids().next();
        house.properties.save(new UnitType(type, propertyId, name.toUpperCase(java.util.Locale.ROOT), name, 3, 1));
        for (int i = 1; i <= units; i++) {
            UUID unit = house.moment.ids().next();
            house.properties.save(new Unit(unit, type, name + " " + i));
            unitIdsToFill.add(unit);
        }
        capacity(type, units);
        return type;
    }

    public void capacity(UUID type, int units) {
        house.calendar.setCapacity(owner, propertyId, type, season(), units);
    }

    /** The nights that are open: June to August. */
    public static NightRange season() {
        return new NightRange(LocalDate.parse("2026-06-01"), LocalDate.parse("2026-08-31"));
    }

    public void price(UUID type, int occupancy, long minor) {
        house.calendar.setPrice(owner, new Product(type, planId), season(), occupancy, new Money(minor, currency));
    }

    public Product product() {
        return new Product(typeId, planId);
    }

    /** An account at the channel with the hotel connected as {@code remoteProperty}; nothing mapped yet. */
    public Channel addChannel(String channel, String remoteProperty) {
        UUID account = house.moment.ids().next();
        house.accounts.save(
                new Account(account, organisationId, channel, "main", Account.State.ACTIVE, "", null, null),
                new Settings(Map.of("key", "secret-" + account)));
        return new Channel(account, connect(account, channel, remoteProperty));
    }

    public UUID connect(UUID account, String channel, String remoteProperty) {
        UUID connection = house.moment.ids().next();
        house.connections.save(new Connection(connection, account, channel, propertyId, remoteProperty, true));
        return connection;
    }

    /** Maps a product of the first channel to the hotel's own. */
    public void map(String room, String rate) {
        house.map(connectionId, new Mapping(room, rate, typeId, planId));
    }

    /** A sale at the desk, not made yet. */
    public NewReservation sale(LocalDate arrival, int nights) {
        return new NewReservation(
                propertyId,
                Source.DESK,
                typeId,
                planId,
                StayDates.of(arrival, nights),
                Occupancy.of(2, 0),
                new ContactDetails("Nour", "Haddad", "nour@example.org", "", "", "", "", "", "TN", "fr"),
                "");
    }

    public ReservationSheet sell(LocalDate arrival, int nights) {
        return house.reservations.book(owner, sale(arrival, nights));
    }

    /** A message of the first channel about this hotel. */
    public TestMessage message(String reservation) {
        return TestMessage.aMessage().to(remoteId).of(reservation).in(currency, 100_00);
    }

    /** The reservation with that number of the partner. */
    public ReservationSheet get(String reservation) {
        return house.reservationParts.get(owner, reservation);
    }

    public int sold(LocalDate night) {
        return night(night).sold();
    }

    public int free(LocalDate night) {
        return night(night).free();
    }

    public io.relais.core.inventory.NightState night(LocalDate night) {
        return house.availability.list(owner, propertyId, night, night).stream()
                .filter(state -> state.unitTypeId().equals(typeId))
                .findFirst()
                .orElseThrow();
    }

    /** Somebody of this organisation who sees the named properties only. */
    public Principal bound(UUID... propertyIds) {
        return new Principal(
                organisationId,
                List.of(propertyIds),
                EnumSet.allOf(Permission.class),
                new Actor(Actor.Kind.AGENT, "key", "a key"),
                "en");
    }

    /** What a hotel is to be like. Untouched: 4 units, euros, 100.00 a night, everything mapped, an organisation of its own. */
    public static final class Plan {
        private final TestHouse house;
        private int units = 4;
        private String currency = "EUR";
        private long nightly = 100_00;
        private boolean mapped = true;
        private @org.jspecify.annotations.Nullable UUID organisationId;

        Plan(TestHouse house) {
            this.house = house;
        }

        public Plan units(int count) {
            units = count;
            return this;
        }

        public Plan currency(String code, long amountPerNight) {
            currency = code;
            nightly = amountPerNight;
            return this;
        }

        public Plan unpriced() {
            nightly = 0;
            return this;
        }

        public Plan unmapped() {
            mapped = false;
            return this;
        }

        /** Of the same organisation as another hotel. */
        public Plan beside(TestHotel other) {
            organisationId = other.organisationId;
            return this;
        }

        public TestHotel open() {
            return new TestHotel(this);
        }
    }
}
