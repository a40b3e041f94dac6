package io.relais.core.delivery;

import io.relais.connector.PublishesAri;
import io.relais.connector.PullsReservations;
import io.relais.connector.Settings;
import io.relais.core.access.Permission;
import io.relais.core.access.Principal;
import io.relais.core.connection.Account;
import io.relais.core.connection.AccountAccess;
import io.relais.core.connection.Accounts;
import io.relais.core.connection.Connection;
import io.relais.core.connection.Connections;
import io.relais.core.connection.Connectors;
import io.relais.core.connection.Manifest;
import io.relais.core.connection.PartnerProducts;
import io.relais.core.data.Database;
import io.relais.core.data.Topic;
import io.relais.core.event.Event;
import io.relais.core.event.EventType;
import io.relais.core.problem.Limits;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.relais.core.property.Property;
import io.relais.vocabulary.NightRange;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleConsumer;

/**
 * Connects a property to a partner, through an account that is known or a new one, and changes what opens an account. Where the
 * partner can be asked, that is tried before anything is kept.
 */
@Singleton
public final class Connecting {
    private static final int NUMBER_MAX = 200;
    private static final int LABEL_MAX = 100;

    private final Database database;
    private final Accounts accounts;
    private final Connections connections;
    private final Channels channels;
    private final Parts parts;

    @Inject
    public Connecting(Database database, Accounts accounts, Connections connections, Channels channels, Parts parts) {
        this.database = database;
        this.accounts = accounts;
        this.connections = connections;
        this.channels = channels;
        this.parts = parts;
    }

    /**
     * An account as it was typed.
     *
     * @param label what it is called here; empty: as the channel
     * @param settings by the names of the channel's {@code connector.yaml}
     */
    public record NewAccount(String channel, String label, Map<String, String> settings) {
        public NewAccount {
            settings = Map.copyOf(settings);
        }
    }

    /**
     * A connection in preparation.
     *
     * @param said why the partner could not be asked now, empty when it agreed or cannot be asked at all
     */
    public record Connected(UUID connectionId, String said) {}

    /** The channels that a property can be connected to. */
    public List<Manifest> channels(Principal principal) {
        principal.need(Permission.SYNC_READ);
        return parts.connectors.list().stream()
                .filter(manifest -> isConnectable(manifest.id()))
                .toList();
    }

    /** The accounts that something is connected through already; only those that serve nothing beyond what the principal sees. */
    public List<AccountAccess> accounts(Principal principal) {
        principal.need(Permission.SYNC_WRITE);
        return database.read(handle -> accounts.list(handle, principal.organisationId()).stream()
                .filter(account -> isConnectable(account.channel()) && sees(handle, principal, account.id()))
                .map(account -> access(handle, account))
                .toList());
    }

    /**
     * Connects a property through a known account. The connection sends nothing until it is mapped and activated.
     *
     * @throws Problem ACCOUNT_UNKNOWN, PROPERTY_UNKNOWN, CONNECTION_TAKEN, ACCESS_REFUSED
     */
    public Connected connect(Principal principal, UUID propertyId, UUID accountId, String remotePropertyId) {
        principal.need(Permission.SYNC_WRITE);
        Property property = parts.desk.property(principal, propertyId);
        Account account = parts.desk.account(principal, accountId);
        String remote = Limits.required("remotePropertyId", remotePropertyId, NUMBER_MAX);
        database.write(handle -> checkFree(handle, account, remote));
        Trial.Result tried = parts.trial.ask(account, null, accounts.settings(accountId), remote);
        return added(principal, property, new Wanted(account, remote), tried, handle -> {});
    }

    /**
     * Connects a property through a new account, which is kept only if the partner does not refuse it.
     *
     * @throws Problem PROPERTY_UNKNOWN, VALUE_MISSING and VALUE_INVALID naming the field, CONNECTION_TAKEN, ACCESS_REFUSED
     */
    public Connected connect(Principal principal, UUID propertyId, NewAccount wanted, String remotePropertyId) {
        principal.need(Permission.SYNC_WRITE);
        Property property = parts.desk.property(principal, propertyId);
        Manifest channel = connectable(wanted.channel());
        String label = label(wanted.label(), channel);
        Settings settings = parts.connectors.accept(channel, wanted.settings());
        String remote = Limits.required("remotePropertyId", remotePropertyId, NUMBER_MAX);
        Account account = new Account(
                parts.desk.newId(),
                principal.organisationId(),
                channel.id(),
                label,
                Account.State.PAUSED,
                "",
                null,
                null);
        database.write(handle -> checkFree(handle, account, remote));
        accounts.add(account, settings);
        try {
            Trial.Result tried = parts.trial.ask(account, null, settings, remote);
            return added(
                    principal,
                    property,
                    new Wanted(account, remote),
                    tried,
                    handle -> accounts.change(handle, account.id(), label, settings));
        } catch (RuntimeException refused) {
            accounts.remove(account.id());
            throw refused;
        }
    }

    /**
     * How we get into the account of a connection, without its secrets.
     *
     * @throws Problem CONNECTION_UNKNOWN; ACCOUNT_UNKNOWN when it serves properties that the principal does not see
     */
    public AccountAccess access(Principal principal, UUID connectionId) {
        principal.need(Permission.SYNC_WRITE);
        Account account = account(principal, connectionId);
        return database.read(handle -> access(handle, account));
    }

