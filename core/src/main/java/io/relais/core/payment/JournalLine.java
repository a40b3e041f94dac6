package io.relais.core.payment;

/**
 * A taking as the journal lists it.
 *
 * @param confirmationNumber of the reservation, empty once it was erased
 * @param register name of the cash register, empty for none
 */
public record JournalLine(Taking taking, String confirmationNumber, String register) {}
