package io.relais.server.console;

import io.relais.core.connection.Connectors;
import io.relais.core.reservation.RegisterRow;
import io.relais.core.reservation.Status;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One line of the register as it is read.
 *
 * @param property its name, empty where only one property is in sight
 * @param owed what is still to pay, empty when nothing is
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
        boolean gone,
        String departure,
        String units,
        String paid,
        String owed) {

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
                counted(row.unitTypes()),
                showProperty ? row.propertyName() : "",
                Mark.of(row, texts, connectors),
                visit.formats().money(row.total()),
                Badge.of(row.status(), row.conflict(), texts),
                row.status() == Status.CANCELLED || row.status() == Status.NO_SHOW,
                visit.formats().day(row.departure()),
                row.units(),
                visit.formats().money(row.paid()),
                row.balance().minor() == 0 ? "" : visit.formats().money(row.balance()));
    }

    /** "Lodge, Lodge, Pitch" as "2 × Lodge, Pitch": a group's line stays one line. */
    private static String counted(String unitTypes) {
        Map<String, Long> counts = Arrays.stream(unitTypes.split(", ", -1))
                .collect(Collectors.groupingBy(name -> name, LinkedHashMap::new, Collectors.counting()));
        return counts.entrySet().stream()
                .map(type -> type.getValue() == 1 ? type.getKey() : type.getValue() + " × " + type.getKey())
                .collect(Collectors.joining(", "));
    }

    /** "2 + 1": adults and children. */
    private static String people(int adults, int children) {
        return children == 0 ? String.valueOf(adults) : adults + " + " + children;
    }
}
