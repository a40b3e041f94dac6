package io.relais.sandbox.scenario;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A long run as its file tells it; {@code docs/scenarios.md} explains every key. Only what is here decides what happens: the same
 * file makes the same happenings, whoever plays them and how fast.
 *
 * @param days how long it lasts
 * @param season twelve weights, one for each twelfth of the scenario: how many want to arrive then
 */
public record Scenario(
        String name,
        long seed,
        int days,
        List<Place> properties,
        Rates perDay,
        Guests guests,
        List<Double> season,
        Trouble trouble) {
    private static final int DAYS_MAX = 450;
    private static final int SEASONS = 12;
    private static final ObjectMapper YAML =
            new ObjectMapper(new YAMLFactory()).configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, true);

    public Scenario {
        properties = List.copyOf(Objects.requireNonNull(properties, "properties is missing"));
        season = List.copyOf(Objects.requireNonNull(season, "season is missing"));
        Objects.requireNonNull(perDay, "perDay is missing");
        Objects.requireNonNull(guests, "guests is missing");
        Objects.requireNonNull(trouble, "trouble is missing");
        require(days >= 1 && days <= DAYS_MAX, "days must be 1 to " + DAYS_MAX);
        require(season.size() == SEASONS, "season needs " + SEASONS + " weights");
        require(season.stream().allMatch(weight -> weight >= 0 && weight <= 100), "a weight of season is 0 to 100");
        require(season.stream().anyMatch(weight -> weight > 0), "a season in which nobody arrives");
        require(!properties.isEmpty(), "properties is empty");
        Set<String> codes = properties.stream()
                .flatMap(place -> place.connections().stream())
                .map(Link::id)
                .collect(Collectors.toSet());
        require(
                codes.size()
                        == properties.stream()
                                .mapToInt(place -> place.connections().size())
                                .sum(),
                "the id of a connection is used twice");
    }

    /** A property: what it sells, and where. {@code plans} are codes of rate plans; all types are sold under all of them. */
    public record Place(
            String code,
            String name,
            String currency,
            List<String> plans,
            List<UnitType> types,
            List<Link> connections) {
        public Place {
            plans = List.copyOf(plans);
            types = List.copyOf(types);
            connections = List.copyOf(connections);
            require(!plans.isEmpty() && !types.isEmpty(), code + " sells nothing");
        }
    }

    /** A kind of unit. {@code guests}: how many it takes; {@code price}: of a night to begin with, in minor units. */
    public record UnitType(String code, String name, int units, int guests, long price) {}

    /**
     * The property at a partner.
     *
     * @param partner {@code booking} or {@code channex}
     * @param account which of the accounts there; Channex has one
     * @param id the partner's number of the property: digits at Booking.com, a UUID at Channex
     */
    public record Link(String partner, String account, String id) {
        public Link {
            require(Set.of("booking", "channex").contains(partner), "partner must be booking or channex");
        }
    }

    /**
     * How often things happen on one day, on average.
     *
     * @param bookings at each connection
     * @param sales of the house itself, at each property
     * @param prices new prices of one product over some nights, at each property
     * @param restrictions new restrictions of one product over some nights, at each property
     * @param repricings new prices of all products over weeks or months, at each property
     * @param edits somebody changes a count or a price at the partner itself, at each connection
     */
    public record Rates(
            double bookings, double sales, double prices, double restrictions, double repricings, double edits) {}

    /**
     * What guests are like.
     *
     * @param leadDays how long before the arrival they book, on average
     * @param nights the longest stay
     * @param changed share of bookings that are changed later
     * @param cancelled share of bookings that are cancelled later
     */
    public record Guests(int leadDays, int nights, double changed, double cancelled) {}

    /**
     * What goes wrong.
     *
     * @param outages how often each partner is down
     * @param outageHours how long at most
     * @param skips how often the partners' clocks jump ahead, which ends every token
     * @param skipMinutes by how much
     * @param faults of single calls, while the scenario lasts
     */
    public record Trouble(int outages, int outageHours, int skips, int skipMinutes, List<Fault> faults) {
        public Trouble {
            faults = List.copyOf(faults);
        }
    }

    /** A fault as the sandbox knows it, with the share of calls it hits. Fields that a kind does not need may be left out. */
    public record Fault(
            String operation, String kind, double probability, int delayMillis, int status, int retryAfterSeconds) {}

    /**
     * Reads a file.
     *
     * @throws IOException if it is missing or malformed; the message says where
     */
    public static Scenario read(Path file) throws IOException {
        return parse(Files.readString(file));
    }

    /**
     * One that comes with the sandbox.
     *
     * @throws IOException if there is none of that name
     */
    public static Scenario named(String name) throws IOException {
        try (InputStream file = Scenario.class.getResourceAsStream(name + ".yaml")) {
            if (file == null) {
                throw new IOException("no scenario is named " + name);
            }
            return parse(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    /** Reads YAML text. */
    public static Scenario parse(String yaml) throws IOException {
        return YAML.readValue(yaml, Scenario.class);
    }

    /** The same scenario, over after so many days. */
    public Scenario withDays(int count) {
        double share = (double) count / days;
        Trouble less = new Trouble(
                Math.toIntExact(Math.round(trouble.outages() * share)),
                trouble.outageHours(),
                Math.toIntExact(Math.round(trouble.skips() * share)),
                trouble.skipMinutes(),
                trouble.faults());
        return new Scenario(name, seed, count, properties, perDay, guests, season, less);
    }

    /** The same scenario with other happenings. */
    public Scenario withSeed(long other) {
        return new Scenario(name, other, days, properties, perDay, guests, season, trouble);
    }

    private static void require(boolean right, String otherwise) {
        if (!right) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
