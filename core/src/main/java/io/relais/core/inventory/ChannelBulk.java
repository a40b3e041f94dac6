package io.relais.core.inventory;

import io.relais.core.access.Permission;
import io.relais.core.access.Principal;
import io.relais.core.connection.Connectors;
import io.relais.core.delivery.ChannelRule;
import io.relais.core.delivery.ChannelRules;
import io.relais.core.delivery.Channels;
import io.relais.core.delivery.ConnectionHealth;
import io.relais.core.delivery.DryRun;
import io.relais.core.delivery.Effect;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The part of changing many nights that is about channels: what each would be told, and changes that become rules of some of them. */
@Singleton
public final class ChannelBulk {
    private final ChannelRules rules;
    private final Channels channels;
    private final DryRun dryRun;
    private final Connectors connectors;

    @Inject
    public ChannelBulk(ChannelRules rules, Channels channels, DryRun dryRun, Connectors connectors) {
        this.rules = rules;
        this.channels = channels;
        this.dryRun = dryRun;
        this.connectors = connectors;
    }

    /**
     * Rules that a wish comes to.
     *
     * @param token the same for the same rules beside the same rules, and for nothing else
     */
    record Draft(List<ChannelRules.Wish> wishes, List<String> channelNames, String token) {}

    BulkPreview preview(Principal principal, UUID propertyId, BulkWish wish) {
        Draft draft = draft(principal, propertyId, wish);
        List<BulkPreview.Channel> effects = effects(
                principal, propertyId, handle -> draft.wishes().forEach(rule -> rules.save(handle, principal, rule)));
        List<BulkPreview.PlannedRule> planned = new ArrayList<>();
        for (ChannelRules.Wish rule : draft.wishes()) {
            String name = effects.stream()
                    .filter(effect -> effect.connectionId().equals(rule.connectionId()))
                    .map(BulkPreview.Channel::channelName)
                    .findFirst()
                    .orElse("");
            planned.add(new BulkPreview.PlannedRule(rule.connectionId(), name, rule.kind(), rule.values()));
        }
        return new BulkPreview(draft.token(), 0, List.of(), 0, planned, effects);
    }

    /** What each connection of the property would be told. */
    List<BulkPreview.Channel> effects(Principal principal, UUID propertyId, Consumer<Handle> change) {
        return dryRun.preview(principal, propertyId, change).stream()
                .map(this::channel)
                .toList();
    }

    private BulkPreview.Channel channel(Effect effect) {
        return new BulkPreview.Channel(
                effect.connectionId(), connectors.manifest(effect.channel()).name(), effect.cells(), effect.messages());
    }

    /**
     * The rules for each of the channels that a wish names.
     *
     * @throws Problem CONNECTION_UNKNOWN for one of another property, VALUE_INVALID for what no rule can say, BULK_EMPTY
     */
    Draft draft(Principal principal, UUID propertyId, BulkWish wish) {
        principal.need(Permission.SYNC_WRITE);
        List<ChannelRules.Wish> wishes = new ArrayList<>();
        List<String> names = new ArrayList<>();
        StringBuilder seen = new StringBuilder();
        for (UUID connection : wish.connectionIds()) {
            ConnectionHealth health = channels.get(principal, connection);
            if (!health.propertyId().equals(propertyId)) {
                throw Problem.of(ProblemCode.CONNECTION_UNKNOWN, connection);
            }
            List<ChannelRule> known = rules.list(principal, connection);
            int position =
                    1 + known.stream().mapToInt(ChannelRule::position).max().orElse(0);
            names.add(health.channelName());
            known.forEach(rule ->
                    seen.append(rule.id()).append(rule.changed().eventId()).append(' '));
            wishes.addAll(wishes(wish, connection, position));
        }
        if (wishes.isEmpty()) {
            throw Problem.of(ProblemCode.BULK_EMPTY);
        }
        return new Draft(
                List.copyOf(wishes),
                List.copyOf(names),
                token(seen.append(wishes).toString()));
    }

