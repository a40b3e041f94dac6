package io.relais.core.master;

import io.relais.connector.FollowsMaster;
import io.relais.connector.PartnerFault;
import io.relais.connector.Settings;
import io.relais.core.access.Permission;
import io.relais.core.access.Principal;
import io.relais.core.connection.Account;
import io.relais.core.connection.Accounts;
import io.relais.core.connection.Connection;
import io.relais.core.connection.Connections;
import io.relais.core.connection.Connectors;
import io.relais.core.connection.Exchanges;
import io.relais.core.connection.Manifest;
import io.relais.core.connection.Partners;
import io.relais.core.data.Database;
import io.relais.core.data.Moment;
import io.relais.core.data.Topic;
import io.relais.core.data.Trace;
import io.relais.core.event.Event;
import io.relais.core.event.EventType;
import io.relais.core.event.Events;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.relais.core.property.Properties;
import io.relais.core.property.Property;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * Hands a property's calendar to another system and takes it back. While another system keeps it, this house follows what is set
 * through the door and tells its own sales; nothing of the calendar is ever sent back.
 */
@Singleton
public final class Masters {
    /** Rows of one page of sales. */
    public static final int LIMIT_MAX = 200;

    private final Database database;
    private final Properties properties;
    private final MasterDoors doors;
    private final MasterSaleRows sales;
    private final Outside outside;

    @Inject
    Masters(Database database, Properties properties, MasterDoors doors, MasterSaleRows sales, Outside outside) {
        this.database = database;
        this.properties = properties;
        this.doors = doors;
        this.sales = sales;
        this.outside = outside;
    }

    /** A door that was opened, with the key that is told once and never again. */
    public record Opened(MasterDoor door, String key) {}

    /**
     * Lets another system keep a property's calendar.
     *
     * @param settings of the channel, by the names of its {@code connector.yaml}
     * @throws Problem PROPERTY_UNKNOWN, MASTER_EXISTS, MASTER_UNSUPPORTED, MASTER_AGGREGATOR, VALUE_MISSING, VALUE_INVALID
     */
    public Opened open(Principal principal, UUID propertyId, String channel, Map<String, String> settings) {
        principal.need(Permission.SYNC_WRITE);
        Property property = properties.get(principal, propertyId);
        Settings checked = checked(principal, channel, settings);
        Optional<MasterDoor> former = database.read(handle -> {
            if (doors.findOpen(handle, propertyId).isPresent()) {
                throw Problem.of(ProblemCode.MASTER_EXISTS, property.code());
            }
            checkDirection(handle, propertyId);
            return doors.findFormer(handle, propertyId, channel);
        });
        UUID account = former.map(MasterDoor::accountId).orElseGet(outside.moment.ids()::next);
        UUID connection = former.map(MasterDoor::connectionId).orElseGet(outside.moment.ids()::next);
        outside.accounts.save(
                new Account(
                        account,
                        principal.organisationId(),
                        channel,
                        property.name(),
                        Account.State.ACTIVE,
                        "",
                        null,
                        null),
                checked);
        outside.connections.save(new Connection(connection, account, channel, propertyId, property.code(), true));
        Opened opened = inDatabase(
                property,
                () -> database.write(handle -> {
                    outside.connections.setActive(handle, connection, true);
                    sales.forget(handle, connection);
                    String key = doors.open(handle, connection, propertyId)
                            .orElseThrow(() -> Problem.of(ProblemCode.MASTER_EXISTS, property.code()));
                    MasterDoor door = doors.findOpen(handle, propertyId).orElseThrow();
                    note(handle, principal, door, EventType.MASTER_OPENED);
                    return new Opened(door, key);
                }));
        outside.moment.wakeups().wake(Topic.CHANNELS);
        return opened;
    }

    /** Of two who open at the same moment, one does. */
    private static Opened inDatabase(Property property, java.util.function.Supplier<Opened> work) {
        try {
            return work.get();
        } catch (RuntimeException e) {
            if (Database.brokenConstraint(e).equals("master_door_one")) {
                throw Problem.of(ProblemCode.MASTER_EXISTS, property.code());
            }
            throw e;
        }
    }

    private Settings checked(Principal principal, String channel, Map<String, String> settings) {
        if (outside.connectors.find(channel, FollowsMaster.class).isEmpty()) {
            String possible = channels(principal).stream().map(Manifest::id).collect(Collectors.joining(", "));
            throw Problem.of(ProblemCode.MASTER_UNSUPPORTED, channel, possible);
        }
        return outside.connectors.accept(outside.connectors.manifest(channel), settings);
    }

    /** Through an aggregator our own calendar goes out: what a master sets would go round in circles. */
    private void checkDirection(Handle handle, UUID propertyId) {
        handle.createQuery("""
                select a.channel from connection c join account a on a.id = c.account_id
                where c.property_id = :property and c.state = 'active'
                """).bind("property", propertyId).mapTo(String.class).stream()
                .map(outside.connectors::manifest)
                .filter(manifest -> manifest.kind().equals("aggregator"))
                .findFirst()
                .ifPresent(manifest -> {
                    throw Problem.of(ProblemCode.MASTER_AGGREGATOR, manifest.name());
                });
    }

