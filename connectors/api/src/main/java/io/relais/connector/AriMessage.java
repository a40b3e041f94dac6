package io.relais.connector;

import java.util.List;

/**
 * One message ready to send.
 *
 * @param operation what it does, as {@code ari.availability}; names the exchange and the metrics
 * @param remotePropertyId the property at the partner, for budgets counted per property
 * @param body the exact body
 * @param changes what it carries
 */
public record AriMessage(String operation, String remotePropertyId, String body, List<AriChange> changes) {
    public AriMessage {
        changes = List.copyOf(changes);
    }

    @Override
    public String toString() {
        return operation + " with " + changes.size() + " changes";
    }
}
