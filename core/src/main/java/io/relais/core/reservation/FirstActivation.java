package io.relais.core.reservation;

import io.relais.core.access.Principal;
import io.relais.core.delivery.FirstPush;
import io.relais.core.problem.Problem;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.UUID;

/**
 * The first activation of a connection, in an order that cannot oversell: the mapping is whole, what the partner sold before is
 * imported and applied, and only then it is told how much is left.
 */
@Singleton
public final class FirstActivation {
    private final FirstPush push;
    private final FirstImport before;
    private final Intake intake;

    @Inject
    public FirstActivation(FirstPush push, FirstImport before, Intake intake) {
        this.push = push;
        this.before = before;
        this.intake = intake;
    }

    /**
     * Imports what the partner sold before and begins to send. A partner that cannot tell is begun without: its reservations come
     * with the next pull.
     *
     * @throws Problem MAPPING_INCOMPLETE, CONNECTION_BEGUN, PARTNER_UNANSWERED, PARTNER_REFUSED (then nothing has begun)
     */
    public FirstImport.Imported activate(Principal principal, UUID connectionId) {
        push.requireComplete(principal, connectionId);
        FirstImport.Imported imported = before.importExisting(principal, connectionId);
        boolean waiting = imported.fresh() > 0;
        while (waiting) {
            waiting = intake.applyWaiting() > 0;
        }
        push.begin(principal, connectionId);
        return imported;
    }
}
