package io.relais.connector;

import java.time.LocalDate;
import java.util.List;

/** Tells which reservations a partner made for a property, to be compared with the register. It delivers none. */
public interface ListsReservations extends Connector {
    /** The longest span of creation dates that one {@link #reservations} may cover, in days. */
    int daysPerList();

    /**
     * Every reservation created in the span, cancelled ones too.
     *
     * @param currency of the property, for amounts told as bare numbers
     * @param from first day of creation
     * @param to last day of creation
     * @throws PartnerFault when the partner did not tell
     */
    List<ListedReservation> reservations(
            Session session, String remotePropertyId, String currency, LocalDate from, LocalDate to);
}
