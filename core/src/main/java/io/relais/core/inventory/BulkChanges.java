package io.relais.core.inventory;

import io.relais.core.access.Permission;
import io.relais.core.access.Principal;
import io.relais.core.data.Database;
import io.relais.core.data.Moment;
import io.relais.core.data.Trace;
import io.relais.core.delivery.DirtyNights;
import io.relais.core.event.Event;
import io.relais.core.event.EventType;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.relais.core.property.Properties;
import io.relais.core.property.Property;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Changes prices and restrictions of many nights at once: looked at before, one transaction, undone where nobody changed it since. */
@Singleton
public final class BulkChanges {
    private final Database database;
    private final Prices prices;
    private final BulkRows rows;
    private final Desk desk;
    private final ChannelBulk channels;
    private final BulkDrafts drafts;

    @Inject
    public BulkChanges(Database database, Prices prices, BulkRows rows, Desk desk, ChannelBulk channels) {
        this.database = database;
        this.prices = prices;
        this.rows = rows;
        this.desk = desk;
        this.channels = channels;
        drafts = new BulkDrafts(prices, desk.properties);
    }

    /** Whose calendar it is, who must hear of a change, and what is written about it. */
    @Singleton
    public static final class Desk {
        private final Properties properties;
        private final DirtyNights dirty;
        private final Calendar.Chronicle chronicle;
        private final Moment moment;

        @Inject
        public Desk(Properties properties, DirtyNights dirty, Calendar.Chronicle chronicle, Moment moment) {
            this.properties = properties;
            this.dirty = dirty;
            this.chronicle = chronicle;
            this.moment = moment;
        }
    }

    /**
     * What the change would do here and at each channel. It is made and taken back in one transaction, so that what is shown is what
     * would happen.
     *
     * @throws Problem BULK_EMPTY, BULK_TOO_LARGE, PLAN_DERIVED, PRICE_BELOW_ZERO, UNIT_TYPE_UNKNOWN, RATE_PLAN_UNKNOWN; of a change
     *     for some channels CONNECTION_UNKNOWN and VALUE_INVALID for what a rule cannot say
     */
    public BulkPreview preview(Principal principal, UUID propertyId, BulkWish wish) {
        Property property = property(principal, propertyId);
        if (wish.isForChannels()) {
            return channels.preview(principal, propertyId, wish);
        }
        BulkPlan plan = database.write(handle -> drafts.plan(handle, property, wish));
        List<BulkPreview.Channel> effects = principal.may(Permission.SYNC_READ)
                ? channels.effects(
                        principal, propertyId, handle -> change(handle, drafts.plan(handle, property, wish), property))
                : List.of();
        List<BulkPreview.Line> lines = plan.lines();
        return new BulkPreview(
                plan.token(),
                plan.values(),
                lines.stream().limit(BulkPreview.LINES_MAX).toList(),
                lines.size(),
                List.of(),
                effects);
    }

    private void change(Handle handle, BulkPlan plan, Property property) {
        write(handle, plan, property.currency());
        desk.dirty.mark(handle, Put.marks(plan.puts(false), plan.puts(true), null), "");
    }

    /**
     * Makes the change exactly as it was previewed.
     *
     * @param token of the preview
     * @throws Problem BULK_STALE when what is there is another than then, and all that a preview refuses
     */
    public BulkDone apply(Principal principal, UUID propertyId, BulkWish wish, String token) {
        Property property = property(principal, propertyId);
        BulkDone applied = database.write(handle -> wish.isForChannels()
                ? applyRules(handle, principal, property, wish, token)
                : applyValues(handle, principal, property, wish, token));
        desk.chronicle.wake();
        return applied;
    }

    private BulkDone applyValues(Handle handle, Principal principal, Property property, BulkWish wish, String token) {
        BulkPlan plan = drafts.plan(handle, property, wish);
        requireSeen(plan.token(), token);
        List<Event.Change> changes = words(property, wish, List.of());
        BulkDone done = done(principal, wish, changes, plan.values(), 0);
        write(handle, plan, property.currency());
        rows.add(handle, property.id(), done, plan.series());
        UUID event = desk.chronicle.write(handle, principal, property.id(), EventType.BULK_CHANGED, changes);
        desk.dirty.mark(handle, Put.marks(plan.puts(false), plan.puts(true), event), Trace.current());
        return done;
    }

    private BulkDone applyRules(Handle handle, Principal principal, Property property, BulkWish wish, String token) {
        PriceReading.hold(handle, property.id());
        ChannelBulk.Draft draft = channels.draft(principal, property.id(), wish);
        requireSeen(draft.token(), token);
        List<Event.Change> changes = words(property, wish, draft.channelNames());
        List<BulkRows.MadeRule> made = channels.save(handle, principal, draft);
        BulkDone done = done(principal, wish, changes, 0, made.size());
        rows.add(handle, property.id(), done, List.of());
        rows.addRules(handle, done.id(), made);
        desk.chronicle.write(handle, principal, property.id(), EventType.BULK_CHANGED, changes);
        return done;
    }

    private static void requireSeen(String token, String seen) {
        if (!token.equals(seen)) {
            throw Problem.of(ProblemCode.BULK_STALE);
        }
    }

    private BulkDone done(Principal principal, BulkWish wish, List<Event.Change> changes, int values, int rulesMade) {
        return new BulkDone(
                desk.moment.ids().next(),
                desk.moment.now(),
                principal.actor().name(),
                asked(changes),
                wish.days().range(),
                values,
                rulesMade,
                null);
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
            Undoing undoing =
                    new Undoing(done.range(), drafts.current(handle, done.range(), rows.series(handle, bulkId)));
            prices.putPrices(handle, undoing.puts(false), property.currency());
            prices.putRestrictions(handle, undoing.puts(true));
            rows.markUndone(handle, bulkId, desk.moment.now());
            BulkUndone result = channels.remove(handle, principal, rows.rules(handle, bulkId), undoing.result());
            UUID event = desk.chronicle.write(
                    handle,
                    principal,
                    propertyId,
                    EventType.BULK_UNDONE,
                    List.of(
                            new Event.Change("change", "", done.asked()),
                            new Event.Change("restored", "", String.valueOf(result.restored() + result.rulesRemoved())),
                            new Event.Change(
                                    "left", "", String.valueOf(result.conflictsInAll() + result.rulesLeft()))));
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
            Undoing undoing =
                    new Undoing(done.range(), drafts.current(handle, done.range(), rows.series(handle, bulkId)));
            return channels.left(handle, principal, rows.rules(handle, bulkId), undoing.result());
        });
    }

    private Property property(Principal principal, UUID propertyId) {
        principal.need(Permission.INVENTORY_WRITE);
        return desk.properties.get(principal, propertyId);
    }

    private void write(Handle handle, BulkPlan plan, String currency) {
        prices.putPrices(handle, plan.puts(false), currency);
        prices.putRestrictions(handle, plan.puts(true));
    }

    private List<Event.Change> words(Property property, BulkWish wish, List<String> channelNames) {
        return BulkWords.of(
                wish,
                channelNames,
                property.currency(),
                desk.properties.listUnitTypes(property.id()),
                desk.properties.listRatePlans(property.id()));
    }

    private static String asked(List<Event.Change> changes) {
        return String.join(
                "; ", changes.stream().map(c -> c.field() + " " + c.after()).toList());
    }
}
