package io.relais.sandbox.booking;

import io.relais.sandbox.world.Card;
import io.relais.sandbox.world.Revision;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/** The card of a booking as Booking.com tells it: published test numbers only, and never more than once. */
record CardXml(
        String code, String bxmlType, String number, String cvc, String holder, LocalDate expires, boolean virtual) {
    private static final DateTimeFormatter MONTH_YEAR = DateTimeFormatter.ofPattern("MMuu");
    private static final DateTimeFormatter MONTH_SLASH_YEAR = DateTimeFormatter.ofPattern("MM/uuuu");

    static CardXml of(Revision revision) {
        LocalDate arrival = revision.rooms().getFirst().arrival();
        String holder = revision.guest().fullName();
        return switch (revision.card()) {
            case NONE -> new CardXml("", "", "", "", "", arrival, false);
            case GUEST -> new CardXml("VI", "Visa", "4111111111111111", "123", holder, arrival.plusYears(1), false);
            case VIRTUAL ->
                new CardXml(
                        "MC", "MasterCard", "5555555555554444", "321", "Bookingcom Agent", arrival.plusYears(1), true);
            case UNREADABLE -> new CardXml("XX", "", "0000000000000000", "000", "-", arrival, false);
        };
    }

    boolean present() {
        return !code.isEmpty();
    }

    String otaExpiry() {
        return code.equals("XX") ? "0000" : MONTH_YEAR.format(expires);
    }

    String bxmlExpiry() {
        return present() ? MONTH_SLASH_YEAR.format(expires) : "";
    }

    static boolean prepaid(Revision revision) {
        return revision.card() == Card.VIRTUAL;
    }

    @Override
    public String toString() {
        return "CardXml[…]";
    }
}
