package io.relais.server.console;

import io.relais.core.connection.Connectors;
import io.relais.core.reservation.RegisterRow;
import io.relais.core.reservation.Status;

/**
 * One line of the register as it is read.
 *
 * @param property its name, empty where only one property is in sight
 * @param gone cancelled or never came
 */
public record RowView(
        String id,
        String number,
        String externalId,
        String guest,
        String arrival,
        String nights,
        String people,
        String unitTypes,
        String property,
        Mark source,
        String total,
        Badge state,
        boolean gone) {

    static RowView of(RegisterRow row, Visit visit, Connectors connectors, boolean showProperty) {
        Texts texts = visit.texts();
        return new RowView(
                row.id().toString(),
                row.confirmationNumber(),
                row.externalId(),
                row.guestName().isBlank() ? texts.of("guest.unknown") : row.guestName(),
                visit.formats().day(row.arrival()),
                row.arrival() == null ? "" : texts.of("nights.short", row.nights()),
                people(row.adults(), row.children()),
                row.unitTypes(),
                showProperty ? row.propertyName() : "",
                Mark.of(row, texts, connectors),
                visit.formats().money(row.total()),
                Badge.of(row.status(), row.conflict(), texts),
                row.status() == Status.CANCELLED || row.status() == Status.NO_SHOW);
    }

    /** "2 + 1": adults and children. */
    private static String people(int adults, int children) {
        return children == 0 ? String.valueOf(adults) : adults + " + " + children;
    }
}
