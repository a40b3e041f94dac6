package io.relais.connector.testkit;

import java.util.List;

/**
 * What an {@link AriContract} publishes: numbers as the partner would give them.
 *
 * @param remotePropertyId the property
 * @param roomIds at least two unit types
 * @param rateIds at least two rate plans
 * @param currency the property's currency
 * @param perOccupancy whether prices are told per number of people (1 to 3) or per room (0)
 * @param bodyBytesMax the partner's limit for one message in bytes of UTF-8
 */
public record AriFixture(
        String remotePropertyId,
        List<String> roomIds,
        List<String> rateIds,
        String currency,
        boolean perOccupancy,
        int bodyBytesMax) {
    public AriFixture {
        roomIds = List.copyOf(roomIds);
        rateIds = List.copyOf(rateIds);
        if (roomIds.size() < 2 || rateIds.size() < 2) {
            throw new IllegalArgumentException("a contract needs two rooms and two rates to tell them apart");
        }
    }
}
