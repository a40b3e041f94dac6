package io.relais.core.delivery;

import io.relais.core.access.Permission;
import io.relais.core.access.Principal;
import io.relais.core.data.Database;
import io.relais.core.data.Topic;
import io.relais.core.event.Event;
import io.relais.core.event.EventType;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.relais.core.property.Properties;
import io.relais.core.property.Property;
import io.relais.vocabulary.NightRange;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Reads and changes what is different for one channel. Each change is one transaction with its event and its marks. */
@Singleton
public final class ChannelRules {
    /** Most rules of one connection. */
    public static final int LIST_MAX = 200;

    static final int HORIZON_DAYS = 800;

    private final Database database;
    private final Channels channels;
    private final Properties properties;
    private final RuleRows rows;
    private final Chronicle chronicle;

    @Inject
    ChannelRules(Database database, Channels channels, Properties properties, RuleRows rows, Chronicle chronicle) {
        this.database = database;
        this.channels = channels;
        this.properties = properties;
        this.rows = rows;
        this.chronicle = chronicle;
    }

    /**
     * A rule as somebody wants it.
     *
     * @param id null for a new one
     */
    public record Wish(
            @Nullable UUID id,
            UUID connectionId,
            ChannelRule.Kind kind,
            ChannelRule.Scope scope,
            ChannelRule.Values values,
            int position) {}

    /**
     * The rules of a connection in their order.
     *
     * @throws Problem CONNECTION_UNKNOWN, NOT_ALLOWED
     */
    public List<ChannelRule> list(Principal principal, UUID connectionId) {
        principal.need(Permission.SYNC_READ);
        channels.get(principal, connectionId);
        return database.read(handle -> rows.list(handle, connectionId));
    }

    /**
     * Adds a rule or changes one; its kind stays what it was.
     *
     * @throws Problem CONNECTION_UNKNOWN, CHANNEL_RULE_UNKNOWN, VALUE_INVALID, UNIT_TYPE_UNKNOWN, RATE_PLAN_UNKNOWN
     */
    public ChannelRule save(Principal principal, Wish wish) {
        ChannelRule saved = chronicle.refusingTwoRates(() -> database.write(handle -> save(handle, principal, wish)));
        chronicle.wake();
        return saved;
    }

    /** The same within the caller's transaction, as for a {@link DryRun}; wakes nobody. */
    public ChannelRule save(Handle handle, Principal principal, Wish wish) {
        principal.need(Permission.SYNC_WRITE);
        Property property = property(principal, wish.connectionId());
        new RuleCheck(property, properties).check(wish);
        List<ChannelRule> known = rows.list(handle, wish.connectionId());
        Optional<ChannelRule> before = find(known, wish);
        if (before.isEmpty() && known.size() >= LIST_MAX) {
            throw RuleCheck.invalid("kind", "at most " + LIST_MAX + " rules of one connection");
        }
        UUID id = before.map(ChannelRule::id).orElseGet(chronicle::newId);
        ChannelRule.Changed changed = chronicle.write(handle, principal, property, wish.kind(), before.isPresent());
        ChannelRule rule = new ChannelRule(
                id, wish.connectionId(), wish.kind(), wish.scope(), RuleCheck.ofKind(wish), wish.position(), changed);
        rows.save(handle, rule);
        before.ifPresent(old -> mark(handle, property, old, changed.eventId()));
        mark(handle, property, rule, changed.eventId());
        return rule;
    }

    /**
     * Takes a rule away.
     *
     * @throws Problem CONNECTION_UNKNOWN, CHANNEL_RULE_UNKNOWN
     */
    public void delete(Principal principal, UUID connectionId, UUID ruleId) {
        database.write(handle -> {
            delete(handle, principal, connectionId, ruleId);
            return true;
        });
        chronicle.wake();
    }

    /** The same within the caller's transaction, as for a {@link DryRun}; wakes nobody. */
    public void delete(Handle handle, Principal principal, UUID connectionId, UUID ruleId) {
        principal.need(Permission.SYNC_WRITE);
        Property property = property(principal, connectionId);
        ChannelRule rule = rows.list(handle, connectionId).stream()
                .filter(r -> r.id().equals(ruleId))
                .findFirst()
                .orElseThrow(() -> Problem.of(ProblemCode.CHANNEL_RULE_UNKNOWN, ruleId));
        rows.delete(handle, ruleId);
        UUID event =
                chronicle.write(handle, principal, property, rule.kind(), true).eventId();
        mark(handle, property, rule, event);
    }

