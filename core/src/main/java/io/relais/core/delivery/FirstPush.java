package io.relais.core.delivery;

import io.relais.core.access.Permission;
import io.relais.core.access.Principal;
import io.relais.core.connection.Connection;
import io.relais.core.connection.Connections;
import io.relais.core.connection.MappingSheet;
import io.relais.core.data.Database;
import io.relais.core.data.Topic;
import io.relais.core.event.Event;
import io.relais.core.event.EventType;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;

/** A connection begins to send: looked at before, and only when every product of the partner is decided. */
@Singleton
public final class FirstPush {
    private static final int NAMED_MAX = 6;

    private final Database database;
    private final Mappings mappings;
    private final Connections connections;
    private final Rehearsal rehearsal;
    private final MappingDesk desk;

    @Inject
    public FirstPush(
            Database database, Mappings mappings, Connections connections, Rehearsal rehearsal, MappingDesk desk) {
        this.database = database;
        this.mappings = mappings;
        this.connections = connections;
        this.rehearsal = rehearsal;
        this.desk = desk;
    }

    /** What would be sent first, or would be sent now if the connection has begun. */
    public Rehearsal.Push preview(Principal principal, UUID connectionId) {
        principal.need(Permission.SYNC_READ);
        mappings.get(principal, connectionId);
        return database.read(handle -> rehearsal.first(handle, connectionId));
    }

    /**
     * Lets a connection in preparation send, beginning with everything. The caller imported what the partner sold before.
     *
     * @throws Problem MAPPING_INCOMPLETE, CONNECTION_BEGUN
     */
    public void begin(Principal principal, UUID connectionId) {
        Connection connection = requireComplete(principal, connectionId);
        database.write(handle -> {
            if (!connections.activate(handle, connectionId)) {
                throw Problem.of(ProblemCode.CONNECTION_BEGUN, connectionId);
            }
            UUID event = desk.write(
                    handle,
                    principal,
                    connection.propertyId(),
                    EventType.CONNECTION_ACTIVATED,
                    List.of(new Event.Change("connection", "", desk.channelName(connection.channel()))));
            desk.mark(
                    handle,
                    connectionId,
                    rehearsal.types(handle, connectionId).stream()
                            .map(type -> new DirtyNights.Mark(
                                    type,
                                    rehearsal.horizon(handle, connectionId),
                                    DirtyNights.ALL,
                                    connectionId,
                                    event))
                            .toList());
            return true;
        });
        desk.wake(Topic.NIGHTS, Topic.CHANNELS);
    }

    /**
     * A connection that could begin now.
     *
     * @throws Problem MAPPING_INCOMPLETE, CONNECTION_BEGUN
     */
    public Connection requireComplete(Principal principal, UUID connectionId) {
        principal.need(Permission.SYNC_WRITE);
        MappingSheet sheet = mappings.get(principal, connectionId);
        if (!sheet.state().equals("preparing")) {
            throw Problem.of(ProblemCode.CONNECTION_BEGUN, connectionId);
        }
        if (sheet.isOpen() || !sheet.isMapped()) {
            throw Problem.of(
                    ProblemCode.MAPPING_INCOMPLETE,
                    sheet.lines().stream()
                            .filter(line -> line.decision() == MappingSheet.Decision.OPEN)
                            .limit(NAMED_MAX)
                            .map(line -> line.product().roomName() + " · "
                                    + line.product().rateName())
                            .reduce((a, b) -> a + ", " + b)
                            .orElse("–"));
        }
        return sheet.connection();
    }
}
