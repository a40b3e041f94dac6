package io.relais.core.delivery;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a property has for sale, as arrays of days over a span: read once, whatever the number of channels. */
final class Supply {
    /** A unit type under a rate plan. */
    record Product(UUID unitTypeId, UUID ratePlanId) {}

    /** Prices of one product for one number of people, 0 = whatever the number. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Priced(int occupancy, long[] amounts) {}

    /** What stays must be like in some weeks; see table {@code stay_condition}. Bits count from Monday. */
    record Condition(
            List<UUID> ratePlanIds,
            List<UUID> unitTypeIds,
            Days days,
            int arrivalDays,
            int departureDays,
            int minNights,
            int maxNights,
            String name) {
        boolean isFor(Product product) {
            return (unitTypeIds.isEmpty() || unitTypeIds.contains(product.unitTypeId()))
                    && (ratePlanIds.isEmpty() || ratePlanIds.contains(product.ratePlanId()));
        }

        /** What it makes of a night's packed restriction. */
        long apply(long packed, int weekday) {
            long arrival = Math.max(
                    PackedRestriction.minStayArrival(packed), Math.min(minNights, PackedRestriction.LENGTH_MAX));
            long longest = PackedRestriction.maxStay(packed);
            if (maxNights > 0 && (longest == 0 || maxNights < longest)) {
                longest = Math.min(maxNights, PackedRestriction.LENGTH_MAX);
            }
            long result = PackedRestriction.withLengths(packed, arrival, longest);
            result |= (arrivalDays >> weekday & 1) == 0 ? PackedRestriction.CLOSED_TO_ARRIVAL : 0;
            return result | ((departureDays >> weekday & 1) == 0 ? PackedRestriction.CLOSED_TO_DEPARTURE : 0);
        }
    }

    final Span span;
    private final Map<UUID, long[]> free;
    private final Map<Product, List<Priced>> prices;
    private final Map<Product, long[]> restrictions;
    private final List<Condition> conditions;
    private final Map<Product, long[]> roomPrices = new HashMap<>();
    private final Map<Product, long[]> rules = new HashMap<>();

    Supply(
            Span span,
            Map<UUID, long[]> free,
            Map<Product, List<Priced>> prices,
            Map<Product, long[]> restrictions,
            List<Condition> conditions) {
        this.span = span;
        this.free = free;
        this.prices = prices;
        this.restrictions = restrictions;
        this.conditions = conditions;
    }

    /** Units left; null when no night was read. */
    long @Nullable [] free(UUID unitTypeId) {
        return free.get(unitTypeId);
    }

    /**
     * The product's prices; for a partner with one price per room the price whatever the number, else that of the full room, and
     * perhaps the one for one person.
     */
    List<Priced> prices(Product product, Telling telling) {
        List<Priced> all = prices.getOrDefault(product, List.of());
        if (telling.byOccupancy() || all.isEmpty()) {
            return all;
        }
        Priced room = new Priced(0, roomPrices.computeIfAbsent(product, p -> roomPrice(all)));
        return Stream.concat(Stream.of(room), all.stream().filter(priced -> telling.tellsFor(priced.occupancy())))
                .toList();
    }

    private static long[] roomPrice(List<Priced> all) {
        List<Priced> weakestFirst = new ArrayList<>(all);
        weakestFirst.sort(Comparator.comparingInt(p -> p.occupancy() == 0 ? Integer.MAX_VALUE : p.occupancy()));
        long[] amounts = weakestFirst.getFirst().amounts().clone();
        for (Priced priced : weakestFirst.subList(1, weakestFirst.size())) {
            long[] stronger = priced.amounts();
            for (int day = 0; day < amounts.length; day++) {
                amounts[day] = stronger[day] == Page.NONE ? amounts[day] : stronger[day];
            }
        }
        return amounts;
    }

    /** Packed restrictions with the property's conditions, on nights that are open. */
    long[] restrictions(Product product) {
        return rules.computeIfAbsent(product, this::restricted);
    }

    /** The packed restriction of an open night as it was typed. */
    long typed(Product product, int day) {
        long[] values = restrictions.get(product);
        return values == null || values[day] == Page.NONE ? PackedRestriction.NONE : values[day];
    }

    /** The property's conditions for a product that hold on a night. */
    List<Condition> conditions(Product product, LocalDate night) {
        return conditions.stream()
                .filter(condition ->
                        condition.isFor(product) && condition.days().contains(night))
                .toList();
    }

    private long[] restricted(Product product) {
        long[] open = free.get(product.unitTypeId());
        long[] values = new long[span.days()];
        Arrays.fill(values, Page.NONE);
        if (open == null) {
            return values;
        }
        for (int day = 0; day < values.length; day++) {
            if (open[day] != Page.NONE) {
                values[day] = typed(product, day);
            }
        }
        for (Condition condition : conditions) {
            if (condition.isFor(product)) {
                condition.days().on(span, day -> {
                    if (values[day] != Page.NONE) {
                        values[day] = condition.apply(values[day], span.weekday(day));
                    }
                });
            }
        }
        return values;
    }
}
