package io.relais.connector.channex;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Channex's messages with Channex's names. Scalars are kept as text, because the same field comes as a number, a string
 * or null depending on the OTA behind it; {@link ChannexMapping} gives them meaning.
 *
 * <p>Source: docs.channex.io, Bookings Collection and Availability and Rates.
 */
final class ChannexMessages {
    private ChannexMessages() {}

    /** The {@code attributes} of a {@code booking_revision} or a {@code booking}: the full present state. */
    @JsonNaming(SnakeCaseStrategy.class)
    record Booking(
            @Nullable String id,
            @Nullable String propertyId,
            @Nullable String bookingId,
            @Nullable String revisionId,
            @Nullable String uniqueId,
            @Nullable String otaReservationCode,
            @Nullable String otaName,
            @Nullable String secondaryOta,
            @Nullable String status,
            @Nullable String arrivalDate,
            @Nullable String departureDate,
            @Nullable String arrivalHour,
            @Nullable String amount,
            @Nullable String otaCommission,
            @Nullable String currency,
            @Nullable String notes,
            @Nullable String paymentCollect,
            @Nullable String insertedAt,
            @Nullable Occupancy occupancy,
            @Nullable Customer customer,
            @Nullable Guarantee guarantee,
            @Nullable List<Room> rooms,
            @Nullable List<Line> services,
            @Nullable List<Line> taxes) {}

    @JsonNaming(SnakeCaseStrategy.class)
    record Room(
            @Nullable String bookingRoomId,
            @Nullable String otaUniqueId,
            @Nullable String roomTypeId,
            @Nullable String ratePlanId,
            @Nullable String checkinDate,
            @Nullable String checkoutDate,
            @Nullable String isCancelled,
            @Nullable String amount,
            @Nullable Map<String, @Nullable String> days,
            @Nullable Occupancy occupancy,
            @Nullable List<Guest> guests,
            @Nullable List<Line> services,
            @Nullable List<Line> taxes,
            @Nullable JsonNode meta) {}

    record Occupancy(
            @Nullable String adults,
            @Nullable String children,
            @Nullable String infants,
            @Nullable List<@Nullable String> ages) {}

    record Guest(@Nullable String name, @Nullable String surname) {}

    /** A service or a tax. Only taxes tell whether they are inclusive. */
    @JsonNaming(SnakeCaseStrategy.class)
    record Line(
            @Nullable String name,
            @Nullable String type,
            @Nullable String totalPrice,
            @Nullable String isInclusive) {}

    /** {@code company} is an object with a title, a plain text or null. */
    record Customer(
            @Nullable String name,
            @Nullable String surname,
            @Nullable String mail,
            @Nullable String phone,
            @Nullable String address,
            @Nullable String zip,
            @Nullable String city,
            @Nullable String country,
            @Nullable String language,
            @Nullable JsonNode company) {}

    /** A card, masked unless the receiver is PCI-certified. Its number is never read into anything of ours. */
    @JsonNaming(SnakeCaseStrategy.class)
    record Guarantee(
            @Nullable String cardNumber,
            @Nullable String cardType,
            @Nullable String token,
            @Nullable String isVirtual) {
        @Override
        public String toString() {
            return "Guarantee(redacted)";
        }
    }

    /** One value of {@code POST /api/v1/availability}; both dates inclusive. */
    @JsonNaming(SnakeCaseStrategy.class)
    record AvailabilityValue(String propertyId, String roomTypeId, String dateFrom, String dateTo, int availability) {}

    /** One value of {@code POST /api/v1/restrictions}. An absent field keeps its value; null would be refused. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonNaming(SnakeCaseStrategy.class)
    record RestrictionsValue(
            String propertyId,
            String ratePlanId,
            String dateFrom,
            String dateTo,
            @Nullable Object rate,
            @Nullable List<OccupancyRate> rates,
            @Nullable Integer minStayArrival,
            @Nullable Integer minStayThrough,
            @Nullable Integer maxStay,
            @Nullable Boolean stopSell,
            @Nullable Boolean closedToArrival,
            @Nullable Boolean closedToDeparture) {}

    record OccupancyRate(int occupancy, Object rate) {}
}
