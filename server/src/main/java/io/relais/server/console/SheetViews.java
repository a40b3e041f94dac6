package io.relais.server.console;

import io.relais.core.access.Permission;
import io.relais.core.access.Principal;
import io.relais.core.connection.Connectors;
import io.relais.core.property.Properties;
import io.relais.core.property.Property;
import io.relais.core.reservation.ReservationSheet;
import io.relais.core.reservation.Reservations;
import io.relais.core.reservation.SheetStay;
import io.relais.core.reservation.Status;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;

/** Asks for one reservation and makes it readable. */
@Singleton
final class SheetViews {
    private final Reservations reservations;
    private final Properties properties;
    private final Connectors connectors;
    private final GuestCards guestCards;

    @Inject
    SheetViews(Reservations reservations, Properties properties, Connectors connectors, GuestCards guestCards) {
        this.guestCards = guestCards;
        this.reservations = reservations;
        this.properties = properties;
        this.connectors = connectors;
    }

    SheetPage.View view(UUID id, String tab, Visit visit, UnitUndo undo) {
        Principal principal = visit.principal();
        ReservationSheet sheet = reservations.get(principal, id);
        Property property = properties.get(principal, sheet.row().propertyId());
        SheetView view = sheet(sheet, property, visit);
        String url = "/console/sheet/" + id + "/" + tab;
        boolean details = "details".equals(tab);
        HistoryView history = HistoryView.of(
                details ? List.of() : reservations.history(principal, id), property.timeZone(), visit, url);
        Live live = Live.of(
                url,
                List.of(view, history.lines(), details ? guestCards.card(id.toString()) : ""),
                visit.texts().of("live.changed"));
        return new SheetPage.View(view, tab, history, undo, live);
    }

    /** The sheet alone, for a question about it. */
    SheetView sheet(UUID id, Visit visit) {
        ReservationSheet sheet = reservations.get(visit.principal(), id);
        return sheet(sheet, properties.get(visit.principal(), sheet.row().propertyId()), visit);
    }

    private SheetView sheet(ReservationSheet sheet, Property property, Visit visit) {
        boolean mayWrite = visit.principal().may(Permission.RESERVATIONS_WRITE);
        boolean open = sheet.row().status() != Status.CANCELLED && sheet.row().status() != Status.NO_SHOW;
        List<StayView> stays = sheet.stays().stream()
                .map(stay -> StayView.of(stay, visit, mayWrite && open ? units(stay) : List.of()))
                .toList();
        return SheetView.of(sheet, property, stays, new SheetView.Reader(visit, connectors, mayWrite));
    }

    private List<RegisterView.Choice> units(SheetStay stay) {
        UUID unitType = stay.unitTypeId();
        if (unitType == null) {
            return List.of();
        }
        return properties.listUnits(unitType).stream()
                .map(unit -> new RegisterView.Choice(
                        unit.id().toString(), unit.name(), unit.id().equals(stay.unitId())))
                .toList();
    }
}
