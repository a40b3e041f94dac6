package io.relais.core.feed;

import io.relais.connector.CalendarEntry;
import io.relais.core.access.Permission;
import io.relais.core.access.Principal;
import io.relais.core.data.Database;
import io.relais.core.event.Event;
import io.relais.core.event.EventType;
import io.relais.core.problem.Limits;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.relais.vocabulary.NightRange;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** The calendars that units follow: what people see of them and decide about them. */
@Singleton
public final class Feeds {
    /** What is kept of a name. */
    public static final int NAME_MAX = 80;

    private static final int LIST_MAX = 1_000;

    private final Database database;
    private final FeedFetching fetching;
    private final FeedApplying applying;
    private final FeedConflicts conflicts;
    private final FeedDesk desk;

    @Inject
    Feeds(Database database, FeedFetching fetching, FeedApplying applying, FeedConflicts conflicts, FeedDesk desk) {
        this.database = database;
        this.fetching = fetching;
        this.applying = applying;
        this.conflicts = conflicts;
        this.desk = desk;
    }

    /**
     * Fetches a calendar and tells what it says; saves nothing.
     *
     * @throws Problem UNIT_UNKNOWN, FEED_ADDRESS_INVALID, and why it cannot be read: FEED_UNREACHABLE, FEED_GONE, FEED_IS_PAGE,
     *     FEED_EMPTY, FEED_UNREADABLE, FEED_TOO_LARGE, FEED_ADDRESS_REFUSED
     */
    public FeedPreview preview(Principal principal, UUID unitId, String address) {
        principal.need(Permission.SYNC_WRITE);
        FeedRow feed = planned(principal, new NewFeed(unitId, "", address, SoftPolicy.BLOCK));
        FeedBody body = fetch(feed, FeedAddress.of(address));
        FeedSight sight = database.read(handle -> applying.sight(handle, feed, body.entries()));
        return new FeedPreview(
                feed.host(),
                body.shape(),
                body.entries(),
                NightRange.runs(sight.nights().keySet()),
                sight.echoes(),
                body.doubts());
    }

    /**
     * Lets a unit follow a calendar from now on: it is fetched and its nights are taken at once.
     *
     * @throws Problem FEED_EXISTS, and those of {@link #preview}
     */
    public Feed add(Principal principal, NewFeed wanted) {
        principal.need(Permission.SYNC_WRITE);
        String name = Limits.required("name", wanted.name(), NAME_MAX);
        FeedAddress address = FeedAddress.of(wanted.address());
        FeedRow planned = planned(principal, wanted);
        FeedBody body = fetch(planned, address);
        database.write(handle -> {
            boolean added = applying.tables()
                    .feeds
                    .insert(
                            handle,
                            new FeedRows.Added(
                                    planned.id(),
                                    planned.place().propertyId(),
                                    wanted.unitId(),
                                    name,
                                    address,
                                    wanted.softPolicy()));
            if (!added) {
                throw Problem.of(ProblemCode.FEED_EXISTS, planned.place().unitName(), address.host());
            }
            FeedRow feed = applying.tables().feeds.lock(handle, planned.id()).orElseThrow();
            desk.tell(handle, feed, principal, EventType.FEED_ADDED, List.of());
            return applying.read(handle, feed, body);
        });
        desk.wake();
        return get(principal, planned.id());
    }

    /** The feeds of a property, by unit and name. */
    public List<Feed> list(Principal principal, UUID propertyId) {
        principal.need(Permission.SYNC_READ);
        desk.check(principal, propertyId);
        return database.read(
                handle -> desk.feeds(handle, applying.tables().feeds.list(handle, propertyId, LIST_MAX)));
    }

    /** The properties that the principal sees and that follow a calendar. */
    public Set<UUID> properties(Principal principal) {
        principal.need(Permission.SYNC_READ);
        return database.read(handle -> applying.tables().feeds.properties(handle, principal.organisationId())).stream()
                .filter(principal::sees)
                .collect(Collectors.toSet());
    }

    /**
     * One feed.
     *
     * @throws Problem FEED_UNKNOWN
     */
    public Feed get(Principal principal, UUID feedId) {
        principal.need(Permission.SYNC_READ);
        return database.read(handle -> desk.feeds(handle, List.of(desk.visible(handle, principal, feedId))))
                .getFirst();
    }

    /** The runs of nights that a feed holds from today on. */
    public List<NightRange> nights(Principal principal, UUID feedId) {
        principal.need(Permission.SYNC_READ);
        return database.read(handle -> NightRange.runs(applying.state(handle, desk.visible(handle, principal, feedId))
                .nights()
                .keySet()));
    }

    /** Who has the nights of a feed as far as it tells, by arrival. */
    public List<FeedStay> stays(Principal principal, UUID feedId) {
        principal.need(Permission.SYNC_READ);
        return database.read(handle -> {
            FeedRow feed = desk.visible(handle, principal, feedId);
            return applying.tables().stays.list(handle, feedId, desk.today(feed));
        });
    }

