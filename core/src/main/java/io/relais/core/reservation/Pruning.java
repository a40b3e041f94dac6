package io.relais.core.reservation;

import io.relais.core.access.Idempotency;
import io.relais.core.connection.Exchanges;
import io.relais.core.data.Moment;
import io.relais.core.delivery.Deliveries;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;

/**
 * Deletes what is kept only for a time. Reservations, their history and parked messages are never pruned. Applied messages stay
 * longer than a partner's calendar reaches, so that one that comes again is still recognised.
 */
@Singleton
public final class Pruning {
    private static final Duration EXCHANGES_KEPT = Duration.ofDays(30);
    private static final Duration EXPOSURE_KEPT = Duration.ofDays(8);
    private static final Duration MESSAGES_KEPT = Duration.ofDays(400);

    private final Exchanges exchanges;
    private final Deliveries deliveries;
    private final Inbox inbox;
    private final Idempotency idempotency;
    private final Moment moment;

    @Inject
    public Pruning(Exchanges exchanges, Deliveries deliveries, Inbox inbox, Idempotency idempotency, Moment moment) {
        this.exchanges = exchanges;
        this.deliveries = deliveries;
        this.inbox = inbox;
        this.idempotency = idempotency;
        this.moment = moment;
    }

    /** Deletes what is due; returns how many rows. */
    public int run() {
        return exchanges.prune(moment.now().minus(EXCHANGES_KEPT))
                + deliveries.prune(moment.now().minus(EXCHANGES_KEPT))
                + deliveries.pruneExposure(moment.now().minus(EXPOSURE_KEPT))
                + inbox.prune(moment.now().minus(MESSAGES_KEPT))
                + idempotency.prune();
    }
}
