package io.relais.connector;

import java.util.List;

/**
 * Fetches reservations that wait at the partner. The hub calls {@link #pull}, stores every message durably, and only
 * then calls {@link #acknowledge}: a message may come again, it never gets lost.
 */
public interface PullsReservations extends Connector {
    /**
     * Everything that waits for this account, one {@link Inbound} per reservation, in the partner's order. A body that
     * cannot be split is returned whole as one inbound without a receipt, so that it is kept and seen by a person.
     *
     * @throws PartnerFault when the partner did not answer with reservations
     */
    List<Inbound> pull(Session session);

    /**
     * Tells the partner which messages are kept. Called with the receipts of one or more pulls. Partners without
     * acknowledgement do nothing here.
     *
     * @throws PartnerFault when the partner did not take the acknowledgement; the messages will simply come again
     */
    void acknowledge(Session session, List<Acknowledgement> acknowledgements);

    /**
     * Reads a stored message. A pure function: it is called again when a parked message is replayed.
     *
     * @throws UnreadableMessage when the message lacks what a reservation needs; the hub parks it with the reason
     */
    ReservationMessage read(Inbound inbound);
}