    /**
     * Changes a name, what becomes of the partner's own rules, whether the feed is polled, or where its calendar is. A calendar at
     * another address is fetched first; what it does not show is given back with the same caution as at any poll.
     *
     * @param version as the person saw it
     * @throws Problem FEED_UNKNOWN, VERSION_STALE; with an address also FEED_EXISTS and those of {@link #preview}
     */
    public Feed change(Principal principal, UUID feedId, int version, FeedChange change) {
        principal.need(Permission.SYNC_WRITE);
        String name = Limits.required("name", change.name(), NAME_MAX);
        Optional<Moved> moved = moved(principal, feedId, change.address());
        return desk.decided(principal, feedId, version, (handle, feed) -> {
            List<Event.Change> told = new ArrayList<>();
            add(told, "feed-name", feed.name(), name);
            add(told, "feed-soft", feed.softPolicy().code(), change.softPolicy().code());
            add(told, "feed-paused", String.valueOf(feed.paused()), String.valueOf(change.paused()));
            moved.ifPresent(to -> told.add(
                    new Event.Change("feed-address", feed.host(), to.address().host())));
            if (told.isEmpty()) {
                return false;
            }
            applying.tables()
                    .feeds
                    .change(handle, feedId, new FeedRows.Changed(name, change.softPolicy(), change.paused()));
            desk.tell(handle, feed, principal, EventType.FEED_CHANGED, told);
            boolean reweighed = feed.softPolicy() != change.softPolicy() && reweigh(handle, feedId);
            return (moved.isPresent() && move(handle, feed, moved.get())) || reweighed;
        });
    }

    /** Another address and what was found there. */
    private record Moved(FeedAddress address, FeedBody body) {}

    private Optional<Moved> moved(Principal principal, UUID feedId, String pasted) {
        if (pasted.isBlank()) {
            return Optional.empty();
        }
        FeedAddress address = FeedAddress.of(pasted);
        FeedRow feed = database.read(handle -> desk.visible(handle, principal, feedId));
        return Optional.of(new Moved(address, fetch(feed, address)));
    }

    private boolean move(Handle handle, FeedRow before, Moved to) {
        if (!applying.tables().feeds.move(handle, before.id(), to.address())) {
            throw Problem.of(
                    ProblemCode.FEED_EXISTS,
                    before.place().unitName(),
                    to.address().host());
        }
        FeedRow feed = applying.tables().feeds.lock(handle, before.id()).orElseThrow();
        return !feed.paused() && applying.read(handle, feed, to.body());
    }

    /** Makes a feed due at once. */
    public void pollSoon(Principal principal, UUID feedId) {
        principal.need(Permission.SYNC_WRITE);
        database.write(handle -> {
            applying.tables()
                    .feeds
                    .pollSoon(handle, desk.visible(handle, principal, feedId).id());
            return true;
        });
    }

    /**
     * Follows a calendar no longer and gives back what it held.
     *
     * @throws Problem FEED_UNKNOWN, VERSION_STALE
     */
    public void remove(Principal principal, UUID feedId, int version) {
        principal.need(Permission.SYNC_WRITE);
        database.write(handle -> {
            FeedRow feed = desk.lock(handle, principal, feedId, version);
            desk.tell(handle, feed, principal, EventType.FEED_REMOVED, List.of());
            FeedState before = applying.state(handle, feed);
            applying.keep(handle, feed, new FeedApplying.Step(before, FeedDecision.removed(before)), principal.actor());
            applying.tables().feeds.delete(handle, feedId);
            return true;
        });
        desk.wake();
    }

    /** Nights of a property that two have, by unit and date. */
    public List<FeedConflict> conflicts(Principal principal, UUID propertyId) {
        principal.need(Permission.SYNC_READ);
        desk.check(principal, propertyId);
        return database.read(handle -> conflicts.list(handle, propertyId));
    }

    private FeedRow planned(Principal principal, NewFeed wanted) {
        FeedAddress address = FeedAddress.of(wanted.address());
        return database.read(handle -> desk.planned(handle, principal, wanted.unitId(), address));
    }

    private FeedBody fetch(FeedRow planned, FeedAddress address) {
        FeedFetching.Result result = fetching.fetch(
                new FeedRequest(address.uri(), "", ""),
                planned.shape(),
                planned.place().zone(),
                desk.today(planned));
        return switch (result) {
            case FeedFetching.Result.Read read -> read.body();
            case FeedFetching.Result.Same same -> throw FeedFailure.STATUS.problem(address.host());
            case FeedFetching.Result.Failed failed -> throw failed.failure().problem(address.host());
        };
    }

    /** What the last calendar means under another policy. */
    private boolean reweigh(Handle handle, UUID feedId) {
        FeedRow feed = applying.tables().feeds.lock(handle, feedId).orElseThrow();
        List<CalendarEntry> entries = applying.tables()
                .snapshots
                .find(handle, feedId, desk.today(feed))
                .orElse(List.of());
        FeedState before = applying.state(handle, feed);
        FeedDecision decision = FeedDecision.reweighed(
                before, applying.sight(handle, feed, entries).nights());
        return applying.keep(handle, feed, new FeedApplying.Step(before, decision), feed.actor());
    }

    private static void add(List<Event.Change> told, String field, String before, String after) {
        if (!before.equals(after)) {
            told.add(new Event.Change(field, before, after));
        }
    }
}
