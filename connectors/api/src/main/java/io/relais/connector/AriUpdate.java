package io.relais.connector;

import java.util.List;

/**
 * Changes for one property at the partner, already reduced to what the partner does not know yet.
 *
 * @param remotePropertyId the partner's number for the property
 * @param currency the currency of its prices
 * @param changes runs of equal values; no two of the same kind and product overlap
 */
public record AriUpdate(String remotePropertyId, String currency, List<AriChange> changes) {
    public AriUpdate {
        changes = List.copyOf(changes);
    }
}
