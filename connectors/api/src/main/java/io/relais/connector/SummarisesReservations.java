package io.relais.connector;

import java.util.List;

/** Tells the reservations that a property already has at the partner, for the first import before anything is sent. */
public interface SummarisesReservations extends Connector {
    /**
     * Reservations made before the connection existed, still to come or running. Their message ids are the same when asked again,
     * and {@link PullsReservations#read} reads them; they need no acknowledgement.
     *
     * @throws PartnerFault when the partner did not tell
     */
    List<Inbound> summary(Session session, String remotePropertyId);
}
