package io.relais.core.reservation;

import io.relais.core.access.Permission;
import io.relais.core.access.Principal;
import io.relais.core.data.Database;
import io.relais.core.data.Topic;
import io.relais.core.data.Wakeups;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;

/** Messages that need a person. Nothing parked is ever deleted by itself. */
@Singleton
public final class Parked {
    private static final int LIST_MAX = 500;

    private final Database database;
    private final Inbox inbox;
    private final Wakeups wakeups;

    @Inject
    public Parked(Database database, Inbox inbox, Wakeups wakeups) {
        this.database = database;
        this.inbox = inbox;
        this.wakeups = wakeups;
    }

    /** The parked messages, newest first, at most 500. A principal bound to some properties sees none: they have no property. */
    public List<ParkedItem> list(Principal principal) {
        principal.need(Permission.SYNC_READ);
        return principal.seesAll() ? inbox.listParked(principal.organisationId(), LIST_MAX) : List.of();
    }

    /**
     * Applies a parked message again, after whatever stood in its way was mended.
     *
     * @throws Problem PARKED_UNKNOWN when it is not parked (any more)
     */
    public void replay(Principal principal, UUID id) {
        principal.need(Permission.SYNC_WRITE);
        boolean replayed =
                principal.seesAll() && database.write(handle -> inbox.replay(handle, principal.organisationId(), id));
        if (!replayed) {
            throw Problem.of(ProblemCode.PARKED_UNKNOWN, id);
        }
        wakeups.wake(Topic.INBOX, Topic.CHANNELS);
    }
}
