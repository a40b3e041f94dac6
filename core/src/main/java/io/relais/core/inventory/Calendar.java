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
import java.util.List;
import java.util.UUID;
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
            dirty.mark(
                    handle,
                    List.of(new DirtyNights.Mark(unitTypeId, range, DirtyNights.AVAILABILITY, null)),
                    Trace.current());
            chronicle.write(
                    handle, principal, propertyId, EventType.NIGHTS_CHANGED, change(range, "capacity", capacity));
            return true;
        });
        chronicle.wake();
    }

    /** Sets a price for a run of nights. A price that is already so changes nothing and is sent nowhere. */
    public void setPrice(Principal principal, Product product, NightRange range, int occupancy, Money price) {
        principal.need(Permission.INVENTORY_WRITE);
        database.write(handle -> {
            UUID property = property(handle, principal, product);
            if (prices.set(handle, product, range, occupancy, price) > 0) {
                mark(handle, product, range, DirtyNights.PRICES);
                chronicle.write(handle, principal, property, EventType.PRICES_CHANGED, change(range, "price", price));
            }
            return true;
        });
        chronicle.wake();
    }

    /** Sets a restriction for a run of nights. */
    public void restrict(Principal principal, Product product, NightRange range, Restriction restriction) {
        principal.need(Permission.INVENTORY_WRITE);
        database.write(handle -> {
            UUID property = property(handle, principal, product);
            if (prices.restrict(handle, product, range, restriction) > 0) {
                mark(handle, product, range, DirtyNights.RESTRICTIONS);
                chronicle.write(
                        handle,
                        principal,
                        property,
                        EventType.RESTRICTIONS_CHANGED,
                        change(range, "restriction", restriction));
            }
            return true;
        });
        chronicle.wake();
    }

    private UUID property(Handle handle, Principal principal, Product product) {
        return prices.findProperty(handle, principal.organisationId(), product)
                .filter(principal::sees)
                .orElseThrow(() -> Problem.of(ProblemCode.RATE_PLAN_UNKNOWN, product.ratePlanId()));
    }

    private void mark(Handle handle, Product product, NightRange range, int facet) {
        dirty.mark(handle, List.of(new DirtyNights.Mark(product.unitTypeId(), range, facet, null)), Trace.current());
    }

    private static List<Event.Change> change(NightRange range, String field, Object value) {
        return List.of(
                new Event.Change("nights", "", range.first() + "/" + range.last()),
                new Event.Change(field, "", value.toString()));
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

        void write(Handle handle, Principal principal, UUID propertyId, EventType type, List<Event.Change> changes) {
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
        }

        void wake() {
            moment.wakeups().wake(Topic.NIGHTS, Topic.CHANNELS);
        }
    }
}