    /**
     * Changes what opens the account of a connection, for all connections through it, and lets it work again.
     *
     * @param typed what is not named stays as it is, and so does a secret that is left empty; unless an address changes, because a
     *     secret goes nowhere but where it was meant to go
     * @return why the partner could not be asked now, empty when it agreed or cannot be asked at all
     * @throws Problem CONNECTION_UNKNOWN, ACCOUNT_UNKNOWN, VALUE_MISSING, VALUE_INVALID, ACCESS_REFUSED: then nothing is changed
     */
    public String change(Principal principal, UUID connectionId, String label, Map<String, String> typed) {
        principal.need(Permission.SYNC_WRITE);
        Account account = account(principal, connectionId);
        Manifest channel = parts.connectors.manifest(account.channel());
        Settings before = accounts.settings(account.id());
        Settings after = parts.connectors.accept(channel, AccessChange.merged(channel, before, typed));
        String called = label(label, channel);
        String remote = channels.get(principal, connectionId).remotePropertyId();
        Trial.Result tried = parts.trial.ask(account, connectionId, after, remote);
        database.write(handle -> {
            accounts.change(handle, account.id(), called, after);
            List<Event.Change> changes = AccessChange.changes(channel, before, after);
            AccessChange.Reach reach = AccessChange.reach(channel, before, after);
            for (Connection connection : connections.ofAccount(handle, account.id())) {
                if (reach != AccessChange.Reach.KEYS) {
                    boolean anew = reach == AccessChange.Reach.ADDRESSES;
                    parts.dirty.markAll(handle, connection.id(), horizon(channel, connection), anew);
                }
                parts.leases.hurry(handle, connection.id());
                parts.desk.write(handle, principal, connection.propertyId(), EventType.ACCESS_CHANGED, changes);
            }
            tried.products().ifPresent(told -> parts.products.store(handle, connectionId, told, parts.desk.now()));
            return true;
        });
        parts.desk.wake(Topic.NIGHTS, Topic.PULL, Topic.CHANNELS);
        return tried.said();
    }

    private NightRange horizon(Manifest channel, Connection connection) {
        return channel.horizon(parts.desk.property(connection.propertyId()).timeZone(), parts.desk.now());
    }

    private record Wanted(Account account, String remote) {}

    private Connected added(
            Principal principal,
            Property property,
            Wanted wanted,
            Trial.Result tried,
            HandleConsumer<RuntimeException> besides) {
        Account account = wanted.account();
        Connection connection = new Connection(
                parts.desk.newId(), account.id(), account.channel(), property.id(), wanted.remote(), false);
        database.write(handle -> {
            checkFree(handle, account, wanted.remote());
            connections.prepare(handle, connection);
            tried.products().ifPresent(told -> parts.products.store(handle, connection.id(), told, parts.desk.now()));
            besides.useHandle(handle);
            String what = parts.desk.channelName(account.channel()) + " " + wanted.remote();
            List<Event.Change> changes = List.of(new Event.Change("connection", "", what));
            parts.desk.write(handle, principal, property.id(), EventType.CONNECTION_ADDED, changes);
            return true;
        });
        parts.desk.wake(Topic.CHANNELS);
        return new Connected(connection.id(), tried.said());
    }

    private boolean checkFree(Handle handle, Account account, String remote) {
        if (connections.isTaken(handle, account.organisationId(), account.channel(), remote)) {
            throw Problem.of(ProblemCode.CONNECTION_TAKEN, remote);
        }
        return true;
    }

    private boolean isConnectable(String channel) {
        return parts.connectors.find(channel, PublishesAri.class).isPresent()
                || parts.connectors.find(channel, PullsReservations.class).isPresent();
    }

    private Manifest connectable(String channel) {
        if (!isConnectable(channel)) {
            String possible = parts.connectors.list().stream()
                    .map(Manifest::id)
                    .filter(this::isConnectable)
                    .collect(Collectors.joining(", "));
            throw Problem.of(ProblemCode.VALUE_INVALID, "channel", possible);
        }
        return parts.connectors.manifest(channel);
    }

    private static String label(String typed, Manifest channel) {
        String label = Limits.text("label", typed, LABEL_MAX);
        return label.isEmpty() ? channel.name() : label;
    }

    private Account account(Principal principal, UUID connectionId) {
        UUID accountId = channels.get(principal, connectionId).accountId();
        Account account = parts.desk.account(principal, accountId);
        if (!database.read(handle -> sees(handle, principal, accountId))) {
            throw Problem.of(ProblemCode.ACCOUNT_UNKNOWN, accountId);
        }
        return account;
    }

    private boolean sees(Handle handle, Principal principal, UUID accountId) {
        return connections.ofAccount(handle, accountId).stream()
                .allMatch(connection -> principal.sees(connection.propertyId()));
    }

    private AccountAccess access(Handle handle, Account account) {
        return AccountAccess.of(
                account,
                parts.connectors.manifest(account.channel()),
                accounts.settings(handle, account.id()),
                connections.ofAccount(handle, account.id()).stream()
                        .map(Connection::remotePropertyId)
                        .toList());
    }

    /** What it takes to connect. */
    @Singleton
    public static final class Parts {
        private final MappingDesk desk;
        private final Connectors connectors;
        private final Trial trial;
        private final PartnerProducts products;
        private final DirtyNights dirty;
        private final Leases leases;

        @Inject
        public Parts(
                MappingDesk desk,
                Connectors connectors,
                Trial trial,
                PartnerProducts products,
                DirtyNights dirty,
                Leases leases) {
            this.desk = desk;
            this.connectors = connectors;
            this.trial = trial;
            this.products = products;
            this.dirty = dirty;
            this.leases = leases;
        }
    }
}
