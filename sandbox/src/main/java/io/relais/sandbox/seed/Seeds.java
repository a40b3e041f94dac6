package io.relais.sandbox.seed;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The seeds file. Lists may be left out; prices are decimal text in the hotel's currency.
 *
 * @param switches changes to the usual switches, see the README
 * @param calendars rooms whose calendars are published
 */
public record Seeds(BookingSeeds booking, ChannexSeeds channex, JsonNode switches, List<CalendarSeed> calendars) {
    private static final ObjectMapper YAML =
            new ObjectMapper(new YAMLFactory()).configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, true);

    public Seeds(
            @Nullable BookingSeeds booking,
            @Nullable ChannexSeeds channex,
            @Nullable JsonNode switches,
            @Nullable List<CalendarSeed> calendars) {
        this.booking = booking == null ? new BookingSeeds(List.of(), List.of()) : booking;
        this.channex = channex == null ? new ChannexSeeds("", List.of()) : channex;
        this.switches = switches == null ? MissingNode.getInstance() : switches;
        this.calendars = calendars == null ? List.of() : List.copyOf(calendars);
    }

    /**
     * Reads the file.
     *
     * @throws IOException if the file is missing, malformed or has an unknown key; the message says where
     */
    public static Seeds read(Path file) throws IOException {
        return YAML.readValue(Files.readString(file), Seeds.class);
    }

    /** Reads seeds from YAML text. */
    public static Seeds parse(String yaml) throws IOException {
        return YAML.readValue(yaml, Seeds.class);
    }

    /** Booking.com: machine accounts and hotels. */
    public record BookingSeeds(List<Account> accounts, List<HotelSeed> hotels) {
        public BookingSeeds(@Nullable List<Account> accounts, @Nullable List<HotelSeed> hotels) {
            this.accounts = accounts == null ? List.of() : List.copyOf(accounts);
            this.hotels = hotels == null ? List.of() : List.copyOf(hotels);
        }
    }

    /** A machine account; {@code style} is {@code ota} (queues with acknowledgement) or {@code bxml} (pulled is delivered). */
    public record Account(String clientId, String clientSecret, String style) {
        public Account {
            Objects.requireNonNull(clientId, "clientId");
            Objects.requireNonNull(clientSecret, "clientSecret");
            if (!List.of("ota", "bxml").contains(style)) {
                throw new IllegalArgumentException("account style must be ota or bxml");
            }
        }

        public boolean ota() {
            return style.equals("ota");
        }
    }

    /** A hotel at Booking.com. */
    public record HotelSeed(String id, String name, String currency, String account, List<RoomSeed> rooms) {}

    /** A room at Booking.com. */
    public record RoomSeed(
            String id,
            String name,
            int maxOccupancy,
            @Nullable String defaultPrice,
            List<RateSeed> rates) {}

    /** A rate at Booking.com; rooms may share its id. */
    public record RateSeed(String id, String name) {}

    /** Channex: one key for all properties. */
    public record ChannexSeeds(String apiKey, List<PropertySeed> properties) {
        public ChannexSeeds(@Nullable String apiKey, @Nullable List<PropertySeed> properties) {
            this.apiKey = apiKey == null ? "" : apiKey;
            this.properties = properties == null ? List.of() : List.copyOf(properties);
        }
    }

    /** A property at Channex; {@code ota} is where its guests book (Expedia unless said). */
    public record PropertySeed(
            String id,
            String title,
            String currency,
            @Nullable String ota,
            List<RoomTypeSeed> roomTypes,
            List<RatePlanSeed> ratePlans) {}

    /** A room type at Channex. */
    public record RoomTypeSeed(
            String id,
            String title,
            int occAdults,
            @Nullable String defaultPrice) {}

    /** A rate plan at Channex; {@code sellMode} is {@code per_room} or {@code per_person}. */
    public record RatePlanSeed(String id, String title, String roomTypeId, String sellMode) {}

    /** A room whose calendar is published; {@code style} is {@code airbnb}, {@code booking} or {@code other}. */
    public record CalendarSeed(String id, String style, List<StaySeed> stays) {
        public CalendarSeed(String id, String style, @Nullable List<StaySeed> stays) {
            this.id = id;
            this.style = style;
            this.stays = stays == null ? List.of() : List.copyOf(stays);
        }
    }

    /** A guest who arrives in so many days after the first start. */
    public record StaySeed(int in, int nights) {}
}
