package io.relais.core.feed;

import io.relais.core.access.Permission;
import io.relais.core.access.Principal;
import io.relais.core.data.Database;
import io.relais.core.data.Moment;
import io.relais.core.data.Topic;
import io.relais.core.data.Trace;
import io.relais.core.event.Event;
import io.relais.core.event.EventType;
import io.relais.core.event.Events;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.relais.core.property.Properties;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** What every use case of feeds begins and ends with: may the person, is it the version that was seen, who is told. */
@Singleton
final class FeedDesk {
    private final Database database;
    private final Properties properties;
    private final FeedApplying.Tables tables;
    private final Events events;
    private final Moment moment;

    @Inject
    FeedDesk(Database database, Properties properties, FeedApplying.Tables tables, Events events, Moment moment) {
        this.database = database;
        this.properties = properties;
        this.tables = tables;
        this.events = events;
        this.moment = moment;
    }

    /** PROPERTY_UNKNOWN when the principal does not see it. */
    void check(Principal principal, UUID propertyId) {
        properties.get(principal, propertyId);
    }

    FeedRow visible(Handle handle, Principal principal, UUID feedId) {
        return tables.feeds
                .find(handle, feedId)
                .filter(feed -> isVisible(principal, feed.place()))
                .orElseThrow(() -> Problem.of(ProblemCode.FEED_UNKNOWN, feedId));
    }

    FeedRow lock(Handle handle, Principal principal, UUID feedId, int version) {
        FeedRow feed = tables.feeds
                .lock(handle, feedId)
                .filter(it -> isVisible(principal, it.place()))
                .orElseThrow(() -> Problem.of(ProblemCode.FEED_UNKNOWN, feedId));
        if (feed.version() != version) {
            throw Problem.of(ProblemCode.VERSION_STALE, feed.version(), version);
        }
        return feed;
    }

    /** One decision about a feed. */
    @FunctionalInterface
    interface Decision {
        /** True when nights changed. */
        boolean carryOut(Handle handle, FeedRow feed);
    }

    /** Carries out a decision about the feed as the person saw it, and tells how it is then. */
    Feed decided(Principal principal, UUID feedId, int version, Decision decision) {
        principal.need(Permission.SYNC_WRITE);
        Feed after = database.write(handle -> {
            decision.carryOut(handle, lock(handle, principal, feedId, version));
            return feeds(handle, List.of(visible(handle, principal, feedId))).getFirst();
        });
        wake();
        return after;
    }

    /** A feed of the unit that is not stored: how a calendar would be looked at. */
    FeedRow planned(Handle handle, Principal principal, UUID unitId, FeedAddress address) {
        FeedRow.Place place = place(handle, unitId)
                .filter(it -> isVisible(principal, it))
                .orElseThrow(() -> Problem.of(ProblemCode.UNIT_UNKNOWN, unitId));
        return new FeedRow(
                moment.ids().next(),
                place,
                "",
                address.host(),
                "",
                SoftPolicy.BLOCK,
                false,
                new Feed.Health(null, null, moment.now(), 0, FeedFailure.NONE, null),
                FeedRow.Validators.NONE,
                "",
                null,
                null,
                0,
                0,
                0);
    }

    List<Feed> feeds(Handle handle, List<FeedRow> rows) {
        Map<UUID, FeedNightRows.Count> counts =
                tables.nights.counts(handle, rows.stream().map(FeedRow::id).toList());
        return rows.stream()
                .map(row -> {
                    FeedNightRows.Count count = counts.getOrDefault(row.id(), FeedNightRows.Count.NONE);
                    return row.feed(count.held(), count.missing());
                })
                .toList();
    }

    void tell(Handle handle, FeedRow feed, Principal principal, EventType type, List<Event.Change> changes) {
        List<Event.Change> told = new ArrayList<>(List.of(
                new Event.Change("feed", "", feed.name()),
                new Event.Change("unit", "", feed.place().unitName())));
        told.addAll(changes);
        events.append(
                handle,
                List.of(new Event(
                        moment.ids().next(),
                        feed.place().propertyId(),
                        null,
                        moment.now(),
                        type,
                        principal.actor(),
                        told,
                        Trace.current())));
    }

    LocalDate today(FeedRow feed) {
        return feed.place().today(moment.now());
    }

    /** Wakes those who tell partners and pages; to be called after the commit. */
    void wake() {
        moment.wakeups().wake(Topic.NIGHTS, Topic.REGISTER, Topic.CHANNELS);
    }

    private static boolean isVisible(Principal principal, FeedRow.Place place) {
        return place.organisationId().equals(principal.organisationId()) && principal.sees(place.propertyId());
    }

    private static Optional<FeedRow.Place> place(Handle handle, UUID unitId) {
        return handle.createQuery("""
                select p.organisation_id, p.id as property_id, p.time_zone, t.id as unit_type_id, u.id, u.name
                from unit u join unit_type t on t.id = u.unit_type_id join property p on p.id = t.property_id
                where u.id = :unit
                """)
                .bind("unit", unitId)
                .map((r, c) -> new FeedRow.Place(
                        r.getObject("organisation_id", UUID.class),
                        r.getObject("property_id", UUID.class),
                        ZoneId.of(r.getString("time_zone")),
                        r.getObject("unit_type_id", UUID.class),
                        r.getObject("id", UUID.class),
                        r.getString("name")))
                .findOne();
    }
}
