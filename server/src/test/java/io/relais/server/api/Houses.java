package io.relais.server.api;

import io.relais.connector.Inbound;
import io.relais.connector.Settings;
import io.relais.core.access.ApiKeys;
import io.relais.core.access.People;
import io.relais.core.access.Permission;
import io.relais.core.access.Principal;
import io.relais.core.connection.Account;
import io.relais.core.connection.Accounts;
import io.relais.core.connection.Connection;
import io.relais.core.connection.Connections;
import io.relais.core.inventory.Calendar;
import io.relais.core.inventory.Product;
import io.relais.core.property.Properties;
import io.relais.core.property.Property;
import io.relais.core.property.RatePlan;
import io.relais.core.property.UnitType;
import io.relais.core.reservation.Inbox;
import io.relais.core.reservation.Intake;
import io.relais.vocabulary.Money;
import io.relais.vocabulary.NightRange;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Builds houses through core's use cases. */
@Singleton
public final class Houses {
    private static final NightRange JULY = new NightRange(LocalDate.of(2030, 7, 1), LocalDate.of(2030, 7, 31));

    @Inject
    People people;

    @Inject
    Properties properties;

    @Inject
    Calendar calendar;

    @Inject
    ApiKeys keys;

    @Inject
    Accounts accounts;

    @Inject
    Connections connections;

    @Inject
    Inbox inbox;

    @Inject
    Intake intake;

    /** A new house with a property, nights, prices, a connection and a key. */
    public House build() {
        UUID organisation = UUID.randomUUID();
        people.saveOrganisation(organisation, "Lac");
        UUID property = addProperty(organisation, "LAC");
        UUID type = UUID.randomUUID();
        UUID plan = UUID.randomUUID();
        properties.save(new UnitType(type, property, "DBL", "Double room", 3, 1));
        properties.save(new RatePlan(plan, property, "FLEX", "Flexible", "breakfast", 1));
        Principal house = Principal.system(organisation);
        calendar.setCapacity(house, property, type, JULY, 2);
        calendar.setPrice(house, new Product(type, plan), JULY, 0, new Money(10_350, "EUR"));
        UUID connection = connect(organisation, property);
        return new House(
                organisation, property, type, plan, connection, key(organisation, EnumSet.allOf(Permission.class)));
    }

    /** Another property of the same organisation, with nothing to sell. */
    public UUID addProperty(UUID organisation, String code) {
        UUID property = UUID.randomUUID();
        properties.save(new Property(
                property, organisation, code, "Hôtel " + code, ZoneId.of("Europe/Paris"), "EUR", List.of("fr", "en")));
        return property;
    }

    /** A key with these scopes for the given properties; none given = all. */
    public String key(UUID organisation, Set<Permission> scopes, UUID... propertyIds) {
        return keys.issue(organisation, "test key", scopes, List.of(propertyIds));
    }

    /** Parks a message: its channel has no connector here. */
    public void park(House house) {
        Connection connection = connections.find(house.connectionId()).orElseThrow();
        Inbound message = new Inbound(
                UUID.randomUUID().toString(),
                Optional.empty(),
                Instant.parse("2030-01-01T10:00:00Z"),
                0,
                "<unreadable>");
        inbox.store(connection.accountId(), List.of(message), "");
        intake.applyWaiting();
    }

    private UUID connect(UUID organisation, UUID property) {
        UUID account = UUID.randomUUID();
        UUID connection = UUID.randomUUID();
        accounts.save(
                new Account(account, organisation, "nowhere", "Lac account", Account.State.ACTIVE, "", null, null),
                new Settings(Map.of("user", "lac")));
        connections.save(new Connection(connection, account, "nowhere", property, "8011855", true));
        return connection;
    }
}
