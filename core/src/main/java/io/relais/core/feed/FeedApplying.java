package io.relais.core.feed;

import io.relais.connector.CalendarEntry;
import io.relais.core.data.Moment;
import io.relais.core.data.Trace;
import io.relais.core.event.Actor;
import io.relais.core.event.Event;
import io.relais.core.event.EventType;
import io.relais.core.event.Events;
import io.relais.core.inventory.Horizon;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import org.jdbi.v3.core.Handle;

/**
 * Carries out what a good calendar says, within one transaction and on a feed that the caller has locked: nights, stock, stays, history
 * and marks for other channels.
 */
@Singleton
final class FeedApplying {
    private final Tables tables;
    private final FeedStock stock;
    private final Events events;
    private final Moment moment;

    @Inject
    FeedApplying(Tables tables, FeedStock stock, Events events, Moment moment) {
        this.tables = tables;
        this.stock = stock;
        this.events = events;
        this.moment = moment;
    }

    /** Applies a body that was fetched. True when nights changed. */
    boolean read(Handle handle, FeedRow feed, FeedBody body) {
        String digest = body.digest();
        FeedSight sight = sight(handle, feed, body.entries());
        // What is our own sale coming back may be another part of the same calendar by now.
        boolean same = digest.equals(feed.digest()) && sight.echoes() == feed.echoes();
        FeedState before = state(handle, feed);
        FeedDecision decision = FeedDecision.of(before, sight.nights(), today(feed), moment.now());
        boolean changed = keep(handle, feed, new Step(before, decision), feed.actor());
        if (same) {
            settle(handle, feed, decision, changed);
        } else {
            tables.snapshots.save(handle, feed.id(), body.entries());
            tables.stays.follow(
                    handle, feed, sight.entries(), decision.after().nights().keySet());
        }
        tables.feeds.good(
                handle,
                feed.id(),
                good(
                        new Read(
                                body.shape(),
                                body.validators(),
                                digest,
                                body.doubts().size()),
                        sight,
                        decision));
        return changed;
    }

    /** The partner says that its calendar is the one we have: as good as having read it again. True when nights changed. */
    boolean same(Handle handle, FeedRow feed) {
        List<CalendarEntry> entries =
                tables.snapshots.find(handle, feed.id(), today(feed)).orElseThrow();
        FeedSight sight = sight(handle, feed, entries);
        FeedState before = state(handle, feed);
        FeedDecision decision = FeedDecision.of(before, sight.nights(), today(feed), moment.now());
        boolean changed = keep(handle, feed, new Step(before, decision), feed.actor());
        settle(handle, feed, decision, changed);
        tables.feeds.good(
                handle,
                feed.id(),
                good(new Read(feed.shape(), feed.validators(), feed.digest(), feed.doubts()), sight, decision));
        return changed;
    }

    /** What a calendar means to this feed. */
    FeedSight sight(Handle handle, FeedRow feed, List<CalendarEntry> entries) {
        LocalDate today = today(feed);
        return FeedSight.of(
                entries,
                new FeedSight.Lens(
                        today,
                        today.plusMonths(FeedFetching.MONTHS),
                        today.plusDays(Horizon.NIGHTS),
                        feed.softPolicy(),
                        new Echoes(
                                CalendarNames.domain(feed.place().propertyId()),
                                tables.exports.served(handle, feed.id()),
                                today),
                        feed.edge()));
    }

    /** The nights as they are now. */
    FeedState state(Handle handle, FeedRow feed) {
        return new FeedState(
                tables.nights.load(handle, feed.id(), today(feed)),
                feed.health().quarantinedAt());
    }

    /** From what the feed was to what was decided. */
    record Step(FeedState before, FeedDecision decision) {}

    /** Writes a decision: stock first, then the feed's rows, with its history. True when nights were taken or given back. */
    boolean keep(Handle handle, FeedRow feed, Step step, Actor actor) {
        FeedDecision decision = step.decision();
        List<Event> told = new ArrayList<>();
        if (!decision.added().isEmpty()) {
            told.add(event(feed, EventType.FEED_NIGHTS_TAKEN, actor, decision.added()));
        }
        if (!decision.freed().isEmpty()) {
            told.add(event(feed, EventType.FEED_NIGHTS_FREED, actor, decision.freed()));
        }
        boolean changed = !told.isEmpty();
        if (decision.after().quarantinedAt() != null && feed.health().quarantinedAt() == null) {
            told.add(event(feed, EventType.FEED_QUARANTINED, actor, decision.missing()));
        }
        if (changed) {
            stock.shift(
                    handle,
                    feed,
                    decision.added(),
                    decision.freed(),
                    told.getFirst().id());
        }
        tables.nights.store(
                handle, feed.id(), step.before().nights(), decision.after().nights());
        events.append(handle, told);
        return changed;
    }

    /** Something that happened to a feed; its nights are told as runs. */
    Event event(FeedRow feed, EventType type, Actor actor, SortedSet<LocalDate> nights) {
        List<Event.Change> changes = new ArrayList<>();
        changes.add(new Event.Change("feed", "", feed.name()));
        changes.add(new Event.Change("unit", "", feed.place().unitName()));
        if (!nights.isEmpty()) {
            changes.add(new Event.Change("feed-nights", "", Runs.words(nights)));
        }
        return new Event(
                moment.ids().next(),
                feed.place().propertyId(),
                null,
                moment.now(),
                type,
                actor,
                changes,
                Trace.current());
    }

    /** Ends stays whose nights were given back. */
    void settle(Handle handle, FeedRow feed, FeedDecision decision, boolean changed) {
        if (changed) {
            tables.stays.settle(handle, feed, decision.after().nights().keySet());
        }
    }

    /** What is to be remembered of a reading besides its nights. */
    private record Read(String shape, FeedRow.Validators validators, String digest, int doubts) {}

    private FeedRows.Good good(Read read, FeedSight sight, FeedDecision decision) {
        Instant now = moment.now();
        return new FeedRows.Good(
                read.shape,
                read.validators,
                read.digest,
                sight.edge().orElse(null),
                decision.after().quarantinedAt(),
                sight.echoes(),
                read.doubts,
                FeedSchedule.next(now));
    }

    private LocalDate today(FeedRow feed) {
        return feed.place().today(moment.now());
    }

    /** The tables that a feed is written to. */
    @Singleton
    static final class Tables {
        final FeedRows feeds;
        final FeedNightRows nights;
        final FeedStayRows stays;
        final FeedSnapshotRows snapshots;
        final ExportRows exports;

        @Inject
        Tables(
                FeedRows feeds,
                FeedNightRows nights,
                FeedStayRows stays,
                FeedSnapshotRows snapshots,
                ExportRows exports) {
            this.feeds = feeds;
            this.nights = nights;
            this.stays = stays;
            this.snapshots = snapshots;
            this.exports = exports;
        }
    }

    Tables tables() {
        return tables;
    }
}