    /**
     * The property's open door.
     *
     * @throws Problem PROPERTY_UNKNOWN, MASTER_UNKNOWN
     */
    public MasterDoor get(Principal principal, UUID propertyId) {
        principal.need(Permission.SYNC_READ);
        Property property = properties.get(principal, propertyId);
        return database.read(handle -> doors.findOpen(handle, propertyId))
                .orElseThrow(() -> Problem.of(ProblemCode.MASTER_UNKNOWN, property.code()));
    }

    /** The property's open door, empty while nobody else keeps its calendar. */
    public Optional<MasterDoor> find(Principal principal, UUID propertyId) {
        principal.need(Permission.SYNC_READ);
        Property property = properties.get(principal, propertyId);
        return database.read(handle -> doors.findOpen(handle, property.id()));
    }

    /** The channels through which another system can keep a calendar. */
    public List<Manifest> channels(Principal principal) {
        principal.need(Permission.SYNC_READ);
        return outside.connectors.list().stream()
                .filter(manifest -> outside.connectors
                        .find(manifest.id(), FollowsMaster.class)
                        .isPresent())
                .toList();
    }

    /** How many sales its master was not told of yet. */
    public int untold(Principal principal, UUID propertyId) {
        MasterDoor door = get(principal, propertyId);
        return database.read(handle -> sales.countUntold(handle, door.connectionId()));
    }

    /** What its master was told of each sale, newest sale first. */
    public List<MasterSaleView> sales(Principal principal, UUID propertyId, Optional<UUID> before, int limit) {
        principal.need(Permission.RESERVATIONS_READ);
        MasterDoor door = get(principal, propertyId);
        return database.read(handle -> sales.list(handle, door, before, Math.min(limit, LIMIT_MAX + 1)));
    }

    /** Gives the master another key; the one before ends at once. */
    public Opened issueKey(Principal principal, UUID propertyId) {
        principal.need(Permission.SYNC_WRITE);
        MasterDoor door = get(principal, propertyId);
        String key = database.write(handle -> {
            note(handle, principal, door, EventType.MASTER_KEY_ISSUED);
            return doors.issueKey(handle, door.connectionId());
        });
        return new Opened(get(principal, propertyId), key);
    }

    /** Takes the calendar back: the key ends at once, no sale is told any more. */
    public void close(Principal principal, UUID propertyId) {
        principal.need(Permission.SYNC_WRITE);
        MasterDoor door = get(principal, propertyId);
        database.write(handle -> {
            doors.close(handle, door.connectionId());
            outside.connections.setActive(handle, door.connectionId(), false);
            note(handle, principal, door, EventType.MASTER_CLOSED);
            return true;
        });
        outside.moment.wakeups().wake(Topic.CHANNELS);
    }

    /**
     * Asks the master to set the whole calendar anew, and lets sales that failed be told again at once.
     *
     * @throws Problem PARTNER_REFUSED with the partner's words
     */
    public void requestAll(Principal principal, UUID propertyId) {
        principal.need(Permission.SYNC_WRITE);
        MasterDoor door = get(principal, propertyId);
        Account account = outside.accounts.find(door.accountId()).orElseThrow();
        Partners.Call call = outside.way.partners.open(account, door.connectionId(), Trace.current());
        try {
            outside.connectors.get(door.channel(), FollowsMaster.class).requestAll(call.session(), door.propertyCode());
        } catch (PartnerFault fault) {
            throw Problem.of(
                    ProblemCode.PARTNER_REFUSED,
                    outside.connectors.manifest(door.channel()).name(),
                    fault.text());
        } finally {
            outside.way.exchanges.record(call.line(), call.exchanges());
        }
        database.write(handle -> {
            sales.hurry(handle, door.connectionId());
            note(handle, principal, door, EventType.FULL_SYNC_ASKED);
            return true;
        });
        outside.moment.wakeups().wake(Topic.CHANNELS);
    }

    private void note(Handle handle, Principal principal, MasterDoor door, EventType type) {
        outside.way.events.append(
                handle,
                List.of(new Event(
                        outside.moment.ids().next(),
                        door.of().propertyId(),
                        null,
                        outside.moment.now(),
                        type,
                        principal.actor(),
                        List.of(new Event.Change(
                                "connection",
                                "",
                                outside.connectors.manifest(door.channel()).name())),
                        Trace.current())));
    }

    /** Accounts and connections at the partner. */
    @Singleton
    public static final class Outside {
        private final Accounts accounts;
        private final Connections connections;
        private final Connectors connectors;
        private final Way way;
        private final Moment moment;

        @Inject
        public Outside(Accounts accounts, Connections connections, Connectors connectors, Way way, Moment moment) {
            this.accounts = accounts;
            this.connections = connections;
            this.connectors = connectors;
            this.way = way;
            this.moment = moment;
        }
    }

    /** The way to the partner, and where it is written down. */
    @Singleton
    public static final class Way {
        private final Partners partners;
        private final Exchanges exchanges;
        private final Events events;

        @Inject
        public Way(Partners partners, Exchanges exchanges, Events events) {
            this.partners = partners;
            this.exchanges = exchanges;
            this.events = events;
        }
    }
}
