package io.relais.connector;

import java.util.List;

/** Asks for reservations that the partner could not deliver in time. */
public interface RecoversReservations extends Connector {
    /**
     * Whatever was missed for the account; stored and acknowledged like any pulled message.
     *
     * @throws PartnerFault when the partner did not tell
     */
    List<Inbound> missed(Session session);
}
