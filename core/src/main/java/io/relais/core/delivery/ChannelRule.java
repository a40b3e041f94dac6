package io.relais.core.delivery;

import io.relais.core.event.Actor;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is different for one channel. Rules of one kind that meet on a night: the strictest of stop-sell, closed, allotment, buffer
 * and minimum stay; markups one after the other; the first rounding.
 *
 * @param position order among rules of the connection
 * @param changed who made it as it is
 */
public record ChannelRule(
        UUID id, UUID connectionId, Kind kind, Scope scope, Values values, int position, Changed changed) {
    /** What a rule does. */
    public enum Kind {
        /** Nothing is offered, whatever the rate plan. */
        STOP_SELL,
        /** At most so many units are offered. */
        ALLOTMENT,
        /** The last units are kept back. */
        BUFFER,
        /** A rate is closed. */
        CLOSED,
        /** Arrivals stay at least so many nights. */
        MIN_STAY,
        /** The price is changed by a share, then by an amount. */
        MARKUP,
        /** Prices are told in the partner's currency; one rule for all prices of the connection. */
        CURRENCY,
        /** What the price is made to look like. */
        ROUNDING;

        /** As stored and in addresses: {@code stop-sell}. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        public static Optional<Kind> ofCode(String code) {
            return Arrays.stream(values()).filter(k -> k.code().equals(code)).findFirst();
        }

        /** Which values at the partner it changes, as in {@link DirtyNights}. */
        public int facets() {
            return switch (this) {
                case STOP_SELL, ALLOTMENT, BUFFER -> DirtyNights.AVAILABILITY;
                case CLOSED, MIN_STAY -> DirtyNights.RESTRICTIONS;
                case MARKUP, CURRENCY, ROUNDING -> DirtyNights.PRICES;
            };
        }
    }

    /**
     * Where a rule holds.
     *
     * @param unitTypeIds empty: every type
     * @param ratePlanIds empty: every plan; always empty for what belongs to the room alone
     * @param first null: open
     * @param last null: open
     * @param weekdays one bit per weekday, Monday is 1
     */
    public record Scope(
            List<UUID> unitTypeIds,
            List<UUID> ratePlanIds,
            @Nullable LocalDate first,
            @Nullable LocalDate last,
            int weekdays) {
        /** Everything, always. */
        public static final Scope ALL = new Scope(List.of(), List.of(), null, null, Days.EVERY_WEEKDAY);

        public Scope {
            unitTypeIds = List.copyOf(unitTypeIds);
            ratePlanIds = List.copyOf(ratePlanIds);
        }

        Days days() {
            return new Days(first, last, weekdays);
        }

        /** A null plan asks for what belongs to the room. */
        boolean isFor(UUID unitTypeId, @Nullable UUID ratePlanId) {
            return (unitTypeIds.isEmpty() || unitTypeIds.contains(unitTypeId))
                    && (ratePlanId == null || ratePlanIds.isEmpty() || ratePlanIds.contains(ratePlanId));
        }
    }

    /**
     * The figures of a rule; those that its kind has no use for are as in {@link #NONE}.
     *
     * @param count units of an allotment or buffer, nights of a minimum stay
     * @param whenSlow a buffer only while the channel answers slowly
     * @param percent basis points of a markup
     * @param amount minor units of a markup, in the property's currency
     * @param rate of a currency rule
     * @param rounding of a rounding rule
     */
    public record Values(
            int count,
            boolean whenSlow,
            int percent,
            long amount,
            @Nullable Rate rate,
            PriceRounding rounding) {
        public static final Values NONE = new Values(0, false, 0, 0, null, PriceRounding.NONE);

        public static Values count(int count) {
            return new Values(count, false, 0, 0, null, PriceRounding.NONE);
        }

        public static Values countWhenSlow(int count) {
            return new Values(count, true, 0, 0, null, PriceRounding.NONE);
        }

        public static Values markup(int percent, long amount) {
            return new Values(0, false, percent, amount, null, PriceRounding.NONE);
        }

        public static Values rate(Rate rate) {
            return new Values(0, false, 0, 0, rate, PriceRounding.NONE);
        }

        public static Values rounding(PriceRounding rounding) {
            return new Values(0, false, 0, 0, null, rounding);
        }
    }

    /** A fixed rate: one unit of the property's money is {@code numerator / denominator} of the other currency's. */
    public record Rate(String currency, long numerator, long denominator) {}

    /** Who made it as it is, when, and the event that tells of it. */
    public record Changed(Actor actor, Instant at, UUID eventId) {}
}
