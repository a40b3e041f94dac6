package io.relais.server.api;

import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(
        name = "NewReservation",
        description = "An own sale. One stay is told flat, several as `stays`; all are sold or none.")
record NewReservationBody(
        @Schema(required = true, format = "uuid") @Nullable String propertyId,

        @Schema(format = "uuid", description = Sale.FLAT) @Nullable
        String unitTypeId,

        @Schema(format = "uuid", description = Sale.FLAT) @Nullable
        String ratePlanId,

        @Schema(format = "date", description = Wire.DATE, examples = "2026-07-14") @Nullable
        String arrival,

        @Schema(format = "date", description = Wire.DATE + ", not a night of the stay", examples = "2026-07-17")
        @Nullable
        String departure,

        @Schema(minimum = "0", maximum = "99", examples = "2") @Nullable
        Integer adults,

        @Schema(minimum = "0", maximum = "99", examples = "1", defaultValue = "0") @Nullable
        Integer children,

        @Schema(description = "In years; not more than children", examples = "[7]") @Nullable
        List<Integer> childAges,

        @Schema(description = "Who comes, by the property's age categories: code to number") @Nullable
        Map<String, @Nullable Integer> party,

        @Schema(description = "Options and extras; at most 50") @Nullable
        List<NewStayBody.@Nullable OptionBody> options,

        @Schema(description = "Instead of the one stay above; at most 20") @Nullable
        List<@Nullable NewStayBody> stays,

        @Schema(description = "pending, option or confirmed", defaultValue = "confirmed", examples = "option") @Nullable
        String status,

        @Schema(
                format = "date-time",
                description = "When an option gives its nights back by itself; only with status option",
                examples = "2026-06-01T18:00:00Z")
        @Nullable
        String optionExpiresAt,

        @Schema(description = "Checked with the price", examples = "SPRING") @Nullable
        String promotionCode,

        @Schema(required = true) @Nullable ContactView contact,

        @Schema(description = "At most 4,000 characters") @Nullable
        String remarks) {
    @Override
    public String toString() {
        return "NewReservationBody(redacted)";
    }
}
