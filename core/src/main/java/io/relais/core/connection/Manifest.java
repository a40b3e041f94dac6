package io.relais.core.connection;

import io.relais.connector.Connector;
import io.relais.vocabulary.NightRange;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * What a connector says of itself in its {@code connector.yaml}.
 *
 * @param poll how often reservations are fetched
 * @param pollGap least time between two fetches, whoever asks for them
 * @param horizonNights how many nights ahead ARI is published
 * @param pricedByOccupancy true when prices are published per number of people, false for one price per room
 * @param pricedForOne true when the price for one person is published beside the price per room
 * @param stayNights for how many lengths of stay totals are published in place of prices of nights; 0 = prices of nights
 * @param gap least time between two ARI messages for one property; changes coalesce behind it
 * @param fullSync least time between two full synchronisations that a person asks for; zero = the partner does not mind
 * @param restrictions the restrictions that the partner can hold, named as the fields of {@code Restriction}; empty: all of them
 */
public record Manifest(
        String id,
        String name,
        String kind,
        Duration poll,
        Duration pollGap,
        int horizonNights,
        boolean pricedByOccupancy,
        boolean pricedForOne,
        int stayNights,
        Duration gap,
        Duration fullSync,
        List<Setting> settings,
        List<Limit> limits,
        List<String> restrictions) {
    /** One setting of an account. Labels by language. */
    public record Setting(
            String key,
            boolean secret,
            boolean required,
            String otherwise,
            Map<String, String> label,
            Map<String, String> help) {
        /** Where the partner answers; secrets are sent there. */
        public boolean isAddress() {
            return key.endsWith("Url");
        }
    }

    /**
     * A limit of calls.
     *
     * @param name what requests count against it
     * @param perProperty true when each property has its own budget, false when the account shares one
     * @param credit in which fields of its answers the partner tells what is left
     */
    public record Limit(String name, int calls, Duration per, boolean perProperty, Credit credit) {
        /** Of a partner that tells it in the usual fields, or not at all. */
        public Limit(String name, int calls, Duration per, boolean perProperty) {
            this(name, calls, per, perProperty, Credit.USUAL);
        }
    }

    /**
     * Names of header fields; an empty one is read from those in common use.
     *
     * @param remaining how much is left
     * @param resets when there is more: seconds to go, seconds since 1970, or a date
     * @param cost how much of it this call took, where calls are not counted one each
     */
    public record Credit(String remaining, String resets, String cost) {
        /** {@code X-RateLimit-*} and {@code RateLimit-*}. */
        public static final Credit USUAL = new Credit("", "", "");
    }

    public Manifest {
        settings = List.copyOf(settings);
        limits = List.copyOf(limits);
        restrictions = List.copyOf(restrictions);
    }

    /**
     * How one account's prices are published; see the fields of the same names.
     */
    record Prices(boolean byOccupancy, boolean forOne, int stayNights) {}

    /** The same with prices published as an account says. */
    Manifest priced(Prices prices) {
        return new Manifest(
                id,
                name,
                kind,
                poll,
                pollGap,
                horizonNights,
                prices.byOccupancy(),
                prices.forOne(),
                prices.stayNights(),
                gap,
                fullSync,
                settings,
                limits,
                restrictions);
    }

    /** The nights that a partner is told of a property in that zone: from its today on. */
    public NightRange horizon(ZoneId timeZone, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, timeZone);
        return new NightRange(today, today.plusDays(Math.max(1, horizonNights) - 1L));
    }

    /** Reads the file beside the connector's class. A connector without a readable one is a bug and throws. */
    static Manifest of(Connector connector) {
        Class<?> type = connector.getClass();
        try (InputStream file = find(type)) {
            if (file == null) {
                throw new IllegalStateException("connector " + connector.id() + " has no connector.yaml");
            }
            Map<String, Object> yaml = new Yaml(new SafeConstructor(new LoaderOptions())).load(file);
            return read(yaml);
        } catch (IOException e) {
            throw new UncheckedIOException("connector " + connector.id() + ": connector.yaml", e);
        }
    }

    private static @Nullable InputStream find(Class<?> type) {
        // A container may hand out a generated subclass; the file is beside the class that was written.
        for (Class<?> c = type; c != null; c = c.getSuperclass()) {
            InputStream file = c.getResourceAsStream("connector.yaml");
            if (file != null) {
                return file;
            }
        }
        return null;
    }

    private static Manifest read(Map<String, Object> yaml) {
        return new Manifest(
                text(yaml, "id", ""),
                text(yaml, "name", ""),
                text(yaml, "kind", "ota"),
                Duration.parse(text(yaml, "poll", "PT20S")),
                // Test runs need not wait for simulated partners.
                Duration.parse(System.getProperty("relais.test.poll-gap", text(yaml, "pollGap", "PT0S"))),
                Integer.parseInt(text(yaml, "horizonNights", "500")),
                "occupancy".equals(text(yaml, "pricing", "room")),
                false,
                0,
                Duration.parse(text(yaml, "gap", "PT0.15S")),
                Duration.parse(text(yaml, "fullSync", "PT0S")),
                maps(yaml, "settings").stream().map(Manifest::setting).toList(),
                maps(yaml, "limits").stream().map(Manifest::limit).toList(),
                list(yaml, "restrictions"));
    }

    private static Setting setting(Map<String, Object> yaml) {
        return new Setting(
                text(yaml, "key", ""),
                Boolean.parseBoolean(text(yaml, "secret", "false")),
                Boolean.parseBoolean(text(yaml, "required", "false")),
                text(yaml, "default", ""),
                texts(yaml, "label"),
                texts(yaml, "help"));
    }

    private static Limit limit(Map<String, Object> yaml) {
        return new Limit(
                text(yaml, "name", ""),
                Integer.parseInt(text(yaml, "calls", "1")),
                Duration.parse(text(yaml, "per", "PT1M")),
                "property".equals(text(yaml, "scope", "account")),
                new Credit(text(yaml, "remaining", ""), text(yaml, "resets", ""), text(yaml, "cost", "")));
    }

    private static String text(Map<String, Object> yaml, String key, String otherwise) {
        Object value = yaml.get(key);
        return value == null ? otherwise : value.toString();
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> maps(Map<String, Object> yaml, String key) {
        return (List<Map<String, Object>>) yaml.getOrDefault(key, List.of());
    }

    @SuppressWarnings("unchecked")
    private static List<String> list(Map<String, Object> yaml, String key) {
        return (List<String>) yaml.getOrDefault(key, List.of());
    }

    @SuppressWarnings("unchecked")
    private static Map<String, String> texts(Map<String, Object> yaml, String key) {
        return (Map<String, String>) yaml.getOrDefault(key, Map.of());
    }
}
