package io.relais.bench.sync;

import io.relais.bench.Wiring;
import io.relais.connector.Settings;
import io.relais.core.access.ApiKeys;
import io.relais.core.access.People;
import io.relais.core.access.Permission;
import io.relais.core.access.Principal;
import io.relais.core.connection.Account;
import io.relais.core.connection.Accounts;
import io.relais.core.connection.Connection;
import io.relais.core.connection.Connections;
import io.relais.core.connection.Mapping;
import io.relais.core.data.Database;
import io.relais.core.delivery.DirtyNights;
import io.relais.core.inventory.Calendar;
import io.relais.core.inventory.Product;
import io.relais.core.property.Properties;
import io.relais.core.property.Property;
import io.relais.core.property.RatePlan;
import io.relais.core.property.UnitType;
import io.relais.sandbox.scenario.Cast;
import io.relais.sandbox.scenario.Scenario;
import io.relais.sandbox.scenario.Scenario.Link;
import io.relais.sandbox.scenario.Scenario.Place;
import io.relais.vocabulary.Money;
import io.relais.vocabulary.NightRange;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The hub's side of a scenario: its properties, on sale, connected and mapped. */
final class Estate {
    private static final UUID ORGANISATION = id("organisation");
    /** Stays that begin on the last day end within it. */
    private static final int MORE_NIGHTS = 20;

    private final Scenario scenario;
    private final Wiring wiring;
    private final LocalDate first;

    Estate(Scenario scenario, Wiring wiring, LocalDate first) {
        this.scenario = scenario;
        this.wiring = wiring;
        this.first = first;
    }

    /** A connection and where it leads. */
    record Line(UUID id, int property, Link link) {
        String channel() {
            return link.partner().equals("booking") ? "booking-com" : "channex";
        }

        UUID account() {
            return Estate.id("account/" + link.partner() + "/" + link.account());
        }
    }

    Scenario scenario() {
        return scenario;
    }

    /** The date of the scenario's first day. */
    LocalDate first() {
        return first;
    }

    /** How many nights are on sale. */
    int nights() {
        return scenario.days() + MORE_NIGHTS;
    }

    List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        for (int property = 0; property < scenario.properties().size(); property++) {
            for (Link link : scenario.properties().get(property).connections()) {
                lines.add(new Line(id("connection/" + link.id()), property, link));
            }
        }
        return lines;
    }

    /** Stores it all, marked to be told as a whole; returns an API key. */
    String build(URI sandbox) {
        wiring.get(People.class).saveOrganisation(ORGANISATION, "Bench");
        for (int property = 0; property < scenario.properties().size(); property++) {
            add(property);
        }
        lines().forEach(line -> connect(line, sandbox.toString()));
        return wiring.get(ApiKeys.class).issue(ORGANISATION, "bench", EnumSet.allOf(Permission.class), List.of());
    }

    private void add(int number) {
        Place place = scenario.properties().get(number);
        Properties properties = wiring.get(Properties.class);
        properties.save(new Property(
                property(number),
                ORGANISATION,
                place.code(),
                place.name(),
                ZoneId.of("UTC"),
                place.currency(),
                List.of("en")));
        for (int plan = 0; plan < place.plans().size(); plan++) {
            String code = place.plans().get(plan);
            properties.save(new RatePlan(plan(number, plan), property(number), code, code, "none", plan));
        }
        for (int type = 0; type < place.types().size(); type++) {
            Scenario.UnitType one = place.types().get(type);
            properties.save(
                    new UnitType(type(number, type), property(number), one.code(), one.name(), one.guests(), type));
            open(number, type, one);
        }
    }

    private void open(int number, int type, Scenario.UnitType one) {
        Principal principal = Principal.system(ORGANISATION);
        Calendar calendar = wiring.get(Calendar.class);
        Place place = scenario.properties().get(number);
        calendar.setCapacity(principal, property(number), type(number, type), range(), one.units());
        for (int plan = 0; plan < place.plans().size(); plan++) {
            calendar.setPrice(
                    principal,
                    new Product(type(number, type), plan(number, plan)),
                    range(),
                    0,
                    new Money(one.price(), place.currency()));
        }
    }

    private void connect(Line line, String sandbox) {
        Accounts accounts = wiring.get(Accounts.class);
        if (accounts.find(line.account()).isEmpty()) {
            Link link = line.link();
            accounts.save(
                    new Account(
                            line.account(),
                            ORGANISATION,
                            line.channel(),
                            link.partner() + " " + link.account(),
                            Account.State.ACTIVE,
                            "",
                            null,
                            null),
                    settings(link, sandbox));
        }
        Connections connections = wiring.get(Connections.class);
        connections.save(new Connection(
                line.id(),
                line.account(),
                line.channel(),
                property(line.property()),
                line.link().id(),
                true));
        Place place = scenario.properties().get(line.property());
        wiring.get(Database.class).write(handle -> {
            for (int type = 0; type < place.types().size(); type++) {
                for (int plan = 0; plan < place.plans().size(); plan++) {
                    connections.map(
                            handle,
                            line.id(),
                            new Mapping(
                                    Cast.room(line.link(), type),
                                    Cast.rate(line.link(), type, plan),
                                    type(line.property(), type),
                                    plan(line.property(), plan)));
                }
            }
            wiring.get(DirtyNights.class).markAll(handle, line.id(), range(), false);
            return true;
        });
    }

    private static Settings settings(Link link, String sandbox) {
        return link.partner().equals("booking")
                ? new Settings(Map.of(
                        "clientId", Cast.clientId(link.account()),
                        "clientSecret", Cast.clientSecret(link.account()),
                        "authUrl", sandbox + "/booking/auth",
                        "reservationsUrl", sandbox + "/booking/secure",
                        "ariUrl", sandbox + "/booking/supply"))
                : new Settings(Map.of("apiKey", Cast.CHANNEX_KEY, "baseUrl", sandbox + "/channex"));
    }

    private NightRange range() {
        return new NightRange(first, first.plusDays(nights() - 1L));
    }

    static UUID property(int number) {
        return id("property/" + number);
    }

    static UUID type(int property, int type) {
        return id("type/" + property + "/" + type);
    }

    static UUID plan(int property, int plan) {
        return id("plan/" + property + "/" + plan);
    }

    private static UUID id(String name) {
        return UUID.nameUUIDFromBytes(("bench/sync/" + name).getBytes(StandardCharsets.UTF_8));
    }
}
