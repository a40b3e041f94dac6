package io.relais.server.api;

import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(name = "NewStay", description = "One stay of an own sale.")
record NewStayBody(
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

        @Schema(
                description =
                        "Who comes, by the property's age categories: code to number. Beside adults and children.",
                examples = "{\"adult\": 2, \"dog\": 1}")
        @Nullable
        Map<String, @Nullable Integer> party,

        @Schema(description = "Options and extras; at most 50") @Nullable
        List<@Nullable OptionBody> options,

        @Schema(description = "Who sleeps there; without it the one who books", examples = "Anna Weber") @Nullable
        String guestName) {
    @Schema(name = "NewOption", description = "An option or extra of the property.")
    record OptionBody(
            @Schema(required = true, examples = "breakfast") @Nullable
            String code,

            @Schema(minimum = "1", maximum = "999", defaultValue = "1") @Nullable
            Integer quantity) {}

    @Override
    public String toString() {
        return "NewStayBody(redacted)";
    }
}
