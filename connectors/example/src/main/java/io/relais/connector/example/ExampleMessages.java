package io.relais.connector.example;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The partner's messages, field for field and with the partner's names. Everything that may be absent is nullable here
 * and becomes empty in {@link ExampleMapping}: no rule lives in this file.
 */
final class ExampleMessages {
    private ExampleMessages() {}

    /** One reservation of {@code GET /reservations/waiting}, always in its full present state. */
    @JsonNaming(SnakeCaseStrategy.class)
    record Reservation(
            @Nullable String number,
            @Nullable String property,
            @Nullable String state,
            @Nullable String changedAt,
            @Nullable String currency,
            @Nullable BigDecimal total,
            @Nullable BigDecimal commission,
            @Nullable String wishes,
            @Nullable Boolean prepaid,
            @Nullable Booker guest,
            @Nullable List<Room> rooms) {}

    /** Who booked. */
    @JsonNaming(SnakeCaseStrategy.class)
    record Booker(
            @Nullable String firstName,
            @Nullable String lastName,
            @Nullable String email,
            @Nullable String phone,
            @Nullable String country,
            @Nullable String language) {}

    /** One room of a reservation. {@code line} stays the same when the reservation changes. */
    record Room(
            @Nullable String line,
            @Nullable String room,
            @Nullable String rate,
            @Nullable String arrival,
            @Nullable String departure,
            @Nullable Integer adults,
            @Nullable Integer children,
            @Nullable BigDecimal total,
            @Nullable List<Night> nights,
            @Nullable List<Service> services) {}

    /** The price of one night. */
    record Night(@Nullable String date, @Nullable BigDecimal price) {}

    /** Breakfast, parking, city tax. {@code included} tells whether the total already holds it. */
    record Service(
            @Nullable String name,
            @Nullable String type,
            @Nullable BigDecimal price,
            @Nullable Boolean included) {}

    /** The body of {@code POST /reservations/taken}. */
    record Taken(List<String> taken) {}

    /** The body of {@code POST /calendar}. */
    record Calendar(String property, String currency, List<Line> lines) {}

    /** One run of nights, both ends included; a field that is absent leaves the partner's value as it is. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonNaming(SnakeCaseStrategy.class)
    record Line(
            String room,
            @Nullable String rate,
            String from,
            String to,
            @Nullable Integer free,
            @Nullable Integer people,
            @Nullable BigDecimal price,
            @Nullable Rules rules) {}

    /** The rules of a rate plan on these nights. */
    @JsonNaming(SnakeCaseStrategy.class)
    record Rules(int minNights, int maxNights, boolean closed, boolean noArrival, boolean noDeparture) {}
}