    /** A rule as it is now, within the caller's transaction; empty when it is gone. */
    public Optional<ChannelRule> find(Handle handle, Principal principal, UUID connectionId, UUID ruleId) {
        principal.need(Permission.SYNC_READ);
        return rows.list(handle, connectionId).stream()
                .filter(rule -> rule.id().equals(ruleId))
                .findFirst();
    }

    private Property property(Principal principal, UUID connectionId) {
        return properties.get(principal, channels.get(principal, connectionId).propertyId());
    }

    private static Optional<ChannelRule> find(List<ChannelRule> known, Wish wish) {
        UUID id = wish.id();
        if (id == null) {
            return Optional.empty();
        }
        ChannelRule rule = known.stream()
                .filter(r -> r.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Problem.of(ProblemCode.CHANNEL_RULE_UNKNOWN, id));
        if (rule.kind() != wish.kind()) {
            throw RuleCheck.invalid(
                    "kind", "a rule keeps its kind: " + rule.kind().code());
        }
        return Optional.of(rule);
    }

    private void mark(Handle handle, Property property, ChannelRule rule, UUID event) {
        LocalDate today = LocalDate.ofInstant(chronicle.now(), property.timeZone());
        NightRange nights = nights(rule, today);
        if (nights.last().isBefore(today.minusDays(1))) {
            return;
        }
        // Numbers may stay the same when their currency changes: everything is told again.
        UUID forgetting = rule.kind() == ChannelRule.Kind.CURRENCY ? rule.connectionId() : null;
        chronicle.mark(
                handle,
                rule.connectionId(),
                rows.types(handle, rule).stream()
                        .map(type ->
                                new DirtyNights.Mark(type, nights, rule.kind().facets(), forgetting, event))
                        .toList());
    }

    /** The nights from yesterday to the farthest on which a rule holds; those of a rule that is over end before. */
    static NightRange nights(ChannelRule rule, LocalDate today) {
        LocalDate last = earlier(rule.scope().last(), today.plusDays(HORIZON_DAYS));
        LocalDate first = later(rule.scope().first(), today.minusDays(1));
        return last.isBefore(first) ? NightRange.of(last) : new NightRange(first, last);
    }

    private static LocalDate later(@Nullable LocalDate some, LocalDate other) {
        return some == null || some.isBefore(other) ? other : some;
    }

    private static LocalDate earlier(@Nullable LocalDate some, LocalDate other) {
        return some == null || some.isAfter(other) ? other : some;
    }

    /** Writes the event of a change and its marks, and wakes the courier afterwards. */
    @Singleton
    static final class Chronicle {
        private final ProductPauses.Notes notes;
        private final DirtyNights dirty;

        @Inject
        Chronicle(ProductPauses.Notes notes, DirtyNights dirty) {
            this.notes = notes;
            this.dirty = dirty;
        }

        UUID newId() {
            return notes.moment().ids().next();
        }

        java.time.Instant now() {
            return notes.moment().now();
        }

        ChannelRule.Changed write(
                Handle handle, Principal principal, Property property, ChannelRule.Kind kind, boolean known) {
            String code = kind.code();
            UUID event = notes.write(
                    handle,
                    property.id(),
                    EventType.CHANNEL_RULES_CHANGED,
                    principal.actor(),
                    List.of(new Event.Change("rule", known ? code : "", code)));
            return new ChannelRule.Changed(principal.actor(), now(), event);
        }

        void mark(Handle handle, UUID connectionId, List<DirtyNights.Mark> marks) {
            dirty.markFor(handle, connectionId, marks, io.relais.core.data.Trace.current());
        }

        /** Two people may add a rate at the same instant; the table lets one of them. */
        ChannelRule refusingTwoRates(java.util.function.Supplier<ChannelRule> work) {
            try {
                return work.get();
            } catch (org.jdbi.v3.core.JdbiException e) {
                if (Database.brokenConstraint(e).equals("channel_rule_currency_once")) {
                    throw RuleCheck.invalid("kind", "one currency for all prices of a connection");
                }
                throw e;
            }
        }

        void wake() {
            notes.moment().wakeups().wake(Topic.NIGHTS, Topic.CHANNELS);
        }
    }
}
