package io.relais.core.master;

import io.relais.connector.Fault;
import io.relais.connector.FollowsMaster;
import io.relais.connector.PartnerFault;
import io.relais.core.access.Principal;
import io.relais.core.connection.Account;
import io.relais.core.connection.Accounts;
import io.relais.core.connection.Connectors;
import io.relais.core.connection.Exchanges;
import io.relais.core.connection.Partners;
import io.relais.core.data.Database;
import io.relais.core.data.Moment;
import io.relais.core.data.Topic;
import io.relais.core.data.Trace;
import io.relais.core.event.Event;
import io.relais.core.event.EventType;
import io.relais.core.event.Events;
import io.relais.core.reservation.ReservationSheet;
import io.relais.core.reservation.Reservations;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Tells masters our sales: looked for, sent one by one in the order in which they were made, noted once the partner has them. A
 * process that dies in between tells one twice, which is the same sale.
 */
@Singleton
public final class MasterSales {
    private static final int DOORS_MAX = 20;
    private static final int SALES_MAX = 100;

    private final Database database;
    private final MasterDoors doors;
    private final MasterSaleRows rows;
    private final Reservations reservations;
    private final Way way;

    @Inject
    MasterSales(Database database, MasterDoors doors, MasterSaleRows rows, Reservations reservations, Way way) {
        this.database = database;
        this.doors = doors;
        this.rows = rows;
        this.reservations = reservations;
        this.way = way;
    }

    /** Takes the doors through which a sale is to be told. */
    public List<MasterDoor> due() {
        return database.write(handle -> doors.takeDue(handle, DOORS_MAX));
    }

    /** Tells what is due through one door that {@link #due} gave. Faults end up in rows, not here. */
    public void tell(MasterDoor door) {
        Trace.during(Trace.next(), () -> {
            Account account = way.accounts.find(door.accountId()).orElseThrow();
            Partners.Call call = way.partners.open(account, door.connectionId(), Trace.current());
            Optional<PartnerFault> stopped = Optional.empty();
            try {
                stopped = tell(door, call);
            } finally {
                way.book.exchanges.record(call.line(), call.exchanges());
                release(door, stopped);
            }
            return true;
        });
        way.book.moment.wakeups().wake(Topic.CHANNELS);
    }

    private void release(MasterDoor door, Optional<PartnerFault> stopped) {
        database.writeOnceBack(handle -> {
            if (stopped.isPresent()) {
                doors.releaseAfterFault(
                        handle, door.connectionId(), stopped.get().retryAfter());
            } else {
                doors.release(handle, door.connectionId());
            }
            return true;
        });
        stopped.filter(fault -> fault.fault() == Fault.AUTH || fault.fault() == Fault.CONFIG)
                .ifPresent(fault -> way.accounts.refuse(door.accountId(), fault.text()));
    }

    /** The fault that no other sale would escape, empty when all were dealt with. */
    private Optional<PartnerFault> tell(MasterDoor door, Partners.Call call) {
        FollowsMaster connector = way.connectors.get(door.channel(), FollowsMaster.class);
        List<MasterSaleRows.Untold> due = database.read(handle -> rows.listDue(handle, door.connectionId(), SALES_MAX));
        for (MasterSaleRows.Untold sale : due) {
            ReservationSheet sheet = reservations.get(Principal.system(door.organisationId()), sale.reservationId());
            MasterSaleRows.Untold now = new MasterSaleRows.Untold(
                    sale.reservationId(), sheet.version(), sale.toldKind(), sale.toldDigest());
            Optional<ToldSale> told = ToldSale.of(sheet, now, door.propertyCode(), way.book.moment.now());
            if (told.isEmpty()) {
                seen(door, now);
                continue;
            }
            database.write(handle -> {
                rows.telling(handle, door.connectionId(), now);
                doors.renew(handle, door.connectionId());
                return true;
            });
            try {
                send(connector, call, told.get());
                keep(door, now, told.get());
            } catch (PartnerFault fault) {
                boolean refused = fault.fault() == Fault.REJECTED || fault.fault() == Fault.PROTOCOL;
                failed(door, now, fault, refused);
                if (!refused) {
                    return Optional.of(fault);
                }
            }
        }
        return Optional.empty();
    }

    private static void send(FollowsMaster connector, Partners.Call call, ToldSale sale) {
        if (sale.incomplete()) {
            throw PartnerFault.of(
                    Fault.REJECTED, "a room or rate of this reservation is not mapped here; map it, then it is told");
        }
        connector.tell(call.session(), sale.message());
    }

    private void seen(MasterDoor door, MasterSaleRows.Untold sale) {
        database.write(handle -> {
            rows.seen(handle, door.connectionId(), sale);
            return true;
        });
    }

    private void keep(MasterDoor door, MasterSaleRows.Untold sale, ToldSale told) {
        String kind = told.message().kind().name().toLowerCase(Locale.ROOT);
        database.writeOnceBack(handle -> {
            rows.told(handle, door.connectionId(), sale, kind, told.digest());
            way.book.events.append(
                    handle,
                    List.of(new Event(
                            way.book.moment.ids().next(),
                            door.of().propertyId(),
                            sale.reservationId(),
                            way.book.moment.now(),
                            EventType.MASTER_TOLD,
                            io.relais.core.event.Actor.SYSTEM,
                            List.of(new Event.Change("connection", "", door.channel())),
                            Trace.current())));
            return true;
        });
    }

    private void failed(MasterDoor door, MasterSaleRows.Untold sale, PartnerFault fault, boolean refused) {
        database.write(handle -> {
            rows.failed(handle, door.connectionId(), sale, fault, refused);
            return true;
        });
    }

    /** The way to the partner. */
    @Singleton
    public static final class Way {
        private final Accounts accounts;
        private final Partners partners;
        private final Connectors connectors;
        private final Book book;

        @Inject
        public Way(Accounts accounts, Partners partners, Connectors connectors, Book book) {
            this.accounts = accounts;
            this.partners = partners;
            this.connectors = connectors;
            this.book = book;
        }
    }

    /** Where it is written down. */
    @Singleton
    public static final class Book {
        private final Exchanges exchanges;
        private final Events events;
        private final Moment moment;

        @Inject
        public Book(Exchanges exchanges, Events events, Moment moment) {
            this.exchanges = exchanges;
            this.events = events;
            this.moment = moment;
        }
    }
}
