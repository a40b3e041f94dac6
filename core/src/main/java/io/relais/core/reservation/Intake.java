package io.relais.core.reservation;

import io.relais.connector.PartnerFault;
import io.relais.connector.PullsReservations;
import io.relais.connector.ReservationMessage;
import io.relais.connector.UnreadableMessage;
import io.relais.core.connection.Connection;
import io.relais.core.connection.Connections;
import io.relais.core.connection.Connectors;
import io.relais.core.data.Database;
import io.relais.core.data.Failures;
import io.relais.core.data.Topic;
import io.relais.core.data.Wakeups;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;

/**
 * Applies stored messages to the register. Any order and any repetition of the messages of one reservation ends in the same state,
 * also when two workers apply two of them at the same moment. A batch of messages is one transaction; when one of them breaks it,
 * each is applied on its own and only the one that fails is parked.
 */
@Singleton
public final class Intake {
    private static final Logger LOG = Logger.getLogger(Intake.class);
    private static final int BATCH = 64;

    private final Database database;
    private final Inbox inbox;
    private final Applying applying;
    private final Connectors connectors;
    private final Directory directory;

    @Inject
    public Intake(Database database, Inbox inbox, Applying applying, Connectors connectors, Directory directory) {
        this.database = database;
        this.inbox = inbox;
        this.applying = applying;
        this.connectors = connectors;
        this.directory = directory;
    }

    /**
     * Applies the oldest waiting messages, at most one batch.
     *
     * @return how many messages were settled; 0 when none waits or others have them
     */
    public int applyWaiting() {
        int settled;
        try {
            settled = apply(handle -> inbox.take(handle, BATCH));
        } catch (RuntimeException e) {
            LOG.warnf(
                    "a batch of messages could not be applied together; applying them one by one:%s",
                    Failures.describe(e));
            settled = applyOneByOne();
        }
        if (settled > 0) {
            directory.wakeups.wake(Topic.NIGHTS, Topic.REGISTER, Topic.CHANNELS);
        }
        return settled;
    }

    private int apply(Function<Handle, List<Inbox.Waiting>> taking) {
        return database.writePlanned(handle -> {
            List<Inbox.Waiting> waiting = taking.apply(handle);
            List<Inbox.Settled> settled = new ArrayList<>();
            List<Applying.Item> items = read(handle, waiting, settled);
            settled.addAll(applying.apply(handle, items));
            inbox.settle(handle, settled);
            return waiting.size();
        });
    }

    /** Each message by its id, so that the one that fails is parked and not one that happens to be the oldest by then. */
    private int applyOneByOne() {
        int settled = 0;
        for (UUID id : database.read(handle -> inbox.listWaiting(handle, BATCH))) {
            try {
                settled += apply(handle -> inbox.take(handle, id));
            } catch (RuntimeException e) {
                if (Database.isPassing(e)) {
                    throw e;
                }
                LOG.error("message " + id + " could not be applied and is parked", e);
                settled += database.write(handle -> inbox.park(handle, id, failed(e)));
            }
        }
        return settled;
    }

    private static Inbox.Reason failed(RuntimeException failure) {
        return new Inbox.Reason(
                "failed", "Relais could not apply it: " + failure.getClass().getSimpleName());
    }

    private List<Applying.Item> read(Handle handle, List<Inbox.Waiting> waiting, List<Inbox.Settled> settled) {
        Map<UUID, Map<String, Connection>> known = new HashMap<>();
        List<Applying.Item> items = new ArrayList<>();
        for (Inbox.Waiting message : waiting) {
            try {
                ReservationMessage read = connectors
                        .get(message.channel(), PullsReservations.class)
                        .read(message.inbound());
                Connection connection = known.computeIfAbsent(
                                message.accountId(), id -> directory.connections.byRemoteProperty(handle, id))
                        .get(read.remotePropertyId());
                if (connection == null) {
                    settled.add(unknownProperty(message, read));
                } else {
                    items.add(new Applying.Item(message, read, connection));
                }
            } catch (UnreadableMessage e) {
                settled.add(parked(message, "unreadable", e.reason()));
            } catch (PartnerFault e) {
                settled.add(parked(message, "connector-missing", e.text()));
            }
        }
        return items;
    }

    private static Inbox.Settled parked(Inbox.Waiting message, String code, String text) {
        return new Inbox.Settled(message.id(), null, null, "", new Inbox.Reason(code, text));
    }

    private static Inbox.Settled unknownProperty(Inbox.Waiting message, ReservationMessage read) {
        return new Inbox.Settled(
                message.id(),
                null,
                null,
                read.externalId(),
                new Inbox.Reason(
                        "unknown-property",
                        "no connection for the partner's property «" + read.remotePropertyId() + "»"));
    }

    /** Who is connected, and who is to be woken. */
    @Singleton
    public static final class Directory {
        private final Connections connections;
        private final Wakeups wakeups;

        @Inject
        public Directory(Connections connections, Wakeups wakeups) {
            this.connections = connections;
            this.wakeups = wakeups;
        }
    }
}
