package io.relais.connector;

import io.relais.vocabulary.NightRange;

/** Asks a partner what it holds itself, so that what it believes is observed and not only assumed. */
public interface ReadsBack extends Connector {
    /** How many nights one {@link #observe} may cover at most. */
    int nightsPerObservation();

    /**
     * What the partner holds for a property in those nights. What it does not tell (some dialects read back no restriction,
     * or only some prices) is not in the answer and must not be taken for empty.
     *
     * @param currency of the property, for prices that the partner tells as bare numbers
     * @throws PartnerFault when the partner did not tell
     */
    Observation observe(Session session, String remotePropertyId, String currency, NightRange nights);
}
