package io.relais.connector;

import io.relais.vocabulary.Money;
import java.util.List;

/**
 * The stays, money and remarks of a reservation message.
 *
 * @param stays one per room, pitch or unit booked; empty when every room was cancelled
 * @param total what the guest pays for the reservation as the partner counts it
 * @param commission the partner's commission, zero when not told
 * @param extras extras of the reservation as a whole; those of one room are on its stay
 * @param remarks the guest's wishes and the partner's notes, line by line; empty when none
 * @param guarantee how payment is promised
 * @param channelName the OTA behind an aggregator, as the aggregator names it; empty when the partner is the OTA itself
 */
public record ReservationContent(
        List<RoomStay> stays,
        Money total,
        Money commission,
        List<Extra> extras,
        String remarks,
        Guarantee guarantee,
        String channelName) {
    /** How payment is promised. Card numbers stay in the encrypted message. */
    public enum Guarantee {
        UNKNOWN,
        NONE,
        CARD,
        VIRTUAL_CARD,
        PAID_TO_CHANNEL
    }

    public ReservationContent {
        stays = List.copyOf(stays);
        extras = List.copyOf(extras);
    }

    @Override
    public String toString() {
        return stays.size() + " stays, " + total;
    }
}
