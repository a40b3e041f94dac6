package io.relais.server.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.relais.connector.Settings;
import io.relais.core.access.ApiKeys;
import io.relais.core.access.People;
import io.relais.core.access.Permission;
import io.relais.core.connection.Account;
import io.relais.core.connection.Accounts;
import io.relais.core.connection.Connection;
import io.relais.core.connection.Connections;
import io.relais.core.connection.Mapping;
import io.relais.core.data.Database;
import io.relais.core.inventory.Calendar;
import io.relais.core.inventory.Product;
import io.relais.core.property.Properties;
import io.relais.core.property.Property;
import io.relais.core.property.RatePlan;
import io.relais.core.property.UnitType;
import io.relais.vocabulary.NightRange;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Builds inns through core's use cases and lets them rest afterwards: two at one time would empty each other's queues. */
@Singleton
public final class Inns {
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
    Database database;

    @Inject
    Books books;

    @Inject
    Clock clock;

    private final List<UUID> working = new ArrayList<>();

    /**
     * A new inn at partners who have forgotten all earlier ones; returns once they know its calendar and have been asked for
     * reservations, so that the next poll is the one that the test asks for.
     */
    Inn open(Model model) {
        Inn inn = build(model);
        model.prices()
                .forEach((people, price) ->
                        calendar.setPrice(inn.principal(), inn.product(), inn.calendar(), people, price));
        calendar.setCapacity(inn.principal(), inn.propertyId(), inn.product().unitTypeId(), inn.calendar(), Inn.UNITS);
        books.awaitTold(inn);
        inn.outlets().forEach(books::awaitPulled);
        inn.outlets().forEach(outlet -> assertThat(outlet.free(inn.day(0), 3)).containsOnly(Inn.UNITS));
        return inn;
    }

    private Inn build(Model model) {
        Partners.sandbox().reset();
        Partners.sandbox().switchTo(Partners.sandbox().switches().withoutLimits());
        UUID organisation = UUID.randomUUID();
        people.saveOrganisation(organisation, model.name());
        UUID property = UUID.randomUUID();
        properties.save(new Property(
                property,
                organisation,
                "INN",
                "Inn " + model.name(),
                model.timeZone(),
                model.currency(),
                List.of("en")));
        UUID type = UUID.randomUUID();
        properties.save(new UnitType(type, property, "A", "Kind A", 4, 1));
        UUID plan = UUID.randomUUID();
        properties.save(new RatePlan(plan, property, "FLEX", "Flexible", "breakfast", 1));
        Product product = new Product(type, plan);
        List<Outlet> outlets = new ArrayList<>();
        for (Model.Desk desk : model.desks()) {
            outlets.add(connect(organisation, property, product, desk));
        }
        return new Inn(
                model,
                organisation,
                property,
                product,
                LocalDate.now(clock.withZone(model.timeZone())),
                keys.issue(organisation, "flow", EnumSet.allOf(Permission.class), List.of()),
                List.copyOf(outlets));
    }

    private Outlet connect(UUID organisation, UUID property, Product product, Model.Desk desk) {
        UUID account = UUID.randomUUID();
        save(account, organisation, desk, desk.credentials());
        UUID connection = connectHotel(account, property, desk.channel(), desk.hotelId());
        Outlet outlet = new Outlet(account, connection, desk);
        map(outlet, product);
        return outlet;
    }

    /** Another hotel of the partner's account, not yet mapped to anything. */
    UUID connectHotel(UUID account, UUID property, String channel, String hotelId) {
        UUID connection = UUID.randomUUID();
        connections.save(new Connection(connection, account, channel, property, hotelId, true));
        return connection;
    }

    /** Saves an account with other credentials than the partner knows. */
    void spoil(Inn inn, Outlet outlet) {
        Map<String, String> wrong = new HashMap<>(outlet.desk().credentials());
        wrong.replaceAll((key, value) -> key.equals("style") ? value : value + "-wrong");
        save(outlet.accountId(), inn.organisationId(), outlet.desk(), wrong);
    }

    /** Saves an account with the credentials that the partner knows. */
    void mend(Inn inn, Outlet outlet) {
        save(
                outlet.accountId(),
                inn.organisationId(),
                outlet.desk(),
                outlet.desk().credentials());
    }

    void map(Outlet outlet, Product product) {
        Mapping mapping =
                new Mapping(outlet.rate().roomId(), outlet.rate().rateId(), product.unitTypeId(), product.ratePlanId());
        database.write(handle -> {
            connections.map(handle, outlet.connectionId(), mapping);
            return true;
        });
    }

    /** Another unit type of the inn, open for the whole calendar. */
    UUID addUnitType(Inn inn, String code) {
        UUID type = UUID.randomUUID();
        properties.save(new UnitType(type, inn.propertyId(), code, "Kind " + code, 4, 2));
        calendar.setCapacity(inn.principal(), inn.propertyId(), type, inn.calendar(), Inn.UNITS);
        return type;
    }

    void setCapacity(Inn inn, NightRange nights, int units) {
        calendar.setCapacity(inn.principal(), inn.propertyId(), inn.product().unitTypeId(), nights, units);
    }

    private void save(UUID id, UUID organisation, Model.Desk desk, Map<String, String> credentials) {
        Map<String, String> settings = new HashMap<>(credentials);
        settings.put("authUrl", Partners.sandbox().bookingAuthUrl().toString());
        settings.put("reservationsUrl", Partners.sandbox().bookingSecureUrl().toString());
        settings.put("ariUrl", Partners.sandbox().bookingSupplyUrl().toString());
        settings.put("paymentsUrl", Partners.sandbox().bookingPaymentsUrl().toString());
        settings.put("baseUrl", Partners.sandbox().channexUrl().toString());
        accounts.save(
                new Account(id, organisation, desk.channel(), desk.channel(), Account.State.ACTIVE, "", null, null),
                new Settings(settings));
        working.add(id);
    }

    /** Ends the work of every inn opened so far. */
    void close() {
        working.forEach(account -> accounts.setState(account, Account.State.PAUSED, ""));
        working.clear();
        Partners.sandbox().faults().clear();
    }

    Calendar calendar() {
        return calendar;
    }
}
