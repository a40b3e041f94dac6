package io.relais.core.feed;

import io.relais.core.data.Database;
import io.relais.core.data.Moment;
import io.relais.core.data.Topic;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;

/**
 * Fetches feeds whose turn it is. What is fetched is fetched without a lock or a transaction; an answer that comes after the lease ran
 * out counts for nothing.
 */
@Singleton
public final class FeedPolls {
    private static final Logger LOG = Logger.getLogger(FeedPolls.class);

    private final Database database;
    private final FeedFetching fetching;
    private final FeedApplying applying;
    private final Moment moment;

    @Inject
    FeedPolls(Database database, FeedFetching fetching, FeedApplying applying, Moment moment) {
        this.database = database;
        this.fetching = fetching;
        this.applying = applying;
        this.moment = moment;
    }

    /** A feed that this worker took and is to poll. */
    public record Due(UUID feedId, UUID leaseId) {}

    /** Takes feeds that are due, so that no other worker polls them; at most two of one host are under way at a time. */
    public List<Due> due(int limit) {
        UUID lease = moment.ids().next();
        return database.write(handle -> applying.tables().feeds.take(handle, lease, limit)).stream()
                .map(feed -> new Due(feed, lease))
                .toList();
    }

    /** Fetches one feed and applies what it says; true when nights were taken or given back. */
    public boolean poll(Due due) {
        Optional<Asked> asked = database.read(handle -> ask(handle, due));
        if (asked.isEmpty()) {
            return false;
        }
        FeedRow feed = asked.get().feed();
        FeedFetching.Result result = fetch(asked.get());
        boolean changed = switch (result) {
            case FeedFetching.Result.Read read ->
                settled(due, (handle, row) -> applying.read(handle, row, read.body()));
            case FeedFetching.Result.Same same -> settled(due, applying::same);
            case FeedFetching.Result.Failed failed -> failed(due, feed, failed.failure(), failed.retryAfter());
        };
        if (changed) {
            moment.wakeups().wake(Topic.NIGHTS, Topic.REGISTER);
        }
        if (changed || feed.status() != FeedStatus.FINE || result instanceof FeedFetching.Result.Failed) {
            moment.wakeups().wake(Topic.CHANNELS);
        }
        return changed;
    }

    /** One round: takes what is due and polls it, one after the other; returns how many. */
    public int run(int limit) {
        List<Due> due = due(limit);
        due.forEach(this::poll);
        return due.size();
    }

    /** What a stranger wrote must not stop the feed for good, whatever it does to a reader. */
    private FeedFetching.Result fetch(Asked asked) {
        FeedRow feed = asked.feed();
        try {
            return fetching.fetch(
                    asked.request(),
                    feed.shape(),
                    feed.place().zone(),
                    feed.place().today(moment.now()));
        } catch (RuntimeException e) {
            LOG.errorf(
                    "reading %s failed with %s, which is a fault of ours",
                    feed, e.getClass().getName());
            return new FeedFetching.Result.Failed(FeedFailure.NOT_A_CALENDAR, Optional.empty());
        }
    }

    private record Asked(FeedRow feed, FeedRequest request) {}

    private Optional<Asked> ask(Handle handle, Due due) {
        return applying.tables()
                .feeds
                .find(handle, due.feedId())
                .filter(feed -> due.leaseId().equals(feed.leaseId()))
                .map(feed -> new Asked(
                        feed,
                        new FeedRequest(
                                applying.tables().feeds.address(handle, feed.id()),
                                feed.validators().etag(),
                                feed.validators().lastModified())));
    }

    /** What is done with a feed that is still ours. */
    @FunctionalInterface
    private interface Work {
        boolean apply(Handle handle, FeedRow feed);
    }

    private boolean settled(Due due, Work work) {
        return database.write(handle -> applying.tables()
                .feeds
                .lock(handle, due.feedId())
                .filter(feed -> due.leaseId().equals(feed.leaseId()))
                .map(feed -> work.apply(handle, feed))
                .orElse(false));
    }

    private boolean failed(Due due, FeedRow feed, FeedFailure failure, Optional<Duration> retryAfter) {
        Instant next = FeedSchedule.afterFailure(moment.now(), feed.health().failures() + 1, retryAfter);
        database.writeOnceBack(
                handle -> applying.tables().feeds.failed(handle, due.feedId(), due.leaseId(), failure, next));
        return false;
    }
}
