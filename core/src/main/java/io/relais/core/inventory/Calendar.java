package io.relais.core.inventory;

import io.relais.core.access.Permission;
import io.relais.core.access.Principal;
import io.relais.core.data.Database;
import io.relais.core.data.Moment;
import io.relais.core.data.Topic;
import io.relais.core.data.Trace;
import io.relais.core.delivery.DirtyNights;
import io.relais.core.event.Event;
import io.relais.core.event.EventType;
import io.relais.core.event.Events;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.relais.core.property.Properties;
import io.relais.vocabulary.Money;
import io.relais.vocabulary.NightRange;
import io.relais.vocabulary.Restriction;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Changes what is for sale: capacity, prices, restrictions. Each change is one transaction with its event and its marks. */
@Singleton
public final class Calendar {
    private final Database database;
    private final Nights nights;
    private final Prices prices;
    private final DirtyNights dirty;
    private final Chronicle chronicle;

    @Inject
    public Calendar(Database database, Nights nights, Prices prices, DirtyNights dirty, Chronicle chronicle) {
        this.database = database;
        this.nights = nights;
        this.prices = prices;
        this.dirty = dirty;
        this.chronicle = chronicle;
    }

    /**
     * Opens nights for sale or changes how many units can be sold.
     *
     * @throws Problem PROPERTY_UNKNOWN when the principal does not see it, UNIT_TYPE_UNKNOWN when it is not of this property
     */
    public void setCapacity(Principal principal, UUID propertyId, UUID unitTypeId, NightRange range, int capacity) {
        principal.need(Permission.INVENTORY_WRITE);
        database.write(handle -> {
            chronicle.check(principal, propertyId, unitTypeId);
            nights.open(handle, unitTypeId, range, capacity);
            UUID event = chronicle.write(
                    handle, principal, propertyId, EventType.NIGHTS_CHANGED, change(range, "capacity", capacity));
            dirty.mark(
                    handle,
                    List.of(new DirtyNights.Mark(unitTypeId, range, DirtyNights.AVAILABILITY, null, event)),
                    Trace.current());
            return true;
        });
        chronicle.wake();
    }

    /** Sets a price for a run of nights. A price that is already so changes nothing and is sent nowhere. */
    public void setPrice(Principal principal, Product product, NightRange range, int occupancy, Money price) {
        setPrice(principal, product, Days.all(range), occupancy, price);
    }

    /**
     * The same on some weekdays of the run.
     *
     * @return how many nights changed
     * @throws Problem PLAN_DERIVED when the plan's prices follow from another's
     */
    public int setPrice(Principal principal, Product product, Days days, int occupancy, Money price) {
        principal.need(Permission.INVENTORY_WRITE);
        int nightsChanged = database.write(handle -> {
            UUID property = property(handle, principal, product);
            refuseDerived(handle, product, false);
            int changed = prices.set(handle, product, days, occupancy, price);
            if (changed > 0) {
                UUID event = chronicle.write(
                        handle, principal, property, EventType.PRICES_CHANGED, change(days, "price", price));
                mark(handle, product, days.range(), DirtyNights.PRICES, event);
            }
            return changed;
        });
        chronicle.wake();
        return nightsChanged;
    }

    /** Sets a restriction for a run of nights. */
    public void restrict(Principal principal, Product product, NightRange range, Restriction restriction) {
        restrict(principal, product, Days.all(range), restriction);
    }

    /**
     * The same on some weekdays of the run.
     *
     * @return how many nights changed
     * @throws Problem PLAN_DERIVED when the plan inherits its restrictions
     */
    public int restrict(Principal principal, Product product, Days days, Restriction restriction) {
        principal.need(Permission.INVENTORY_WRITE);
        int nightsChanged = database.write(handle -> {
            UUID property = property(handle, principal, product);
            refuseDerived(handle, product, true);
            int changed = prices.restrict(handle, product, days, restriction);
            if (changed > 0) {
                UUID event = chronicle.write(
                        handle,
                        principal,
                        property,
                        EventType.RESTRICTIONS_CHANGED,
                        change(days, "restriction", restriction));
                mark(handle, product, days.range(), DirtyNights.RESTRICTIONS, event);
            }
            return changed;
        });
        chronicle.wake();
        return nightsChanged;
    }

    private void refuseDerived(Handle handle, Product product, boolean restrictions) {
        if (prices.isDerived(handle, product.ratePlanId(), restrictions)) {
            throw Problem.of(ProblemCode.PLAN_DERIVED, product.ratePlanId());
        }
    }

    private UUID property(Handle handle, Principal principal, Product product) {
        return prices.findProperty(handle, principal.organisationId(), product)
                .filter(principal::sees)
                .orElseThrow(() -> Problem.of(ProblemCode.RATE_PLAN_UNKNOWN, product.ratePlanId()));
    }

    private void mark(Handle handle, Product product, NightRange range, int facet, UUID event) {
        dirty.mark(
                handle,
                List.of(new DirtyNights.Mark(product.unitTypeId(), range, facet, null, event)),
                Trace.current());
    }

    private static List<Event.Change> change(NightRange range, String field, Object value) {
        return change(Days.all(range), field, value);
    }

    private static List<Event.Change> change(Days days, String field, Object value) {
        Event.Change nights = new Event.Change(
                "nights", "", days.range().first() + "/" + days.range().last());
        Event.Change what = new Event.Change(field, "", value.toString());
        return days.weekdays().size() == DayOfWeek.values().length
                ? List.of(nights, what)
                : List.of(nights, new Event.Change("weekdays", "", names(days)), what);
    }

    private static String names(Days days) {
        return days.weekdays().stream()
                .sorted()
                .map(day -> day.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }

    /** Knows whose calendar it is, writes the event of a change and wakes the courier afterwards. */
    @Singleton
    public static final class Chronicle {
        private final Properties properties;
        private final Events events;
        private final Moment moment;

        @Inject
        public Chronicle(Properties properties, Events events, Moment moment) {
            this.properties = properties;
            this.events = events;
            this.moment = moment;
        }

        void check(Principal principal, UUID propertyId, UUID unitTypeId) {
            properties.get(principal, propertyId);
            if (properties.listUnitTypes(propertyId).stream()
                    .noneMatch(type -> type.id().equals(unitTypeId))) {
                throw Problem.of(ProblemCode.UNIT_TYPE_UNKNOWN, unitTypeId);
            }
        }

        /** Returns the event's id. */
        UUID write(Handle handle, Principal principal, UUID propertyId, EventType type, List<Event.Change> changes) {
            Event event = new Event(
                    moment.ids().next(),
                    propertyId,
                    null,
                    moment.now(),
                    type,
                    principal.actor(),
                    changes,
                    Trace.current());
            events.append(handle, List.of(event));
            return event.id();
        }

        void wake() {
            moment.wakeups().wake(Topic.NIGHTS, Topic.CHANNELS);
        }
    }
}
