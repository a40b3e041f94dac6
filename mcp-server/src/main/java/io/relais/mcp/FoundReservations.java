package io.relais.mcp;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.relais.core.reservation.RegisterPage;
import io.relais.core.reservation.RegisterRow;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of the register.
 *
 * @param nextCursor for the next page, absent on the last
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FoundReservations(
        List<Line> reservations, @Nullable String nextCursor) {
    /** One reservation, as the register lists it. Dates are local to the property; {@code total} as {@code 310.50 EUR}. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Line(
            String id,
            String confirmationNumber,
            String propertyId,
            String property,
            String source,
            @Nullable String channel,
            @Nullable String externalId,
            String status,
            @Nullable String conflict,
            @Nullable LocalDate arrival,
            @Nullable LocalDate departure,
            int nights,
            int adults,
            int children,
            @Nullable String unitTypes,
            @Nullable String guestName,
            String total,
            Instant createdAt) {
        static Line of(RegisterRow row) {
            return new Line(
                    row.id().toString(),
                    row.confirmationNumber(),
                    row.propertyId().toString(),
                    row.propertyName(),
                    row.source().code(),
                    Words.orNull(row.channelName().isEmpty() ? row.channel() : row.channelName()),
                    Words.orNull(row.externalId()),
                    row.status().code(),
                    Words.orNull(row.conflict().code()),
                    row.arrival(),
                    row.departure(),
                    row.nights(),
                    row.adults(),
                    row.children(),
                    Words.orNull(row.unitTypes()),
                    Words.orNull(row.guestName()),
                    row.total().toString(),
                    row.createdAt());
        }
    }

    static FoundReservations of(RegisterPage page) {
        return new FoundReservations(page.rows().stream().map(Line::of).toList(), Words.orNull(page.nextCursor()));
    }
}
