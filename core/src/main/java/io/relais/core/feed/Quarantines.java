package io.relais.core.feed;

import io.relais.core.access.Permission;
import io.relais.core.access.Principal;
import io.relais.core.data.Database;
import io.relais.core.event.EventType;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.relais.vocabulary.NightRange;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** Nights that are held although their calendar no longer shows them: what would change, and what a person decides. */
@Singleton
public final class Quarantines {
    private final Database database;
    private final FeedApplying applying;
    private final FeedDesk desk;

    @Inject
    Quarantines(Database database, FeedApplying applying, FeedDesk desk) {
        this.database = database;
        this.applying = applying;
        this.desk = desk;
    }

    /**
     * What would change if the calendar were believed now. There may be something to decide without a quarantine: a cancellation
     * that a second poll has yet to confirm, or nights that a person kept.
     *
     * @throws Problem FEED_UNKNOWN, FEED_NOT_QUARANTINED when no night is held that the calendar does not show
     */
    public FeedQuarantine get(Principal principal, UUID feedId) {
        principal.need(Permission.SYNC_READ);
        return database.read(handle -> {
            FeedRow feed = desk.visible(handle, principal, feedId);
            FeedState state = applying.state(handle, feed);
            FeedDecision decision = accepted(feed, state);
            List<FeedStay> gone = applying.tables().stays.list(handle, feedId, desk.today(feed)).stream()
                    .filter(stay -> stay.missingAt() != null)
                    .toList();
            int shown = applying.tables()
                    .snapshots
                    .find(handle, feedId, desk.today(feed))
                    .map(List::size)
                    .orElse(0);
            return new FeedQuarantine(
                    state.nights().values().stream()
                            .map(HeldNight::missingSince)
                            .filter(Objects::nonNull)
                            .min(Comparator.naturalOrder())
                            .orElseThrow(),
                    NightRange.runs(decision.freed()),
                    state.nights().size(),
                    gone,
                    shown);
        });
    }

    /**
     * Believes the calendar: what it no longer shows is given back now.
     *
     * @throws Problem FEED_UNKNOWN, VERSION_STALE, FEED_NOT_QUARANTINED
     */
    public Feed accept(Principal principal, UUID feedId, int version) {
        return desk.decided(principal, feedId, version, (handle, feed) -> {
            FeedState before = applying.state(handle, feed);
            FeedDecision decision = accepted(feed, before);
            desk.tell(handle, feed, principal, EventType.FEED_ACCEPTED, List.of());
            boolean changed = applying.keep(handle, feed, new FeedApplying.Step(before, decision), principal.actor());
            applying.settle(handle, feed, decision, changed);
            applying.tables().feeds.decided(handle, feedId);
            return changed;
        });
    }

    /**
     * Does not believe the calendar: what it no longer shows stays held until it is shown again, or until a person accepts.
     *
     * @throws Problem FEED_UNKNOWN, VERSION_STALE, FEED_NOT_QUARANTINED
     */
    public Feed refuse(Principal principal, UUID feedId, int version) {
        return desk.decided(principal, feedId, version, (handle, feed) -> {
            FeedState state = applying.state(handle, feed);
            accepted(feed, state);
            desk.tell(handle, feed, principal, EventType.FEED_REFUSED, List.of());
            applying.keep(handle, feed, new FeedApplying.Step(state, FeedDecision.refused(state)), principal.actor());
            applying.tables().feeds.decided(handle, feedId);
            return false;
        });
    }

    private static FeedDecision accepted(FeedRow feed, FeedState state) {
        FeedDecision accepted = FeedDecision.accepted(state);
        if (accepted.freed().isEmpty()) {
            throw Problem.of(ProblemCode.FEED_NOT_QUARANTINED, feed.name());
        }
        return accepted;
    }
}
