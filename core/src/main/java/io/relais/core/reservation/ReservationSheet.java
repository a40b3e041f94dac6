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
 */
public record ReservationSheet(
        RegisterRow row,
        Contact contact,
        List<SheetStay> stays,
        List<Extra> extras,
        Money commission,
        String guarantee,
        String remarks,
        int version) {
    public ReservationSheet {
        stays = List.copyOf(stays);
        extras = List.copyOf(extras);
    }

    public UUID id() {
        return row.id();
    }
}
