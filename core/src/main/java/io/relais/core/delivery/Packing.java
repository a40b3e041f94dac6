package io.relais.core.delivery;

import io.relais.connector.AriMessage;
import io.relais.connector.AriUpdate;
import io.relais.connector.PublishesAri;
import io.relais.core.connection.AccountManifests;
import io.relais.core.connection.Connectors;
import io.relais.core.connection.Manifest;
import io.relais.core.data.Ids;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * Finds out what a connection must be told: the desired state of the marked ranges, less what the partner acknowledged, packed
 * by the connector. What leaves is written down first; from then until the answer the partner's state counts as unknown.
 */
@Singleton
final class Packing {
    private static final int MARKS_MAX = 5_000;

    private final DirtyNights dirty;
    private final Desired desired;
    private final Comparison comparison;
    private final Sending sending;
    private final Context context;

    @Inject
    Packing(DirtyNights dirty, Desired desired, Comparison comparison, Sending sending, Context context) {
        this.dirty = dirty;
        this.desired = desired;
        this.comparison = comparison;
        this.sending = sending;
        this.context = context;
    }

    Packet pack(Handle handle, Hold hold, Destination destination) {
        List<DirtyNights.Marked> marks = dirty.list(handle, hold.connectionId(), MARKS_MAX);
        Manifest manifest = context.manifests.of(handle, destination.accountId(), destination.channel());
        Desired.Target target = target(destination, manifest, Instant.now(context.clock));
        Desired.Wanted wanted = desired.compute(
                handle, target, Ranges.of(marks, target.telling().horizon()));
        Causes causes = new Causes(marks, wanted.types(), target.telling());
        Comparison.Difference difference = comparison.compare(handle, hold.connectionId(), wanted.series(), causes);
        String trace = marks.stream()
                .map(DirtyNights.Marked::trace)
                .filter(t -> !t.isEmpty())
                .findFirst()
                .orElse("");
        boolean silent = difference.cells().isEmpty();
        Packet packet = new Packet(
                hold,
                silent ? null : destination,
                silent ? List.of() : letters(destination, wanted, difference.cells()),
                marks.stream().map(DirtyNights.Marked::id).toList(),
                trace);
        if (!silent) {
            sending.write(handle, packet, difference, causes);
        }
        return packet;
    }

    /** The connection with what it is told of and how, as of now. */
    static Desired.Target target(Destination destination, Manifest manifest, Instant now) {
        return new Desired.Target(
                destination.connectionId(),
                destination.currency(),
                Telling.of(manifest, manifest.horizon(destination.timeZone(), now)),
                Dialect.of(manifest));
    }

    private List<Packet.Letter> letters(Destination destination, Desired.Wanted wanted, List<Cell> changed) {
        AriUpdate update = new AriUpdate(
                destination.remotePropertyId(),
                wanted.currency(),
                Cells.toChanges(changed, wanted.currency(), wanted.totals()));
        List<AriMessage> messages = new Urgency(LocalDate.now(context.clock.withZone(destination.timeZone())))
                .pack(context.connectors.get(destination.channel(), PublishesAri.class), update);
        return messages.stream()
                .map(message -> new Packet.Letter(context.ids.next(), message))
                .toList();
    }

    /** What packing needs besides tables. */
    @Singleton
    static final class Context {
        private final Connectors connectors;
        private final AccountManifests manifests;
        private final Ids ids;
        private final Clock clock;

        @Inject
        Context(Connectors connectors, AccountManifests manifests, Ids ids, Clock clock) {
            this.connectors = connectors;
            this.manifests = manifests;
            this.ids = ids;
            this.clock = clock;
        }
    }
}
