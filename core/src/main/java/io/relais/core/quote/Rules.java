package io.relais.core.quote;

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
import io.relais.core.property.UnitType;
import io.relais.vocabulary.NightRange;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Reads and changes the rules by which a property's stays are priced. Each change is one transaction with its event. */
@Singleton
public final class Rules {
    /** Most rules of one kind. */
    public static final int LIST_MAX = 200;

    /** How far ahead channels are told. */
    private static final int HORIZON_DAYS = 500;

    private final Database database;
    private final Properties properties;
    private final Quotes quotes;
    private final Chronicle chronicle;

    @Inject
    public Rules(Database database, Properties properties, Quotes quotes, Chronicle chronicle) {
        this.database = database;
        this.properties = properties;
        this.quotes = quotes;
        this.chronicle = chronicle;
    }

    /**
     * The rules of a property with their version.
     *
     * @throws Problem PROPERTY_UNKNOWN, NOT_ALLOWED
     */
    public Tariff get(Principal principal, UUID propertyId) {
        principal.need(Permission.INVENTORY_READ);
        properties.get(principal, propertyId);
        return Objects.requireNonNull(database.read(handle -> quotes.tariffs(handle, Set.of(propertyId)))
                .get(propertyId));
    }

    /**
     * Adds a rule or replaces the one of its kind and code.
     *
     * @param seen the version the change is based on; -1 = whatever it is
     * @return the new version
     * @throws Problem VERSION_STALE when the rules were changed since then
     */
    public long save(Principal principal, UUID propertyId, Rule rule, long seen) {
        Tariff before = writable(principal, propertyId);
        boolean known = before.find(rule.kind(), rule.code()).isPresent();
        if (!known && before.list(rule.kind()).size() >= LIST_MAX) {
            throw Problem.of(ProblemCode.VALUE_INVALID, "code", "at most " + LIST_MAX + " rules of one kind");
        }
        return change(principal, before, seen, rule, handle -> {
            rule.kind().table().save(handle, propertyId, rule);
            return rule.name();
        });
    }

    /**
     * Takes a rule away.
     *
     * @throws Problem RULE_UNKNOWN, RULE_IN_USE, VERSION_STALE
     */
    public long delete(Principal principal, UUID propertyId, RuleKind kind, String code, long seen) {
        Tariff before = writable(principal, propertyId);
        Rule rule = before.find(kind, code).orElseThrow(() -> Problem.of(ProblemCode.RULE_UNKNOWN, code));
        Usage.refuse(before, rule);
        return change(principal, before, seen, rule, handle -> {
            kind.table().delete(handle, propertyId, code);
            return "";
        });
    }

    private Tariff writable(Principal principal, UUID propertyId) {
        principal.need(Permission.SETTINGS_WRITE);
        properties.get(principal, propertyId);
        return Objects.requireNonNull(database.read(handle -> quotes.tariffs(handle, Set.of(propertyId)))
                .get(propertyId));
    }

    private long change(Principal principal, Tariff before, long seen, Rule rule, Work work) {
        String field = rule.kind().code() + " " + rule.code();
        UUID property = before.property().id();
        long version = database.write(handle -> {
            long raised = properties.raiseTariff(handle, property);
            refuseStale(seen, raised - 1);
            String after = work.run(handle);
            UUID event = chronicle.write(
                    handle, principal, property, EventType.RULES_CHANGED, List.of(new Event.Change(field, "", after)));
            if (rule instanceof Condition) {
                chronicle.mark(handle, before, DirtyNights.RESTRICTIONS, event);
            }
            return raised;
        });
        chronicle.wake();
        return version;
    }

    static void refuseStale(long seen, long now) {
        if (seen >= 0 && seen != now) {
            throw Problem.of(ProblemCode.VERSION_STALE, now, seen);
        }
    }

    /** Returns the value after. */
    @FunctionalInterface
    private interface Work {
        String run(Handle handle);
    }

    /** Writes the event of a change, marks what channels must be told, and wakes the courier. */
    @Singleton
    public static final class Chronicle {
        private final Events events;
        private final DirtyNights dirty;
        private final Moment moment;

        @Inject
        public Chronicle(Events events, DirtyNights dirty, Moment moment) {
            this.events = events;
            this.dirty = dirty;
            this.moment = moment;
        }

        Moment moment() {
            return moment;
        }

        /** Returns the event's id. */
        UUID write(Handle handle, Principal principal, UUID property, EventType type, List<Event.Change> changes) {
            UUID id = moment.ids().next();
            events.append(
                    handle,
                    List.of(new Event(
                            id, property, null, moment.now(), type, principal.actor(), changes, Trace.current())));
            return id;
        }

        void mark(Handle handle, Tariff tariff, int facets, UUID event) {
            LocalDate today =
                    LocalDate.ofInstant(moment.now(), tariff.property().timeZone());
            NightRange ahead = new NightRange(today, today.plusDays(HORIZON_DAYS));
            dirty.mark(
                    handle,
                    tariff.unitTypes().stream()
                            .map(UnitType::id)
                            .map(type -> new DirtyNights.Mark(type, ahead, facets, null, event))
                            .toList(),
                    Trace.current());
        }

        void wake() {
            moment.wakeups().wake(Topic.NIGHTS, Topic.CHANNELS);
        }
    }
}
