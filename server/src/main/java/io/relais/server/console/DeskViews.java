package io.relais.server.console;

import io.relais.core.access.Permission;
import io.relais.core.data.Moment;
import io.relais.core.payment.CashRegisters;
import io.relais.core.property.Property;
import io.relais.core.property.PropertyTags;
import io.relais.core.reservation.ReservationGuests;
import io.relais.core.reservation.ReservationSheet;
import io.relais.core.reservation.Takings;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.LocalDate;

/** Asks for what the tabs of the desk show and makes it readable. */
@Singleton
final class DeskViews {
    private final Takings takings;
    private final CashRegisters registers;
    private final PropertyTags tags;
    private final ReservationGuests guests;
    private final Moment moment;

    @Inject
    DeskViews(Takings takings, CashRegisters registers, PropertyTags tags, ReservationGuests guests, Moment moment) {
        this.takings = takings;
        this.registers = registers;
        this.tags = tags;
        this.guests = guests;
        this.moment = moment;
    }

    TakingsView takings(ReservationSheet sheet, Property property, Visit visit) {
        return TakingsView.of(
                sheet,
                property,
                visit,
                new TakingsView.Kept(
                        takings.list(visit.principal(), sheet.id()),
                        registers.list(visit.principal(), property.id()),
                        moment.ids().next(),
                        LocalDate.ofInstant(moment.now(), property.timeZone())));
    }

    AdministrationView administration(ReservationSheet sheet, Property property, Visit visit) {
        return AdministrationView.of(
                sheet, property, visit, tags.list(visit.principal(), property.id()), birthDate(sheet, visit));
    }

    private String birthDate(ReservationSheet sheet, Visit visit) {
        if (!visit.principal().may(Permission.GUESTS_READ)) {
            return "";
        }
        LocalDate told = guests.get(visit.principal(), sheet.id()).birthDate();
        return told == null ? "" : told.toString();
    }
}
