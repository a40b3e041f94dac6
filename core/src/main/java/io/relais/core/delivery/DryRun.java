package io.relais.core.delivery;

import io.relais.connector.AriUpdate;
import io.relais.connector.PublishesAri;
import io.relais.core.access.Permission;
import io.relais.core.access.Principal;
import io.relais.core.connection.AccountManifests;
import io.relais.core.connection.Connectors;
import io.relais.core.connection.Manifest;
import io.relais.core.data.Database;
import io.relais.core.problem.Problem;
import io.relais.core.property.Properties;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Tells what a change would do at each channel: the change is really made, its marks are computed before and after, and everything
 * is taken back. Nothing is sent and nobody is woken.
 */
@Singleton
public final class DryRun {
    private static final int SAMPLE_MAX = 50;

    private final Database database;
    private final Properties properties;
    private final Desired desired;
    private final DirtyNights dirty;
    private final Partners partners;

    @Inject
    DryRun(Database database, Properties properties, Desired desired, DirtyNights dirty, Partners partners) {
        this.database = database;
        this.properties = properties;
        this.desired = desired;
        this.dirty = dirty;
        this.partners = partners;
    }

    /**
     * The effect at each connection of the property, those without any included.
     *
     * @param change what would be done, with the marks that go with it; it may run more than once and must do nothing outside the
     *     transaction. A problem it throws is thrown here
     * @throws Problem PROPERTY_UNKNOWN, NOT_ALLOWED
     */
    public List<Effect> preview(Principal principal, UUID propertyId, Consumer<Handle> change) {
        principal.need(Permission.SYNC_READ);
        properties.get(principal, propertyId);
        return database.pretend(handle -> {
            List<Destination> destinations = partners.destinations(handle, propertyId);
            long last = dirty.last(handle);
            handle.savepoint("before");
            change.accept(handle);
            Map<UUID, List<DirtyNights.Marked>> marks = dirty.listSince(handle, propertyId, last);
            Map<UUID, Desired.Wanted> after = compute(handle, destinations, marks);
            handle.rollbackToSavepoint("before");
            Map<UUID, Desired.Wanted> before = compute(handle, destinations, marks);
            return destinations.stream()
                    .map(d -> effect(d, before.get(d.connectionId()), after.get(d.connectionId())))
                    .toList();
        });
    }

    private Map<UUID, Desired.Wanted> compute(
            Handle handle, List<Destination> destinations, Map<UUID, List<DirtyNights.Marked>> marks) {
        Map<UUID, Desired.Wanted> wanted = new HashMap<>();
        // Marks differ by connection only where a rule of its own changed: usually this is one reading for all.
        Map<List<Desired.Range>, List<Desired.Target>> byRanges = new HashMap<>();
        for (Desired.Target target : partners.targets(handle, destinations)) {
            List<Desired.Range> ranges = Ranges.of(
                    marks.getOrDefault(target.connectionId(), List.of()),
                    target.telling().horizon());
            byRanges.computeIfAbsent(ranges, r -> new ArrayList<>()).add(target);
        }
        byRanges.forEach((ranges, targets) -> wanted.putAll(desired.compute(handle, targets, ranges)));
        return wanted;
    }

    private Effect effect(Destination destination, Desired.@Nullable Wanted before, Desired.@Nullable Wanted after) {
        UUID id = destination.connectionId();
        if (before == null || after == null) {
            return new Effect(id, destination.channel(), 0, 0, List.of(), destination.currency());
        }
        StayTotals totals = new StayTotals();
        totals.add(before.totals());
        totals.add(after.totals());
        Changes changes = new Changes(!before.currency().equals(after.currency()), totals);
        changes.add(before.series(), after.series());
        int messages = changes.cells.isEmpty() ? 0 : partners.messages(destination, after, changes.cells);
        return new Effect(id, destination.channel(), changes.count, messages, changes.sample, after.currency());
    }

    /** What two computations differ in. */
    private static final class Changes {
        private final boolean everything;
        private final StayTotals totals;
        private final List<Cell> cells = new ArrayList<>();
        private final List<Effect.CellChange> sample = new ArrayList<>();
        private int count;

