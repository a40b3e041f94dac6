package io.relais.bench.booking;

import io.relais.bench.Wiring;
import io.relais.core.access.ApiKeys;
import io.relais.core.access.People;
import io.relais.core.access.Permission;
import io.relais.core.access.Principal;
import io.relais.core.inventory.Calendar;
import io.relais.core.inventory.Product;
import io.relais.core.property.Properties;
import io.relais.core.property.Property;
import io.relais.core.property.RatePlan;
import io.relais.core.property.UnitType;
import io.relais.vocabulary.Money;
import io.relais.vocabulary.NightRange;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Properties with stock enough for every sale, and one so small that it sells out. */
final class Resort {
    static final int PROPERTIES = 12;
    static final int TYPES = 6;
    static final int UNITS = 80;
    static final int NIGHTS = 360;
    /** The last property has so many units of each type, and sells so many nights. */
    static final int SCARCE_UNITS = 2;

    static final int SCARCE_NIGHTS = 30;
    /** One sale in so many wants the scarce property. */
    static final int SCARCE_EVERY = 40;

    private static final int LONGEST = 4;
    private static final long PRICE = 12_000;
    private static final UUID ORGANISATION = id("organisation");

    private final Wiring wiring;
    private final LocalDate first;

    Resort(Wiring wiring, LocalDate first) {
        this.wiring = wiring;
        this.first = first;
    }

    /** Stores them; returns an API key. */
    String build() {
        wiring.get(People.class).saveOrganisation(ORGANISATION, "Bench");
        for (int number = 0; number < PROPERTIES; number++) {
            addProperty(number);
        }
        return wiring.get(ApiKeys.class).issue(ORGANISATION, "bench", EnumSet.allOf(Permission.class), List.of());
    }

    private void addProperty(int number) {
        Properties properties = wiring.get(Properties.class);
        Calendar calendar = wiring.get(Calendar.class);
        Principal principal = Principal.system(ORGANISATION);
        NightRange nights = new NightRange(first, first.plusDays(nights(number) + LONGEST - 1L));
        properties.save(new Property(
                property(number),
                ORGANISATION,
                "resort" + number,
                "Resort " + number,
                ZoneId.of("UTC"),
                "EUR",
                List.of("en")));
        properties.save(new RatePlan(plan(number), property(number), "flex", "Flexible", "none", 1));
        for (int type = 0; type < TYPES; type++) {
            properties.save(new UnitType(type(number, type), property(number), "t" + type, "Lodge " + type, 4, type));
            calendar.setCapacity(
                    principal, property(number), type(number, type), nights, isScarce(number) ? SCARCE_UNITS : UNITS);
            calendar.setPrice(
                    principal, new Product(type(number, type), plan(number)), nights, 0, new Money(PRICE, "EUR"));
        }
    }

    /** The body of some sale of one to four nights. */
    String sale(RandomGenerator random) {
        int number = random.nextInt(SCARCE_EVERY) == 0 ? PROPERTIES - 1 : random.nextInt(PROPERTIES - 1);
        LocalDate arrival = first.plusDays(random.nextInt(nights(number)));
        return "{\"propertyId\":\"" + property(number) + "\",\"unitTypeId\":\"" + type(number, random.nextInt(TYPES))
                + "\",\"ratePlanId\":\"" + plan(number) + "\",\"arrival\":\"" + arrival + "\",\"departure\":\""
                + arrival.plusDays(1L + random.nextInt(LONGEST))
                + "\",\"adults\":2,\"contact\":{\"firstName\":\"" + name(random) + "\",\"lastName\":\"" + name(random)
                + "\",\"email\":\"guest" + random.nextInt(1_000_000) + "@example.com\",\"phone\":\"+33 6 "
                + random.nextInt(10_000_000) + "\",\"countryCode\":\"FR\",\"language\":\"fr\"}}";
    }

    private static String name(RandomGenerator random) {
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            name.append((char) ('a' + random.nextInt(26)));
        }
        return name.toString();
    }

    private static int nights(int property) {
        return isScarce(property) ? SCARCE_NIGHTS : NIGHTS;
    }

    private static boolean isScarce(int property) {
        return property == PROPERTIES - 1;
    }

    private static UUID property(int number) {
        return id("property/" + number);
    }

    private static UUID type(int property, int type) {
        return id("type/" + property + "/" + type);
    }

    private static UUID plan(int property) {
        return id("plan/" + property);
    }

    private static UUID id(String name) {
        return UUID.nameUUIDFromBytes(("bench/booking/" + name).getBytes(StandardCharsets.UTF_8));
    }
}
