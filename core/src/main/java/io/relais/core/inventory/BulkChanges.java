package io.relais.core.inventory;

import io.relais.core.access.Permission;
import io.relais.core.access.Principal;
import io.relais.core.connection.Connectors;
import io.relais.core.data.Database;
import io.relais.core.data.Moment;
import io.relais.core.data.Trace;
import io.relais.core.delivery.DirtyNights;
import io.relais.core.delivery.DryRun;
import io.relais.core.delivery.Effect;
import io.relais.core.delivery.PackedRestriction;
import io.relais.core.event.Event;
import io.relais.core.event.EventType;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.relais.core.property.Properties;
import io.relais.core.property.Property;
import io.relais.core.property.RatePlan;
import io.relais.core.property.UnitType;
import io.relais.vocabulary.NightRange;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Changes prices and restrictions of many nights at once: looked at before, one transaction, undone where nobody changed it since. */
@Singleton
public final class BulkChanges {
    private final Database database;
    private final Prices prices;
    private final BulkRows rows;
    private final Desk desk;
    private final DryRun dryRun;

    @Inject
    public BulkChanges(Database database, Prices prices, BulkRows rows, Desk desk, DryRun dryRun) {
        this.database = database;
        this.prices = prices;
        this.rows = rows;
        this.desk = desk;
        this.dryRun = dryRun;
    }

    /** Whose calendar it is, who must hear of a change, and what is written about it. */
    @Singleton
    public static final class Desk {
        private final Properties properties;
        private final DirtyNights dirty;
        private final Calendar.Chronicle chronicle;
        private final Moment moment;
        private final Connectors connectors;

        @Inject
        public Desk(
                Properties properties,
                DirtyNights dirty,
                Calendar.Chronicle chronicle,
                Moment moment,
                Connectors connectors) {
            this.properties = properties;
            this.dirty = dirty;
            this.chronicle = chronicle;
            this.moment = moment;
            this.connectors = connectors;
        }
    }

    /**
     * What the change would do here and at each channel. It is made and taken back in one transaction, so that what is shown is what
     * would happen.
     *
     * @throws Problem BULK_EMPTY, BULK_TOO_LARGE, PLAN_DERIVED, PRICE_BELOW_ZERO, UNIT_TYPE_UNKNOWN, RATE_PLAN_UNKNOWN
     */
    public BulkPreview preview(Principal principal, UUID propertyId, BulkWish wish) {
        Property property = property(principal, propertyId);
        BulkPlan plan = database.write(handle -> plan(handle, property, wish));
        List<BulkPreview.Channel> channels = principal.may(Permission.SYNC_READ)
                ? dryRun
                        .preview(
                                principal, propertyId, handle -> change(handle, plan(handle, property, wish), property))
                        .stream()
                        .map(this::channel)
                        .toList()
                : List.of();
        List<BulkPreview.Line> lines = plan.lines();
        return new BulkPreview(
                plan.token(),
                plan.values(),
                lines.stream().limit(BulkPreview.LINES_MAX).toList(),
                lines.size(),
                channels);
    }

    private void change(Handle handle, BulkPlan plan, Property property) {
        write(handle, plan, property.currency());
        desk.dirty.mark(handle, Put.marks(plan.puts(false), plan.puts(true), null), "");
    }

    private BulkPreview.Channel channel(Effect effect) {
        return new BulkPreview.Channel(
                effect.connectionId(),
                desk.connectors.manifest(effect.channel()).name(),
                effect.cells(),
                effect.messages());
    }

    /**
     * Makes the change exactly as it was previewed.
     *
     * @param token of the preview
     * @throws Problem BULK_STALE when what is there is another than then, and all that a preview refuses
     */
    public BulkDone apply(Principal principal, UUID propertyId, BulkWish wish, String token) {
        Property property = property(principal, propertyId);
        BulkDone applied = database.write(handle -> {
            BulkPlan plan = plan(handle, property, wish);
            if (!plan.token().equals(token)) {
                throw Problem.of(ProblemCode.BULK_STALE);
            }
            List<Event.Change> changes = words(property, wish);
            BulkDone done = new BulkDone(
                    desk.moment.ids().next(),
                    desk.moment.now(),
                    principal.actor().name(),
                    asked(changes),
                    wish.days().range(),
                    plan.values(),
                    null);
            write(handle, plan, property.currency());
            rows.add(handle, propertyId, done, plan.series());
            UUID event = desk.chronicle.write(handle, principal, propertyId, EventType.BULK_CHANGED, changes);
            desk.dirty.mark(handle, Put.marks(plan.puts(false), plan.puts(true), event), Trace.current());
            return done;
        });
        desk.chronicle.wake();
        return applied;
    }

    /** The property's last changes, newest first. */
    public List<BulkDone> list(Principal principal, UUID propertyId) {
        principal.need(Permission.INVENTORY_READ);
        desk.properties.get(principal, propertyId);
        return database.read(handle -> rows.list(handle, propertyId));
    }

