package io.relais.core;

import io.relais.connector.Connector;
import io.relais.connector.Fault;
import io.relais.connector.Inbound;
import io.relais.connector.PartnerFault;
import io.relais.core.access.ApiKeys;
import io.relais.core.access.People;
import io.relais.core.access.Staff;
import io.relais.core.connection.Accounts;
import io.relais.core.connection.Connections;
import io.relais.core.connection.Connectors;
import io.relais.core.connection.Exchanges;
import io.relais.core.connection.Mapping;
import io.relais.core.connection.Outbound;
import io.relais.core.connection.PartnerKeeping;
import io.relais.core.connection.Partners;
import io.relais.core.data.Database;
import io.relais.core.data.Ids;
import io.relais.core.data.Moment;
import io.relais.core.data.Secrets;
import io.relais.core.data.Wakeups;
import io.relais.core.delivery.Channels;
import io.relais.core.delivery.Courier;
import io.relais.core.delivery.DeliveryFixture;
import io.relais.core.delivery.DirtyNights;
import io.relais.core.event.Events;
import io.relais.core.event.OrganisationEvents;
import io.relais.core.guest.GuestFixture;
import io.relais.core.guest.Guests;
import io.relais.core.inventory.Availability;
import io.relais.core.inventory.Calendar;
import io.relais.core.inventory.Nights;
import io.relais.core.inventory.Prices;
import io.relais.core.postgres.TestDatabase;
import io.relais.core.property.Properties;
import io.relais.core.reservation.Inbox;
import io.relais.core.reservation.Intake;
import io.relais.core.reservation.Parked;
import io.relais.core.reservation.Pulls;
import io.relais.core.reservation.Register;
import io.relais.core.reservation.Remapping;
import io.relais.core.reservation.ReservationFixture;
import io.relais.core.reservation.Reservations;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.sql.DataSource;

/** All of core, wired by hand: what the container does in the server. Fields instead of forty getters. */
public final class TestHouse implements AutoCloseable {
    /** When it is while the test does not move the clock. */
    public static final String NOW = "2026-06-01T10:00:00Z";
    /** A day on which every hotel of {@link #hotel()} is open and priced. */
    public static final LocalDate DAY = LocalDate.parse("2026-07-01");

    private static final int POOL_SIZE = 8;

    public final Clock clock;
    public final FakePartner partner;
    public final Database database;
    public final Secrets secrets;
    public final Moment moment;
    public final Properties properties;
    public final People people;
    public final ApiKeys apiKeys;
    public final Guests guests;
    public final GuestFixture guestParts;
    public final Staff staff;
    public final Connectors connectors;
    public final Accounts accounts;
    public final Connections connections;
    public final Partners partners;
    public final Exchanges exchanges;
    public final Events events;
    public final DirtyNights dirtyNights;
    public final Calendar calendar;
    public final Availability availability;
    public final ReservationFixture reservationParts;
    public final Inbox inbox;
    public final Intake intake;
    public final Remapping remapping;
    public final Reservations reservations;
    public final Register register;
    public final Parked parked;
    public final Pulls pulls;
    public final DeliveryFixture deliveryParts;
    public final Courier courier;
    public final Channels channels;
    final AtomicInteger hotels = new AtomicInteger();
    private final AutoCloseable resources;

