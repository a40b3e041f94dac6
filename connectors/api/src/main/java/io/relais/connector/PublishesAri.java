package io.relais.connector;

import java.util.List;
import java.util.Optional;

/** Sends availability, prices and restrictions to a partner. */
public interface PublishesAri extends Connector {
    /**
     * Packs changes into the fewest messages that the partner's limits allow, in the order they must be sent. A pure
     * function. Every change of the update is in exactly one message, or is split over messages without overlap.
     */
    List<AriMessage> pack(AriUpdate update);

    /**
     * Sends one message. An answer of success with warnings inside is not a success: each refused change is a rejection.
     *
     * @throws PartnerFault when it is not known, or known not, to have been applied as a whole
     */
    AriAnswer send(Session session, AriMessage message);

    /**
     * Whether an account tells its prices per number of people; empty when its {@code connector.yaml} says it for all accounts.
     *
     * @throws PartnerFault {@link Fault#CONFIG} when a setting makes no sense
     */
    default Optional<Boolean> pricedByOccupancy(Settings settings) {
        return Optional.empty();
    }

    /**
     * Whether an account with one price per room is told the price for one person beside it ({@link AriChange.Price} with
     * occupancy 1), where there is one.
     *
     * @throws PartnerFault {@link Fault#CONFIG} when a setting makes no sense
     */
    default boolean pricedForOne(Settings settings) {
        return false;
    }

    /**
     * For how many lengths of stay an account tells totals ({@link AriChange.Stays}) in place of prices of nights; 0 = it tells
     * prices of nights.
     *
     * @throws PartnerFault {@link Fault#CONFIG} when a setting makes no sense
     */
    default int stayNights(Settings settings) {
        return 0;
    }
}
