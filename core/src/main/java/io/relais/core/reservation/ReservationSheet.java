package io.relais.core.reservation;

import io.relais.connector.Extra;
import io.relais.core.guest.Contact;
import io.relais.vocabulary.Money;
import java.util.List;
import java.util.UUID;

/**
 * All there is to say about one reservation, except its history.
 *
 * @param row what the register shows
 * @param contact the details given for this reservation
 * @param stays its lines
 * @param extras extras of the reservation as a whole
 * @param guarantee how payment is promised: unknown, none, card, virtual-card, paid-to-channel
 * @param version raised by every change
 * @param charges lines of the price beside the nights
 * @param terms what was paid, tags, group and the like
 * @param desk what people at the desk wrote
 */
public record ReservationSheet(
        RegisterRow row,
        Contact contact,
        List<SheetStay> stays,
        List<Extra> extras,
        Money commission,
        String guarantee,
        String remarks,
        int version,
        List<SheetCharge> charges,
        SheetTerms terms,
        SheetDesk desk) {
    public ReservationSheet {
        stays = List.copyOf(stays);
        extras = List.copyOf(extras);
        charges = List.copyOf(charges);
    }

    /**
     * What the total has beyond its lines (stays, extras and charges that are not included elsewhere). Zero for our own; partners
     * tell totals that their lines do not add up to.
     */
    public Money unexplained() {
        String currency = row.total().currency();
        long lines = stays.stream().mapToLong(stay -> stay.total().minor()).sum()
                + stays.stream().mapToLong(stay -> added(stay.extras())).sum()
                + added(extras)
                + charges.stream()
                        .filter(charge -> !charge.included())
                        .mapToLong(charge -> charge.amount().minor())
                        .sum();
        return new Money(row.total().minor() - lines, currency);
    }

    private static long added(List<Extra> extras) {
        return extras.stream()
                .filter(extra -> !extra.included())
                .mapToLong(extra -> extra.total().minor())
                .sum();
    }

    public UUID id() {
        return row.id();
    }
}
