package io.relais.server.api;

import io.relais.core.reservation.NewReservation;
import io.relais.core.reservation.Source;
import io.relais.vocabulary.Occupancy;
import io.relais.vocabulary.StayDates;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
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
    private static final int PEOPLE_MAX = 99;
    private static final int AGE_MAX = 99;
    private static final int REMARKS_MAX = 4_000;

    NewReservation toRequest() {
        return new NewReservation(
                Params.uuid("propertyId", Params.required("propertyId", propertyId)),
                Source.API,
                Params.uuid("unitTypeId", Params.required("unitTypeId", unitTypeId)),
                Params.uuid("ratePlanId", Params.required("ratePlanId", ratePlanId)),
                dates(),
                occupancy(),
                Params.required("contact", contact).toDetails(),
                Params.text("remarks", remarks, REMARKS_MAX));
    }

    private StayDates dates() {
        LocalDate first = Params.date("arrival", Params.required("arrival", arrival));
        LocalDate last = Params.date("departure", Params.required("departure", departure));
        Params.within("departure - arrival", ChronoUnit.DAYS.between(first, last), 1, StayDates.NIGHTS_MAX);
        return new StayDates(first, last);
    }

    private Occupancy occupancy() {
        int grown = Params.within("adults", Params.required("adults", adults), 0, PEOPLE_MAX);
        int young = Params.within("children", children == null ? 0 : children, 0, PEOPLE_MAX);
        Params.within("adults + children", grown + young, 1, PEOPLE_MAX);
        List<Integer> ages = childAges == null ? List.of() : childAges;
        Params.within("childAges", ages.size(), 0, young);
        ages.forEach(age -> Params.within("childAges", age == null ? -1 : age, 0, AGE_MAX));
        return new Occupancy(grown, young, ages);
    }

    @Override
    public String toString() {
        return "NewReservationBody(redacted)";
    }
}
