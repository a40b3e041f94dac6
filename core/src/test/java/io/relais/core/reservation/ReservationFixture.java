package io.relais.core.reservation;

import io.relais.core.access.Idempotency;
import io.relais.core.access.Principal;
import io.relais.core.connection.Connections;
import io.relais.core.connection.Connectors;
import io.relais.core.data.Database;
import io.relais.core.data.Moment;
import io.relais.core.data.Secrets;
import io.relais.core.delivery.DirtyNights;
import io.relais.core.event.Events;
import io.relais.core.guest.Contacts;
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
    public final OptionExpiry optionExpiry;
    public final Offers offers;
    final GroupSale groupSale;
    final Applying applying;
    final Bookkeeping bookkeeping;
    final ReservationRows rows;
    final Stays stays;

    /** What the package is wired to. */
    public record Parts(
            Database database,
            Secrets secrets,
            Moment moment,
            Connections connections,
            Connectors connectors,
            Properties properties) {}

    public ReservationFixture(Parts parts) {
        Database database = parts.database();
        Moment moment = parts.moment();
        stays = new Stays();
        rows = new ReservationRows();
        Nights nights = new Nights();
        Contacts contacts = new Contacts();
        Events events = new Events(database);
        bookkeeping = new Bookkeeping(
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
        Quotes quotes = new Quotes(parts.properties(), new Prices());
        offers = new Offers(database, parts.properties(), nights, quotes, moment);
        groupSale = new GroupSale(
                parts.properties(),
                quotes,
                nights,
                bookkeeping,
                new GroupSale.Keeping(new Idempotency(database, moment.clock()), moment));
        Reservations.Log log = new Reservations.Log(events, moment);
        reservations = new Reservations(
                database,
                new Sheets(register, stays, contacts),
                new Selling(database, groupSale, moment),
                new Desk(database, rows, stays, bookkeeping, new Desk.House(parts.properties(), log)),
                log);
        optionExpiry = new OptionExpiry(database, rows, stays, bookkeeping, moment);
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