    /**
     * Writes back what was there before, wherever the change still holds; what somebody changed since is listed and left alone.
     *
     * @throws Problem BULK_UNKNOWN, BULK_UNDONE
     */
    public BulkUndone undo(Principal principal, UUID propertyId, UUID bulkId) {
        Property property = property(principal, propertyId);
        BulkUndone undone = database.write(handle -> {
            PriceReading.hold(handle, propertyId);
            BulkDone done = rows.lock(handle, propertyId, bulkId)
                    .orElseThrow(() -> Problem.of(ProblemCode.BULK_UNKNOWN, bulkId));
            if (done.undoneAt() != null) {
                throw Problem.of(ProblemCode.BULK_UNDONE, done.undoneAt());
            }
            Undoing undoing = new Undoing(done.range(), current(handle, done.range(), rows.series(handle, bulkId)));
            prices.putPrices(handle, undoing.puts(false), property.currency());
            prices.putRestrictions(handle, undoing.puts(true));
            rows.markUndone(handle, bulkId, desk.moment.now());
            BulkUndone result = undoing.result();
            UUID event = desk.chronicle.write(
                    handle,
                    principal,
                    propertyId,
                    EventType.BULK_UNDONE,
                    List.of(
                            new Event.Change("change", "", done.asked()),
                            new Event.Change("restored", "", String.valueOf(result.restored())),
                            new Event.Change("left", "", String.valueOf(result.conflictsInAll()))));
            desk.dirty.mark(handle, Put.marks(undoing.puts(false), undoing.puts(true), event), Trace.current());
            return result;
        });
        desk.chronicle.wake();
        return undone;
    }

    /**
     * What undoing a change left alone, with the values as they are now.
     *
     * @throws Problem BULK_UNKNOWN
     */
    public BulkUndone left(Principal principal, UUID propertyId, UUID bulkId) {
        principal.need(Permission.INVENTORY_READ);
        desk.properties.get(principal, propertyId);
        return database.write(handle -> {
            BulkDone done = rows.lock(handle, propertyId, bulkId)
                    .orElseThrow(() -> Problem.of(ProblemCode.BULK_UNKNOWN, bulkId));
            return new Undoing(done.range(), current(handle, done.range(), rows.series(handle, bulkId))).result();
        });
    }

    private Property property(Principal principal, UUID propertyId) {
        principal.need(Permission.INVENTORY_WRITE);
        return desk.properties.get(principal, propertyId);
    }

    private BulkPlan plan(Handle handle, Property property, BulkWish wish) {
        if (wish.isEmpty()) {
            throw Problem.of(ProblemCode.BULK_EMPTY);
        }
        PriceReading.hold(handle, property.id());
        List<UUID> types = chosen(
                desk.properties.listUnitTypes(property.id()).stream()
                        .map(UnitType::id)
                        .toList(),
                wish.unitTypeIds(),
                ProblemCode.UNIT_TYPE_UNKNOWN);
        List<UUID> plans = chosen(
                desk.properties.listRatePlans(property.id()).stream()
                        .map(RatePlan::id)
                        .toList(),
                wish.ratePlanIds(),
                ProblemCode.RATE_PLAN_UNKNOWN);
        return BulkPlan.of(
                handle,
                prices,
                wish,
                new BulkPlan.Products(
                        products(types, free(handle, plans, wish, false)),
                        products(types, free(handle, plans, wish, true))));
    }

    private static List<UUID> chosen(List<UUID> all, List<UUID> named, ProblemCode unknown) {
        named.stream().filter(id -> !all.contains(id)).findFirst().ifPresent(id -> {
            throw Problem.of(unknown, id);
        });
        return named.isEmpty() ? all : named;
    }

    /** The plans that can be typed. One that was named and cannot is refused; one among all simply follows. */
    private List<UUID> free(Handle handle, List<UUID> plans, BulkWish wish, boolean restrictions) {
        Set<UUID> derived = prices.derived(handle, plans.toArray(UUID[]::new), restrictions);
        boolean asked = restrictions ? wish.restriction() != null : wish.price() != null;
        if (asked && !wish.ratePlanIds().isEmpty() && !derived.isEmpty()) {
            throw Problem.of(ProblemCode.PLAN_DERIVED, derived.iterator().next());
        }
        return plans.stream().filter(plan -> !derived.contains(plan)).toList();
    }

    private static List<Product> products(List<UUID> types, List<UUID> plans) {
        return types.stream()
                .flatMap(type -> plans.stream().map(plan -> new Product(type, plan)))
                .toList();
    }

    private void write(Handle handle, BulkPlan plan, String currency) {
        prices.putPrices(handle, plan.puts(false), currency);
        prices.putRestrictions(handle, plan.puts(true));
    }

    private List<Undoing.Now> current(Handle handle, NightRange range, List<Series> series) {
        List<Wanted> wanted = series.stream()
                .map(s -> new Wanted(s.product(), range.first(), range.last()))
                .toList();
        List<@Nullable Long[]> now = new ArrayList<>();
        series.forEach(s -> now.add(new Long[range.count()]));
        prices.prices(handle, wanted).stream()
                .filter(p -> series.get(p.wanted()).occupancy() == p.occupancy())
                .forEach(p -> now.get(p.wanted())[place(range, p.night())] = p.amount());
        prices.restrictions(handle, wanted).stream()
                .filter(r -> series.get(r.wanted()).isRestriction())
                .forEach(r -> now.get(r.wanted())[place(range, r.night())] = PackedRestriction.of(r.restriction()));
        return IntStream.range(0, series.size())
                .mapToObj(i -> new Undoing.Now(series.get(i), now.get(i)))
                .toList();
    }

    private static int place(NightRange range, LocalDate night) {
        return (int) ChronoUnit.DAYS.between(range.first(), night);
    }

    private List<Event.Change> words(Property property, BulkWish wish) {
        return BulkWords.of(
                wish,
                property.currency(),
                desk.properties.listUnitTypes(property.id()),
                desk.properties.listRatePlans(property.id()));
    }

    private static String asked(List<Event.Change> changes) {
        return String.join(
                "; ", changes.stream().map(c -> c.field() + " " + c.after()).toList());
    }
}
