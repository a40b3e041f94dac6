package io.relais.core.feed;

import io.relais.core.event.Actor;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A feed as it is stored, with what its unit and property tell. Its address is read only by whoever fetches it.
 *
 * @param digest of what was read last; empty before
 */
record FeedRow(
        UUID id,
        Place place,
        String name,
        String host,
        String shape,
        SoftPolicy softPolicy,
        boolean paused,
        Feed.Health health,
        Validators validators,
        String digest,
        @Nullable FeedEdge edge,
        @Nullable UUID leaseId,
        int echoes,
        int doubts,
        int version) {
    /** Where it belongs. */
    record Place(UUID organisationId, UUID propertyId, ZoneId zone, UUID unitTypeId, UUID unitId, String unitName) {
        LocalDate today(Instant now) {
            return LocalDate.ofInstant(now, zone);
        }
    }

    /** What the partner gave with the last body. */
    record Validators(String etag, String lastModified) {
        static final Validators NONE = new Validators("", "");
    }

    /** Who did what a poll does. */
    Actor actor() {
        return new Actor(Actor.Kind.CONNECTION, id.toString(), name);
    }

    FeedStatus status() {
        if (paused) {
            return FeedStatus.PAUSED;
        }
        if (health.failure().isBreaking()) {
            return FeedStatus.BROKEN;
        }
        if (health.quarantinedAt() != null) {
            return FeedStatus.QUARANTINED;
        }
        return health.failures() > 0 ? FeedStatus.FAILING : FeedStatus.FINE;
    }

    Feed feed(int held, int kept) {
        return new Feed(
                id,
                place.propertyId(),
                place.unitId(),
                place.unitName(),
                name,
                host,
                shape,
                softPolicy,
                status(),
                health,
                held,
                kept,
                echoes,
                doubts,
                version);
    }

    @Override
    public String toString() {
        return "feed " + id + " at " + host;
    }
}
