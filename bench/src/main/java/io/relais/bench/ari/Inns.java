package io.relais.bench.ari;

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
import io.relais.sandbox.seed.Seeds;
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
import java.util.stream.IntStream;

/** Properties of five unit types, all connected to the simulated Booking.com through one account. */
final class Inns {
    static final int PROPERTIES = 8;
    static final int ROOMS = 5;
    static final int UNITS = 20;
    static final int NIGHTS = 490;
    static final long PRICE = 12_000;
    static final String RATE = "77001";
    private static final String CLIENT = "bench";
    private static final String CLIENT_WORD = "bench-not-a-secret";
    private static final UUID ORGANISATION = id("organisation");

    private final Wiring wiring;
    private final LocalDate first;

    Inns(Wiring wiring, LocalDate first) {
        this.wiring = wiring;
        this.first = first;
    }

    /** The first night that is sold. */
    LocalDate first() {
        return first;
    }

    Principal principal() {
        return Principal.system(ORGANISATION);
    }

    /** What the simulated partner knows of them. */
    static Seeds partner() {
        List<Seeds.HotelSeed> hotels = new ArrayList<>();
        for (int property = 0; property < PROPERTIES; property++) {
            List<Seeds.RoomSeed> rooms = new ArrayList<>();
            for (int room = 0; room < ROOMS; room++) {
                rooms.add(new Seeds.RoomSeed(
                        roomCode(property, room), "Room", 4, null, List.of(new Seeds.RateSeed(RATE, "Flexible"))));
            }
            hotels.add(new Seeds.HotelSeed(hotelCode(property), "Inn " + property, "EUR", CLIENT, rooms));
        }
        return new Seeds(
                new Seeds.BookingSeeds(List.of(new Seeds.Account(CLIENT, CLIENT_WORD, "ota")), hotels),
                null,
                null,
                null);
    }

    /** Stores them, connected to that partner and marked to be told as a whole; returns an API key. */
    String build(URI sandbox) {
        wiring.get(People.class).saveOrganisation(ORGANISATION, "Bench");
        IntStream.range(0, PROPERTIES).forEach(this::addProperty);
        String base = sandbox.toString();
        wiring.get(Accounts.class)
                .save(
                        new Account(
                                id("account"),
                                ORGANISATION,
                                "booking-com",
                                "bench",
                                Account.State.ACTIVE,
                                "",
                                null,
                                null),
                        new Settings(Map.of(
                                "clientId", CLIENT,
                                "clientSecret", CLIENT_WORD,
                                "authUrl", base + "/booking/auth",
                                "reservationsUrl", base + "/booking/secure",
                                "ariUrl", base + "/booking/supply",
                                "paymentsUrl", base + "/booking/payments")));
        IntStream.range(0, PROPERTIES).forEach(this::connect);
        return wiring.get(ApiKeys.class).issue(ORGANISATION, "bench", EnumSet.allOf(Permission.class), List.of());
    }

    private void addProperty(int number) {
        Properties properties = wiring.get(Properties.class);
        Calendar calendar = wiring.get(Calendar.class);
        NightRange nights = new NightRange(first, first.plusDays(NIGHTS - 1L));
        properties.save(new Property(
                property(number),
                ORGANISATION,
                "inn" + number,
                "Inn " + number,
                ZoneId.of("UTC"),
                "EUR",
                List.of("en")));
        properties.save(new RatePlan(plan(number), property(number), "flex", "Flexible", "none", 1));
        for (int room = 0; room < ROOMS; room++) {
            properties.save(new UnitType(type(number, room), property(number), "t" + room, "Room " + room, 4, room));
            calendar.setCapacity(principal(), property(number), type(number, room), nights, UNITS);
            calendar.setPrice(principal(), product(number, room), nights, 0, new Money(PRICE, "EUR"));
        }
    }

    private void connect(int number) {
        Connections connections = wiring.get(Connections.class);
        UUID id = id("connection/" + number);
        connections.save(new Connection(id, id("account"), "booking-com", property(number), hotelCode(number), true));
        wiring.get(Database.class).write(handle -> {
            for (int room = 0; room < ROOMS; room++) {
                connections.map(
                        handle, id, new Mapping(roomCode(number, room), RATE, type(number, room), plan(number)));
            }
            wiring.get(DirtyNights.class)
                    .markAll(handle, id, new NightRange(first, first.plusDays(NIGHTS - 1L)), false);
            return true;
        });
    }

    static String hotelCode(int property) {
        return Integer.toString(2_000_000 + property);
    }

    static String roomCode(int property, int room) {
        return Integer.toString(200_000_000 + property * 100 + room);
    }

    static UUID property(int number) {
        return id("property/" + number);
    }

    static UUID type(int property, int room) {
        return id("type/" + property + "/" + room);
    }

    static UUID plan(int property) {
        return id("plan/" + property);
    }

    static Product product(int property, int room) {
        return new Product(type(property, room), plan(property));
    }

    private static UUID id(String name) {
        return UUID.nameUUIDFromBytes(("bench/ari/" + name).getBytes(StandardCharsets.UTF_8));
    }
}
