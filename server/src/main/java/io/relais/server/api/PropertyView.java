package io.relais.server.api;

import io.relais.core.property.Property;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "Property", description = "One hotel, campsite or rental business place.")
record PropertyView(
        UUID id,

        @Schema(description = "Short code, unique in the organisation", examples = "LAC")
        String code,

        @Schema(examples = "Hôtel du Lac") String name,

        @Schema(description = "IANA time zone; all dates of the property are in it", examples = "Europe/Paris")
        String timeZone,

        @Schema(description = "ISO 4217 code of its prices", examples = "EUR")
        String currency,

        @Schema(description = "IETF tags, the first is the default", examples = "[\"fr\", \"en\"]")
        List<String> languages) {
    static PropertyView of(Property property) {
        return new PropertyView(
                property.id(),
                property.code(),
                property.name(),
                property.timeZone().getId(),
                property.currency(),
                property.languages());
    }
}