    private TestHouse(DataSource source, Clock clock, List<? extends Connector> partners, AutoCloseable resources) {
        this.clock = clock;
        this.resources = resources;
        partner = partners.stream()
                .filter(FakePartner.class::isInstance)
                .map(FakePartner.class::cast)
                .findFirst()
                .orElseThrow();
        database = new Database(source);
        secrets = Secrets.open(KeyFile.PATH);
        moment = new Moment(clock, new Ids(clock), new Wakeups(source));
        properties = new Properties(database);
        people = new People(database, moment.ids(), clock);
        staff = new Staff(database, people, new OrganisationEvents(moment));
        apiKeys = new ApiKeys(database, moment.ids(), clock);
        guestParts = new GuestFixture(database, properties, moment);
        guests = guestParts.guests;
        connectors = new Connectors(partners);
        accounts = new Accounts(database, secrets, clock);
        connections = new Connections(database, clock);
        exchanges = new Exchanges(database, moment.ids());
        events = new Events(database);
        dirtyNights = new DirtyNights(clock);
        Nights nights = new Nights();
        calendar = new Calendar(
                database, nights, new Prices(), dirtyNights, new Calendar.Chronicle(properties, events, moment));
        availability = new Availability(database, properties, nights);
        reservationParts = new ReservationFixture(new ReservationFixture.Parts(
                database, secrets, moment, connections, connectors, properties, guestParts));
        inbox = reservationParts.inbox;
        intake = reservationParts.intake;
        remapping = reservationParts.remapping;
        reservations = reservationParts.reservations;
        register = reservationParts.register;
        parked = reservationParts.parked;
        this.partners = new Partners(accounts, connectors, silent(), new PartnerKeeping(database, secrets, clock));
        pulls = new Pulls(accounts, connectors, this.partners, exchanges, new Pulls.Letterbox(inbox, moment.wakeups()));
        deliveryParts = new DeliveryFixture(
                new DeliveryFixture.Parts(database, moment, connectors, accounts, this.partners, connections));
        courier = deliveryParts.courier;
        channels = deliveryParts.channels;
    }

    /** A house on a database of its own, with a clock that the test moves and one fake partner. */
    public static TestHouse open() {
        return open(new FakePartner());
    }

    /** The same with other partners; the first is {@link #partner}. */
    public static TestHouse open(FakePartner first, Connector... others) {
        TestDatabase fresh = TestDatabase.fresh();
        TestPool pool = TestPool.over(fresh.dataSource(), POOL_SIZE);
        List<Connector> partners = new ArrayList<>(List.of(others));
        partners.addFirst(first);
        return new TestHouse(pool.dataSource(), TestClock.at(NOW), partners, () -> {
            pool.close();
            fresh.close();
        });
    }

    /** A house on a migrated database that the caller owns and closes, as a benchmark's. */
    public static TestHouse on(DataSource source, Clock clock, FakePartner partner) {
        return new TestHouse(source, clock, List.of(partner), () -> {});
    }

    /** A hotel that is open, priced and connected; see {@link TestHotel.Plan} for what can be otherwise. */
    public TestHotel hotel() {
        return plan().open();
    }

    public TestHotel.Plan plan() {
        return new TestHotel.Plan(this);
    }

    /** The clock of a house that {@link #open} made. */
    public TestClock time() {
        return (TestClock) clock;
    }

    /** Messages come in from the hotel's first channel and are applied, together where they come together. */
    public void receive(TestHotel hotel, Inbound... messages) {
        inbox.store(hotel.accountId, numbered(messages), "trace-" + messages.length);
        reservationParts.applyAll();
    }

    /** As one pull numbers them. */
    private static List<Inbound> numbered(Inbound... messages) {
        return IntStream.range(0, messages.length)
                .mapToObj(i -> new Inbound(
                        messages[i].messageId(), messages[i].receipt(), messages[i].receivedAt(), i, messages[i].raw()))
                .toList();
    }

    /** Messages come in and are applied one after the other. */
    public void receiveOneByOne(TestHotel hotel, Inbound... messages) {
        for (Inbound message : messages) {
            receive(hotel, message);
        }
    }

    @Override
    public void close() {
        moment.wakeups().close();
        try {
            resources.close();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** The fake partner speaks no HTTP; whoever tries gets no answer. */
    private static Outbound silent() {
        return line -> request -> {
            throw PartnerFault.of(Fault.UNAVAILABLE, "no network here");
        };
    }

    /** One key for all tests of this process. */
    private static final class KeyFile {
        private static final Path PATH = create();

        private static Path create() {
            try {
                Path folder = Files.createTempDirectory("relais-test");
                folder.toFile().deleteOnExit();
                Path key = folder.resolve("key.json");
                key.toFile().deleteOnExit();
                return key;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Maps without a mark: tests mark what they are about. */
    public void map(UUID connectionId, Mapping mapping) {
        database.write(handle -> {
            connections.map(handle, connectionId, mapping);
            return true;
        });
    }
}
