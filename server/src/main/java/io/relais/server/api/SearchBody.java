package io.relais.server.api;

import io.relais.core.property.Party;
import io.relais.core.quote.Search;
import io.relais.core.quote.SearchAsk;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(name = "AvailabilitySearch", description = "What somebody looks for.")
record SearchBody(
        @Schema(description = "At most 200; none = every property the key may see") @Nullable
        List<String> propertyIds,

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
    SearchAsk ask() {
        Party who = StayParams.party(party);
        List<String> ids = propertyIds == null ? List.of() : propertyIds;
        Params.within("propertyIds", ids.size(), 0, Search.PROPERTIES_MAX);
        List<UUID> properties = ids.stream()
                .map(id -> Params.requiredUuid("propertyIds", id))
                .distinct()
                .toList();
        return new SearchAsk(
                properties,
                StayParams.dates(arrival, departure),
                StayParams.occupancy(adults, children, childAges, who),
                who,
                StayParams.options(options),
                StayParams.promotion(promotionCode));
    }
}
