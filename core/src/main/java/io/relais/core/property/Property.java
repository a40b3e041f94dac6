package io.relais.core.property;

import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

/**
 * One hotel, campsite or rental business place.
 *
 * @param code short code, unique in the organisation
 * @param currency ISO 4217 code of its prices
 * @param languages IETF tags, the first is the default
 */
public record Property(
        UUID id,
        UUID organisationId,
        String code,
        String name,
        ZoneId timeZone,
        String currency,
        List<String> languages) {
    public Property {
        languages = List.copyOf(languages);
    }
}
