package io.relais.core.reservation;

import io.relais.core.access.Idempotency;
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
import io.relais.core.payment.PaymentFixture;
import io.relais.core.property.CustomFields;
import io.relais.core.property.Properties;
import io.relais.core.property.PropertyTags;
import io.relais.core.quote.CancellationPolicies;
import io.relais.core.quote.Quotes;
import java.util.ArrayList;
import java.util.List;

/** Wires this package by hand, as the container does it in the server. */
public final class ReservationFixture {
    public final Inbox inbox;
    public final Intake intake;
    public final Remapping remapping;
    public final Reservations reservations;
    public final Register register;
    public final Parked parked;
    public final OptionExpiry optionExpiry;
    public final Statuses statuses;
    public final Modifications modifications;
    public final Arrangements arrangements;
    public final Groups groups;
    public final Erasing erasing;
    public final KeptFields keptFields;
    public final Lives lives;
    public final Takings takings;
    public final Administrations administrations;
    public final Notes notes;
    public final CustomFields customFields;
    public final PropertyTags tags;
    public final PaymentFixture payment;
    public final Offers offers;
    final GroupSale groupSale;
    final CancellationFees fees;
    final Books books;
    final Applying applying;
    final Bookkeeping bookkeeping;
    final ReservationRows rows;
    public final ReservationGuests reservationGuests;
    public final GuestStays guestStays;
    public final GuestErasure guestErasure;
    public final GuestExport guestExport;
    final Stays stays;
    /** Parts above this package that forget guests, for whoever wires them. */
    public final List<ForgetsGuests> forgetful = new ArrayList<>();

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
        KeptRows keptRows = new KeptRows();
        Erasures erasures = new Erasures(moment);
        applying = new Applying(
                rows,
                stays,
                bookkeeping,
                new Applying.Sources(parts.connections(), parts.connectors(), keptRows, erasures),
                moment);
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
        Properties properties = parts.properties();
        customFields = new CustomFields(database, properties, events, moment);
        tags = new PropertyTags(database, properties);
        CustomValues values = new CustomValues(customFields);
        NoteRows noteRows = new NoteRows();
        Noting noting = new Noting(database, register, rows, bookkeeping, moment);
        notes = new Notes(noting, noteRows);
        administrations = new Administrations(
                noting, new AdministrationRows(), values, tags, new Administrations.People(contacts, stays));
        payment = new PaymentFixture(database, properties, events, moment);
        takings = new Takings(
                database,
                register,
                noting,
                new Paying(payment.ledger, payment.registers, properties, rows, new Paying.Books(noting, bookkeeping)));
        Quotes quotes = new Quotes(parts.properties(), new Prices());
        offers = new Offers(database, parts.properties(), nights, quotes, moment);
        groupSale = new GroupSale(
                quotes, nights, bookkeeping, new GroupSale.Keeping(new Idempotency(database, moment.clock()), moment));
        Reservations.Log log = new Reservations.Log(events, moment);
        Sheets sheets = new Sheets(register, stays, contacts, new Charges(), new SheetParts(noteRows, values));
        books = new Books(
                rows,
                new Books.Lines(stays, new Charges(), parts.connectors()),
                bookkeeping,
                parts.properties(),
                moment);
        Drafts drafts = new Drafts(quotes, books);
        keptFields = new KeptFields(database, books, keptRows, bookkeeping, contacts);
        fees = new CancellationFees(new CancellationPolicies(properties, quotes), books);
        statuses = new Statuses(database, books, fees, keptFields, sheets);
        modifications = new Modifications(database, books, drafts, keptFields, new Modifications.Views(sheets, nights));
        arrangements = new Arrangements(
                database,
                books,
                new Rewriting(books, rows, drafts, contacts, new PaidTransfers(payment.ledger, books)),
                keptFields,
                sheets);
        groups = new Groups(database, books, new GroupRows(), statuses, sheets);
        Forgetting forgetting = new Forgetting(forgetful);
        erasing = new Erasing(database, books, rows, new Erasing.Traces(erasures, inbox, forgetting));
        lives = new Lives(database, books, keptFields);
        reservations = new Reservations(
                database, sheets, new Selling(database, groupSale, moment), new Desk(database, books, statuses), log);
        optionExpiry = new OptionExpiry(database, rows, stays, bookkeeping, moment);
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
                new GuestErasure.Rows(
                        rows,
                        stays,
                        new GroupRows(),
                        new GuestErasure.Written(noteRows, new AdministrationRows(), values, keptRows)),
                new GuestErasure.Trails(events, inbox, new Exchanges(database, moment.ids()), forgetting),
                log);
        guestExport = new GuestExport(
                database,
                guests.files,
                guests.merges,
                new GuestExport.Bookings(database, reservations, reservationGuests, payment.ledger));
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