    private static List<ChannelRules.Wish> wishes(BulkWish wish, UUID connection, int position) {
        List<ChannelRules.Wish> wishes = new ArrayList<>();
        BulkWish.PriceStep price = wish.price();
        if (price != null) {
            wishes.add(rule(wish, connection, ChannelRule.Kind.MARKUP, markup(price), position));
        }
        BulkWish.RestrictionStep step = wish.restriction();
        if (step != null) {
            requireRule("minStayThrough", step.minStayThrough());
            requireRule("maxStay", step.maxStay());
            requireRule("closedToArrival", step.closedToArrival());
            requireRule("closedToDeparture", step.closedToDeparture());
            Integer least = step.minStayArrival();
            if (least != null) {
                ChannelRule.Values nights = ChannelRule.Values.count(least);
                wishes.add(rule(wish, connection, ChannelRule.Kind.MIN_STAY, nights, position));
            }
            if (step.closed() != null) {
                requireClosing(step.closed());
                // Without a plan named nothing at all is sold: a partner may hold no closing of rates, but it holds a
                // count.
                ChannelRule.Kind kind =
                        wish.ratePlanIds().isEmpty() ? ChannelRule.Kind.STOP_SELL : ChannelRule.Kind.CLOSED;
                wishes.add(rule(wish, connection, kind, ChannelRule.Values.NONE, position));
            }
        }
        return wishes;
    }

    private static ChannelRules.Wish rule(
            BulkWish wish, UUID connection, ChannelRule.Kind kind, ChannelRule.Values values, int position) {
        int weekdays = 0;
        for (DayOfWeek day : wish.days().weekdays()) {
            weekdays |= 1 << (day.getValue() - 1);
        }
        ChannelRule.Scope scope = new ChannelRule.Scope(
                wish.unitTypeIds(),
                wish.ratePlanIds(),
                wish.days().range().first(),
                wish.days().range().last(),
                weekdays);
        return new ChannelRules.Wish(null, connection, kind, scope, values, position);
    }

    private static ChannelRule.Values markup(BulkWish.PriceStep price) {
        ChannelRule.Values values = switch (price.mode()) {
            case SET ->
                throw Problem.of(
                        ProblemCode.VALUE_INVALID,
                        "priceMode",
                        "add, percent: a channel's price follows the property's");
            case ADD -> ChannelRule.Values.markup(0, price.value());
            case PERCENT -> ChannelRule.Values.markup(share(price.value()), 0);
        };
        if (price.people() != BulkWish.PriceStep.EVERY) {
            throw Problem.of(ProblemCode.VALUE_INVALID, "people", "nobody in particular: a channel's markup is on all");
        }
        if (price.roundTo() != 1) {
            throw Problem.of(ProblemCode.VALUE_INVALID, "roundTo", "nothing: a channel rounds by a rule of its own");
        }
        return values;
    }

    private static int share(long basisPoints) {
        if (basisPoints < Integer.MIN_VALUE || basisPoints > Integer.MAX_VALUE) {
            throw Problem.of(ProblemCode.VALUE_INVALID, "value", "-100 to 1000");
        }
        return (int) basisPoints;
    }

    private static void requireRule(String field, @Nullable Object value) {
        if (value != null) {
            throw Problem.of(
                    ProblemCode.VALUE_INVALID, field, "nothing: for some channels only the least stay and the sale");
        }
    }

    private static void requireClosing(boolean closed) {
        if (!closed) {
            throw Problem.of(
                    ProblemCode.VALUE_INVALID, "sell", "close: what the property closed, no rule of a channel opens");
        }
    }

    private static String token(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Makes the rules; each has its event and its marks. */
    List<BulkRows.MadeRule> save(Handle handle, Principal principal, Draft draft) {
        List<BulkRows.MadeRule> made = new ArrayList<>();
        for (ChannelRules.Wish wish : draft.wishes()) {
            ChannelRule rule = rules.save(handle, principal, wish);
            made.add(new BulkRows.MadeRule(
                    rule.connectionId(), rule.id(), rule.changed().eventId()));
        }
        return made;
    }

    /** Takes away the rules that are still as they were made; what became of the calendar's values is told along. */
    BulkUndone remove(Handle handle, Principal principal, List<BulkRows.MadeRule> made, BulkUndone values) {
        int removed = 0;
        int left = 0;
        for (BulkRows.MadeRule rule : made) {
            ChannelRule now = rules.find(handle, principal, rule.connectionId(), rule.ruleId())
                    .orElse(null);
            if (now == null) {
                continue;
            }
            if (now.changed().eventId().equals(rule.eventId())) {
                rules.delete(handle, principal, rule.connectionId(), rule.ruleId());
                removed++;
            } else {
                left++;
            }
        }
        return new BulkUndone(values.restored(), values.conflictsInAll(), values.conflicts(), removed, left);
    }

    /** The same afterwards: rules that are still there are those that were left alone. */
    BulkUndone left(Handle handle, Principal principal, List<BulkRows.MadeRule> made, BulkUndone values) {
        int left = (int) made.stream()
                .filter(rule -> rules.find(handle, principal, rule.connectionId(), rule.ruleId())
                        .isPresent())
                .count();
        return new BulkUndone(values.restored(), values.conflictsInAll(), values.conflicts(), 0, left);
    }
}