        Changes(boolean everything, StayTotals totals) {
            this.totals = totals;
            this.everything = everything;
        }

        private record Key(String roomId, String rateId, String facet) {
            static Key of(Series series) {
                return new Key(series.roomId(), series.rateId(), series.facet());
            }
        }

        void add(List<Series> before, List<Series> after) {
            Map<Key, Series> old = new HashMap<>();
            before.forEach(series -> old.put(Key.of(series), series));
            for (Series series : after) {
                compare(old.remove(Key.of(series)), series);
            }
            old.values().forEach(gone -> compare(gone, null));
        }

        private void compare(@Nullable Series before, @Nullable Series after) {
            Series some = after == null ? Objects.requireNonNull(before) : after;
            boolean again = everything && some.facetBit() == DirtyNights.PRICES;
            for (int day = some.asked().nextSetBit(0);
                    day >= 0;
                    day = some.asked().nextSetBit(day + 1)) {
                long was = before == null ? Page.NONE : before.values()[day];
                long is = after == null ? Page.NONE : after.values()[day];
                if (was != is || (again && is != Page.NONE)) {
                    note(some, day, was, is);
                }
            }
        }

        private void note(Series series, int day, long was, long is) {
            count++;
            if (is != Page.NONE) {
                cells.add(new Cell(
                        series.roomId(),
                        series.rateId(),
                        series.facet(),
                        series.span().date(day),
                        is));
            }
            if (sample.size() < SAMPLE_MAX) {
                boolean stays = Cell.isOfStays(series.facet());
                int nights = stays ? totals.firstDifference(was, is) : 0;
                sample.add(new Effect.CellChange(
                        series.roomId(),
                        series.rateId(),
                        series.facet(),
                        series.span().date(day),
                        stays ? totals.total(was, nights) : value(was),
                        stays ? totals.total(is, nights) : value(is)));
            }
        }

        private static @Nullable Long value(long number) {
            return number == Page.NONE ? null : number;
        }
    }

    /** The partners of a property. */
    @Singleton
    static final class Partners {
        private final Connectors connectors;
        private final AccountManifests manifests;
        private final Clock clock;

        @Inject
        Partners(Connectors connectors, AccountManifests manifests, Clock clock) {
            this.connectors = connectors;
            this.manifests = manifests;
            this.clock = clock;
        }

        /** What each of them is told of and how; what opens an account is read once for all its connections. */
        List<Desired.Target> targets(Handle handle, List<Destination> destinations) {
            Instant now = Instant.now(clock);
            Map<UUID, Manifest> byAccount = new HashMap<>();
            return destinations.stream()
                    .map(to -> Packing.target(
                            to,
                            byAccount.computeIfAbsent(
                                    to.accountId(), account -> manifests.of(handle, account, to.channel())),
                            now))
                    .toList();
        }

        /** How many messages the cells take; none at a partner that is not told anything. */
        int messages(Destination destination, Desired.Wanted wanted, List<Cell> cells) {
            return connectors
                    .find(destination.channel(), PublishesAri.class)
                    .map(connector -> connector
                            .pack(new AriUpdate(
                                    destination.remotePropertyId(),
                                    wanted.currency(),
                                    Cells.toChanges(cells, wanted.currency(), wanted.totals())))
                            .size())
                    .orElse(0);
        }

        List<Destination> destinations(Handle handle, UUID propertyId) {
            return handle.createQuery("""
                    select c.id, c.account_id, a.channel, c.remote_property_id, p.currency, p.time_zone
                    from connection c join account a on a.id = c.account_id join property p on p.id = c.property_id
                    where c.property_id = :property order by a.channel, c.id
                    """)
                    .bind("property", propertyId)
                    .map((r, c) -> new Destination(
                            r.getObject("id", UUID.class),
                            r.getObject("account_id", UUID.class),
                            r.getString("channel"),
                            r.getString("remote_property_id"),
                            r.getString("currency"),
                            java.time.ZoneId.of(r.getString("time_zone"))))
                    .list();
        }
    }
}
