package io.relais.connector;

import java.util.Optional;

/** Tells what a partner pays a property for one reservation, and what is left on a virtual card. It collects nothing. */
public interface TellsPayments extends Connector {
    /**
     * The newest state. Empty when the partner holds none for the reservation, or no longer.
     *
     * @throws PartnerFault when the partner did not tell
     */
    Optional<PartnerPayment> payment(Session session, String externalId);
}
