package io.relais.core.master;

import io.relais.connector.DoorCall;
import io.relais.connector.FollowsMaster;
import io.relais.connector.HttpAnswer;
import io.relais.connector.MasterAnswer;
import io.relais.connector.MasterCall;
import io.relais.connector.UnreadableMessage;
import io.relais.core.connection.Connectors;
import io.relais.core.data.Database;
import io.relais.core.data.Trace;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Answers what masters call: the key is looked at first, then the call. */
@Singleton
public final class MasterCalls {
    private static final Logger LOG = Logger.getLogger(MasterCalls.class);
    private static final int BAD = 400;
    private static final int STRANGER = 401;
    private static final int UNKNOWN = 404;
    private static final int LATER = 503;

    private final Database database;
    private final Connectors connectors;
    private final MasterDoors doors;
    private final MasterCatalogue catalogue;
    private final MasterChanges changes;

    @Inject
    MasterCalls(
            Database database,
            Connectors connectors,
            MasterDoors doors,
            MasterCatalogue catalogue,
            MasterChanges changes) {
        this.database = database;
        this.connectors = connectors;
        this.doors = doors;
        this.catalogue = catalogue;
        this.changes = changes;
    }

    /** The answer to a call at the door of a channel; 401 when the key is not in force, whatever else is wrong. */
    public HttpAnswer answer(String channel, DoorCall call) {
        Optional<FollowsMaster> connector = connectors.find(channel, FollowsMaster.class);
        if (connector.isEmpty()) {
            return new HttpAnswer(UNKNOWN, Map.of(), "");
        }
        String key = connector.get().key(call);
        Optional<MasterDoor> door =
                key.isEmpty() ? Optional.empty() : database.write(handle -> doors.called(handle, channel, key));
        if (door.isEmpty()) {
            return connector.get().refuse(STRANGER, "the API key is not in force here");
        }
        if (!door.get().active()) {
            return connector.get().refuse(LATER, "this connection is paused; try again later");
        }
        return Trace.during(Trace.next(), () -> answer(connector.get(), door.get(), call));
    }

    private HttpAnswer answer(FollowsMaster connector, MasterDoor door, DoorCall call) {
        MasterCall wanted;
        try {
            wanted = connector.read(call);
        } catch (UnreadableMessage unreadable) {
            LOG.warnf("%s of %s cannot be read: %s", call, door.channel(), unreadable.reason());
            return connector.refuse(BAD, unreadable.reason());
        }
        if (!wanted.propertyCode().equals(door.propertyCode())) {
            return connector.refuse(UNKNOWN, "this API key opens no property of that code");
        }
        MasterAnswer answer = switch (wanted) {
            case MasterCall.Greeting greeting -> new MasterAnswer.Welcome();
            case MasterCall.Products products -> catalogue.of(door);
            case MasterCall.Changes told -> changes.apply(door, told);
        };
        return connector.answer(wanted, answer);
    }
}
