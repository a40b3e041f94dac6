package io.relais.bench.intake;

import io.relais.bench.Wiring;
import io.relais.connector.Settings;
import io.relais.core.access.People;
import io.relais.core.access.Principal;
import io.relais.core.connection.Account;
import io.relais.core.connection.Accounts;
import io.relais.core.connection.Connection;
import io.relais.core.connection.Connections;
import io.relais.core.connection.Mapping;
import io.relais.core.data.Database;
import io.relais.core.data.Ids;
import io.relais.core.inventory.Calendar;
import io.relais.core.property.Properties;
import io.relais.core.property.Property;
import io.relais.core.property.RatePlan;
import io.relais.core.property.UnitType;
import io.relais.vocabulary.NightRange;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

/** Properties with five unit types each. Every account sells two properties, so every property is sold through two accounts. */
final class Village {
    static final int PROPERTIES = 16;
    static final int ACCOUNTS = PROPERTIES;
    static final int ROOMS = 5;
    static final int RATES = 2;
    static final int UNITS = 60;
    static final int NIGHTS = 365;
    private static final int LONGEST_STAY = 30;

    private final Wiring wiring;
    private final LocalDate first;
    private final UUID organisation;

    private Village(Wiring wiring, LocalDate first) {
        this.wiring = wiring;
        this.first = first;
        this.organisation = wiring.get(Ids.class).next();
    }

    static Village build(Wiring wiring, LocalDate first) {
        Village village = new Village(wiring, first);
        wiring.get(People.class).saveOrganisation(village.organisation, "Bench");
        IntStream.range(0, PROPERTIES).forEach(village::addProperty);
        IntStream.range(0, ACCOUNTS).forEach(village::addAccount);
        return village;
    }

    /** The first night that is sold. */
    LocalDate first() {
        return first;
    }

    /** The account with that number, from 0. */
    static UUID account(int number) {
        return id("account/" + number);
    }

    /** The two properties that an account sells. */
    static int property(int account, int which) {
        return (account + which) % PROPERTIES;
    }

    static String hotelCode(int account, int property) {
        return Integer.toString(1_000_000 + account * 100 + property);
    }

    static String roomCode(int property, int room) {
        return Integer.toString(100_000_000 + property * 100 + room);
    }

    static String rateCode(int rate) {
        return Integer.toString(4_400_000 + rate);
    }

    private void addProperty(int number) {
        Properties properties = wiring.get(Properties.class);
        properties.save(new Property(
                propertyId(number),
                organisation,
                "p" + number,
                "Property " + number,
                ZoneId.of("Europe/Paris"),
                "EUR",
                List.of("en")));
        for (int room = 0; room < ROOMS; room++) {
            UUID type = typeId(number, room);
            properties.save(new UnitType(type, propertyId(number), "t" + room, "Type " + room, 6, room));
            wiring.get(Calendar.class)
                    .setCapacity(
                            Principal.system(organisation),
                            propertyId(number),
                            type,
                            new NightRange(first, first.plusDays(NIGHTS + LONGEST_STAY)),
                            UNITS);
        }
        for (int rate = 0; rate < RATES; rate++) {
            properties.save(
                    new RatePlan(planId(number, rate), propertyId(number), "r" + rate, "Rate " + rate, "none", rate));
        }
    }

    private void addAccount(int number) {
        wiring.get(Accounts.class)
                .save(
                        new Account(
                                account(number),
                                organisation,
                                "booking-com",
                                "bench " + number,
                                Account.State.ACTIVE,
                                "",
                                null,
                                null),
                        new Settings(Map.of("clientId", "bench", "clientSecret", "bench")));
        for (int which = 0; which < 2; which++) {
            connect(number, property(number, which));
        }
    }

    private void connect(int account, int property) {
        Connections connections = wiring.get(Connections.class);
        UUID id = id("connection/" + account + "/" + property);
        connections.save(new Connection(
                id, account(account), "booking-com", propertyId(property), hotelCode(account, property), true));
        wiring.get(Database.class).write(handle -> {
            for (int room = 0; room < ROOMS; room++) {
                for (int rate = 0; rate < RATES; rate++) {
                    connections.map(
                            handle,
                            id,
                            new Mapping(
                                    roomCode(property, room),
                                    rateCode(rate),
                                    typeId(property, room),
                                    planId(property, rate)));
                }
            }
            return true;
        });
    }

    private static UUID propertyId(int number) {
        return id("property/" + number);
    }

    private static UUID typeId(int property, int room) {
        return id("type/" + property + "/" + room);
    }

    private static UUID planId(int property, int rate) {
        return id("plan/" + property + "/" + rate);
    }

    private static UUID id(String name) {
        return UUID.nameUUIDFromBytes(("bench/" + name).getBytes(StandardCharsets.UTF_8));
    }
}
