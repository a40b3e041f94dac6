package io.relais.core.delivery;

import io.relais.connector.AriAnswer;
import io.relais.connector.Fault;
import io.relais.connector.PartnerFault;
import io.relais.connector.PublishesAri;
import io.relais.core.connection.Account;
import io.relais.core.connection.Accounts;
import io.relais.core.connection.Connectors;
import io.relais.core.connection.Exchanges;
import io.relais.core.connection.Partners;
import io.relais.core.data.Database;
import io.relais.core.data.Topic;
import io.relais.core.data.Trace;
import io.relais.core.data.Wakeups;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * Tells partners what changed, in four steps: {@link #take} connections that have marks, {@link #pack} what the partner does
 * not know, {@link #send} it without holding anything in the database, {@link #settle} what it answered. One packet per
 * connection is under way at a time; if the process dies at any point, the marks are still there and the next packet says what
 * is not known to have been taken.
 */
@Singleton
public final class Courier {
    private static final int TAKE_MAX = 50;

    private final Database database;
    private final Leases leases;
    private final Packing packing;
    private final Settling settling;
    private final Way way;

    @Inject
    public Courier(Database database, Leases leases, Packing packing, Settling settling, Way way) {
        this.database = database;
        this.leases = leases;
        this.packing = packing;
        this.settling = settling;
        this.way = way;
    }

    /** Takes hold of connections that wait to be told something, so that nobody else does meanwhile. */
    public List<Hold> take() {
        return database.write(handle -> leases.take(handle, UUID.randomUUID(), TAKE_MAX));
    }

    /** When a connection that is held back (limits, back-off) may be sent to again; empty when none waits. */
    public Optional<Instant> nextDue() {
        return database.read(leases::nextDue);
    }

    /** Writes down what will be sent; nothing when another worker has taken over meanwhile. */
    public Packet pack(Hold hold) {
        return database.write(handle -> leases.renew(handle, hold)
                ? packing.pack(handle, hold, destination(handle, hold.connectionId()))
                : new Packet(hold, null, List.of(), List.of(), ""));
    }

    /**
     * Sends the messages one after the other and stops at the first fault, because order matters to partners; also when somebody
     * else should go first. What was not sent is packed again then.
     */
    public Answered send(Packet packet) {
        Destination destination = packet.destination();
        return destination == null
                ? new Answered(packet, List.of(), null)
                : Trace.during(packet.trace(), () -> send(packet, destination));
    }

    private Answered send(Packet packet, Destination destination) {
        Account account = way.accounts.find(destination.accountId()).orElseThrow();
        Partners.Call call = way.partners.open(account, destination.connectionId(), packet.trace());
        PublishesAri connector = way.connectors.get(destination.channel(), PublishesAri.class);
        List<AriAnswer> answers = new ArrayList<>();
        PartnerFault stopped = null;
        for (Packet.Letter letter : packet.letters()) {
            if (!answers.isEmpty() && givesWay(packet)) {
                break;
            }
            if (!database.write(handle -> leases.renew(handle, packet.hold()))) {
                stopped = PartnerFault.of(Fault.UNAVAILABLE, "another worker took over");
                break;
            }
            try {
                answers.add(connector.send(call.session(), letter.message()));
            } catch (PartnerFault fault) {
                if (fault.fault() != Fault.REJECTED) {
                    stopped = fault;
                    break;
                }
                // Refused as a whole: each of its changes is refused, the other messages go on.
                answers.add(new AriAnswer(letter.message().changes().stream()
                        .map(change -> new AriAnswer.Rejection(change, fault.text()))
                        .toList()));
            }
        }
        way.exchanges.record(call.line(), call.exchanges());
        return new Answered(packet, answers, stopped);
    }

    private boolean givesWay(Packet packet) {
        long packed = packet.marks().stream().mapToLong(Long::longValue).max().orElse(0);
        return database.read(handle -> leases.isOutranked(handle, packet.hold(), packed));
    }

    /** Keeps what the partner answered and lets the connection go. */
    public void settle(Answered answered) {
        Destination destination = answered.packet().destination();
        java.time.Duration gap = destination == null
                ? java.time.Duration.ZERO
                : way.connectors.manifest(destination.channel()).gap();
        Answered settled = answered.gaveWay() ? answered.withoutUnsent() : answered;
        database.writeOnceBack(handle -> {
            answered.unsent().forEach(letter -> way.deliveries.failed(handle, letter.deliveryId(), "gave way"));
            return settling.settle(handle, settled, gap);
        });
        PartnerFault fault = answered.fault();
        if (destination != null && fault != null && (fault.fault() == Fault.AUTH || fault.fault() == Fault.CONFIG)) {
            way.accounts.refuse(destination.accountId(), fault.text());
        }
        way.wakeups.wake(Topic.NIGHTS, Topic.CHANNELS);
    }

    /** Frees what a process that died on this very database left held. Only for a process that is surely alone on it. */
    public void releaseAll() {
        database.write(handle -> {
            leases.releaseAll(handle);
            return true;
        });
    }

    private static Destination destination(Handle handle, UUID connectionId) {
        return handle.createQuery("""
                select c.id, c.account_id, a.channel, c.remote_property_id, p.currency, p.time_zone
                from connection c join account a on a.id = c.account_id join property p on p.id = c.property_id
                where c.id = :id
                """)
                .bind("id", connectionId)
                .map((r, c) -> new Destination(
                        r.getObject("id", UUID.class),
                        r.getObject("account_id", UUID.class),
                        r.getString("channel"),
                        r.getString("remote_property_id"),
                        r.getString("currency"),
                        ZoneId.of(r.getString("time_zone"))))
                .one();
    }

    /** Where messages to partners and what went over the wire are kept. */
    @Singleton
    public static final class Kept {
        private final Exchanges exchanges;
        private final Deliveries deliveries;

        @Inject
        public Kept(Exchanges exchanges, Deliveries deliveries) {
            this.exchanges = exchanges;
            this.deliveries = deliveries;
        }
    }

    /** The way to the partners. */
    @Singleton
    public static final class Way {
        private final Accounts accounts;
        private final Partners partners;
        private final Connectors connectors;
        private final Exchanges exchanges;
        private final Deliveries deliveries;
        private final Wakeups wakeups;

        @Inject
        public Way(Accounts accounts, Partners partners, Connectors connectors, Kept kept, Wakeups wakeups) {
            this.accounts = accounts;
            this.partners = partners;
            this.connectors = connectors;
            this.exchanges = kept.exchanges;
            this.deliveries = kept.deliveries;
            this.wakeups = wakeups;
        }
    }
}
