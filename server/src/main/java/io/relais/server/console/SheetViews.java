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
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** Asks for one reservation and makes it readable. */
@Singleton
final class SheetViews {
    private final Reservations reservations;
    private final Properties properties;
    private final Connectors connectors;
    private final DeskViews desk;
    private final Beside beside;

    @Inject
    SheetViews(Reservations reservations, Properties properties, Connectors connectors, DeskViews desk, Beside beside) {
        this.beside = beside;
        this.reservations = reservations;
        this.properties = properties;
        this.connectors = connectors;
        this.desk = desk;
    }

    SheetPage.View view(UUID id, String tab, Visit visit, UnitUndo undo) {
        return view(id, tab, visit, Form.NONE, undo);
    }

    /** One tab with what was typed there and refused. */
    SheetPage.View view(UUID id, String tab, Visit visit, Form form) {
        return view(id, tab, visit, form, UnitUndo.NONE);
    }

    private SheetPage.View view(UUID id, String tab, Visit visit, Form form, UnitUndo undo) {
        Principal principal = visit.principal();
        ReservationSheet sheet = reservations.get(principal, id);
        Property property = properties.get(principal, sheet.row().propertyId());
        SheetView view = sheet(sheet, property, visit);
        String url = "/console/sheet/" + id + "/" + tab;
        HistoryView history = HistoryView.of(
                "history".equals(tab) ? reservations.history(principal, id) : List.of(),
                property.timeZone(),
                visit,
                url);
        TakingsView takings = "takings".equals(tab) ? desk.takings(sheet, property, visit) : null;
        AdministrationView administration =
                "administration".equals(tab) ? desk.administration(sheet, property, visit) : null;
        TalkView talk = "messages".equals(tab) ? beside.talks.ofReservation(sheet, property, visit) : null;
        Live live = Live.of(
                url,
                Arrays.asList(
                        view,
                        history.lines(),
                        takings == null ? "" : takings.lines(),
                        administration == null ? "" : administration,
                        talk == null ? "" : List.of(talk.lines(), talk.waits()),
                        "details".equals(tab) ? beside.guestCards.card(id.toString()) : ""),
                visit.texts().of("live.changed"));
        List<SheetTab> tabs = SheetTab.all(id, tab, beside.talks.exists(sheet), visit);
        return new SheetPage.View(view, tab, tabs, history, takings, administration, talk, form, undo, live);
    }

    /** The reservation itself, for forms that begin with what is kept of it. */
    ReservationSheet reservation(UUID id, Visit visit) {
        return reservations.get(visit.principal(), id);
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

    /** What stands beside the sheet itself. */
    @Singleton
    static final class Beside {
        private final GuestCards guestCards;
        private final TalkViews talks;

        @Inject
        Beside(GuestCards guestCards, TalkViews talks) {
            this.guestCards = guestCards;
            this.talks = talks;
        }
    }
}
