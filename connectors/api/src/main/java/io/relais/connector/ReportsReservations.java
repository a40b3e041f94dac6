package io.relais.connector;

/** Tells a partner what became of its reservations. */
public interface ReportsReservations extends Connector {
    /**
     * Sends one report. When the partner may take it is checked before by whoever calls, by the partner's published time windows.
     *
     * @throws PartnerFault {@link Fault#REJECTED} with the partner's words when it does not take it
     */
    void report(Session session, ReservationReport report);
}
