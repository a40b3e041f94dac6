package io.relais.server.api;

import io.relais.core.property.Party;
import io.relais.core.quote.QuoteAsk;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(name = "QuoteRequest", description = "A stay whose price is asked.")
record QuoteBody(
        @Schema(required = true, format = "uuid") @Nullable String propertyId,
        @Schema(required = true, format = "uuid") @Nullable String unitTypeId,
        @Schema(required = true, format = "uuid") @Nullable String ratePlanId,

        @Schema(required = true, format = "date", description = Wire.DATE, examples = "2026-07-14") @Nullable
        String arrival,

        @Schema(required = true, format = "date", description = Wire.DATE, examples = "2026-07-21") @Nullable
        String departure,

        @Schema(minimum = "0", maximum = "99", description = "Required without a party", examples = "2") @Nullable
        Integer adults,

        @Schema(minimum = "0", maximum = "99", defaultValue = "0") @Nullable
        Integer children,

        @Schema(description = "In years; not more than children", examples = "[7]") @Nullable
        List<Integer> childAges,

        @Schema(description = "Who comes, by code of age category; goes before adults and children") @Nullable
        Map<String, Integer> party,

        @Nullable List<StayParams.OptionBody> options,

        @Schema(examples = "PROMO3333") @Nullable String promotionCode) {
    UUID property() {
        return Params.requiredUuid("propertyId", propertyId);
    }

    QuoteAsk ask(LocalDate today) {
        Party who = StayParams.party(party);
        return new QuoteAsk(
                property(),
                Params.requiredUuid("unitTypeId", unitTypeId),
                Params.requiredUuid("ratePlanId", ratePlanId),
                StayParams.dates(arrival, departure),
                StayParams.occupancy(adults, children, childAges, who),
                who,
                StayParams.options(options),
                StayParams.promotion(promotionCode),
                today);
    }
}
