package io.relais.server.api;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(name = "NewReservation", description = "An own sale of one unit. Nights, prices and restrictions are checked.")
record NewReservationBody(
        @Schema(required = true, format = "uuid") @Nullable String propertyId,
        @Schema(required = true, format = "uuid") @Nullable String unitTypeId,
        @Schema(required = true, format = "uuid") @Nullable String ratePlanId,

        @Schema(required = true, format = "date", description = Wire.DATE, examples = "2026-07-14") @Nullable
        String arrival,

        @Schema(
                required = true,
                format = "date",
                description = Wire.DATE + ", not a night of the stay",
                examples = "2026-07-17")
        @Nullable
        String departure,

        @Schema(required = true, minimum = "0", maximum = "99", examples = "2") @Nullable
        Integer adults,

        @Schema(minimum = "0", maximum = "99", examples = "1", defaultValue = "0") @Nullable
        Integer children,

        @Schema(description = "In years; not more than children", examples = "[7]") @Nullable
        List<Integer> childAges,

        @Schema(required = true) @Nullable ContactView contact,

        @Schema(description = "At most 4,000 characters") @Nullable
        String remarks) {
    @Override
    public String toString() {
        return "NewReservationBody(redacted)";
    }
}
