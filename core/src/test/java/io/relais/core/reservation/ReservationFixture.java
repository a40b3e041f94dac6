package io.relais.core.reservation;

import io.relais.core.access.Principal;
import io.relais.core.connection.Connections;
import io.relais.core.connection.Connectors;
import io.relais.core.connection.Exchanges;
import io.relais.core.data.Database;
import io.relais.core.data.Moment;
import io.relais.core.data.Secrets;
import io.relais.core.delivery.DirtyNights;
import io.relais.core.event.Events;
import io.relais.core.guest.Contacts;
import io.relais.core.guest.GuestFixture;
import io.relais.core.inventory.Nights;
import io.relais.core.inventory.Prices;
import io.relais.core.property.Properties;
import io.relais.core.quote.Quotes;

/** Wires this package by hand, as the container does it in the server. */
public final class ReservationFixture {
    public final Inbox inbox;
    public final Intake intake;
    public final Remapping remapping;
    public final Reservations reservations;
    public final Register register;
    public final Parked parked;
    final Applying applying;
    public final ReservationGuests reservationGuests;
    public final GuestStays guestStays;
    public final GuestErasure guestErasure;
    public final GuestExport guestExport;
    final Stays stays;

    /** What the package is wired to. */
    public record Parts(
            Database database,
            Secrets secrets,
            Moment moment,
            Connections connections,
            Connectors connectors,
            Properties properties,
            GuestFixture guests) {}

    public ReservationFixture(Parts parts) {
        Database database = parts.database();
        Moment moment = parts.moment();
        stays = new Stays();
        ReservationRows rows = new ReservationRows();
        Nights nights = new Nights();
        Contacts contacts = new Contacts();
        Events events = new Events(database);
        Bookkeeping bookkeeping = new Bookkeeping(
                nights,
                new Bookkeeping.Tables(rows, stays, new Charges(), contacts, events),
                new Flags(nights, stays, rows, moment),
                new DirtyNights(moment.clock()),
                moment);
        applying = new Applying(
                rows, stays, bookkeeping, new Applying.Sources(parts.connections(), parts.connectors()), moment);
        inbox = new Inbox(database, parts.secrets(), moment);
        intake = new Intake(
                database,
                inbox,
                applying,
                parts.connectors(),
                new Intake.Directory(parts.connections(), moment.wakeups()));
        remapping = new Remapping(
                database, rows, stays, bookkeeping, new Remapping.Origins(inbox, parts.connections(), moment));
        register = new Register(database);
        Reservations.Log log = new Reservations.Log(events, moment);
        reservations = new Reservations(
                database,
                new Sheets(register, stays, contacts),
                new Selling(
                        parts.properties(), new Quotes(parts.properties(), new Prices()), nights, bookkeeping, moment),
                new Desk(database, rows, stays, bookkeeping, new Desk.House(parts.properties(), log)),
                log);
        GuestFixture guests = parts.guests();
        reservationGuests = new ReservationGuests(
                database,
                guests.guests,
                guests.merges,
                new ReservationGuests.Ties(guests.links, guests.proposals, contacts),
                log);
        guestStays = new GuestStays(database, guests.files);
        guestErasure = new GuestErasure(
                database,
                guests.files,
                new GuestErasure.Rows(rows, stays),
                new GuestErasure.Trails(events, inbox, new Exchanges(database, moment.ids())),
                log);
        guestExport = new GuestExport(database, guests.files, guests.merges, reservations, reservationGuests);
        parked = new Parked(database, inbox, moment.wakeups());
    }

    /** Applies messages until none waits. */
    public void applyAll() {
        while (intake.applyWaiting() > 0) {}
    }

    /** The reservation with that number of the partner. */
    public ReservationSheet get(Principal principal, String externalId) {
        RegisterPage page = register.search(principal, RegisterQuery.first(externalId, 200));
        RegisterRow row = page.rows().stream()
                .filter(r -> r.externalId().equals(externalId))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no reservation " + externalId + " in the register"));
        return reservations.get(principal, row.id());
    }
}
