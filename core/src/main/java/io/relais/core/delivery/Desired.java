package io.relais.core.delivery;

import io.relais.vocabulary.Money;
import io.relais.vocabulary.NightRange;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * What partners ought to believe, computed from the current rows for marked ranges: what is for sale is read once for all
 * connections asked about, rules are applied in memory.
 */
@Singleton
final class Desired {
    private final SupplyRows supplies;
    private final RuleRows rules;

    @Inject
    Desired(SupplyRows supplies, RuleRows rules) {
        this.supplies = supplies;
        this.rules = rules;
    }

    /** Ranges of one unit type to compute. */
    record Range(UUID unitTypeId, NightRange nights, int facets) {}

    /**
     * A connection to compute for.
     *
     * @param currency of the property
     */
    record Target(UUID connectionId, String currency, boolean byOccupancy, Dialect dialect) {}

    /** A product of a partner as it is mapped; what is paused is not told. */
    record Mapped(String roomId, String rateId, Supply.Product product, boolean roomPaused, boolean ratePaused) {}

    /**
     * The desired values of one connection.
     *
     * @param currency in which its prices are
     * @param types our unit type of each room of the partner
     */
    record Wanted(String currency, List<Series> series, Map<String, UUID> types) {}

    Wanted compute(Handle handle, Target target, List<Range> ranges) {
        return compute(handle, List.of(target), ranges)
                .getOrDefault(target.connectionId(), new Wanted(target.currency(), List.of(), Map.of()));
    }

    Map<UUID, Wanted> compute(Handle handle, List<Target> targets, List<Range> ranges) {
        Map<UUID, Wanted> wanted = new HashMap<>();
        if (ranges.isEmpty() || targets.isEmpty()) {
            return wanted;
        }
        List<UUID> ids = targets.stream().map(Target::connectionId).toList();
        Supply supply = supplies.read(handle, ids, ranges);
        Map<UUID, List<Mapped>> mapped = rules.mapped(handle, ids);
        Map<UUID, RuleSet> sets = rules.sets(handle, ids);
        Asked asked = new Asked(supply.span, ranges);
        for (Target target : targets) {
            RuleSet set = sets.getOrDefault(target.connectionId(), RuleSet.NONE);
            List<Mapped> products = mapped.getOrDefault(target.connectionId(), List.of());
            List<Series> series = new Computation(supply, asked, target, set).run(products);
            String currency = set.rate().map(ChannelRule.Rate::currency).orElse(target.currency());
            wanted.put(target.connectionId(), new Wanted(currency, series, types(products)));
        }
        return wanted;
    }

    private static Map<String, UUID> types(List<Mapped> products) {
        Map<String, UUID> types = new HashMap<>();
        products.forEach(mapped -> types.put(mapped.roomId(), mapped.product().unitTypeId()));
        return types;
    }

    /** Which days were asked for, by unit type and kind of value. */
    private static final class Asked {
        private record Key(UUID unitTypeId, int facet) {}

        private final Map<Key, BitSet> days = new HashMap<>();

        Asked(Span span, List<Range> ranges) {
            for (Range range : ranges) {
                for (int facet : new int[] {DirtyNights.AVAILABILITY, DirtyNights.PRICES, DirtyNights.RESTRICTIONS}) {
                    if ((range.facets() & facet) != 0) {
                        days.computeIfAbsent(new Key(range.unitTypeId(), facet), k -> new BitSet())
                                .set(
                                        span.day(range.nights().first()),
                                        span.day(range.nights().last()) + 1);
                    }
                }
            }
        }

        /** Empty when nothing was asked; not to be changed. */
        BitSet of(UUID unitTypeId, int facet) {
            return days.getOrDefault(new Key(unitTypeId, facet), new BitSet());
        }
    }

    private static final class Computation {
        private final Supply supply;
        private final Asked asked;
        private final Target target;
        private final RuleSet rules;
        private final ChannelPrice.Decimals digits;
        private final List<Series> found = new ArrayList<>();

        Computation(Supply supply, Asked asked, Target target, RuleSet rules) {
            this.supply = supply;
            this.asked = asked;
            this.target = target;
            this.rules = rules;
            int own = Money.fractionDigits(target.currency());
            digits = new ChannelPrice.Decimals(
                    own,
                    rules.rate()
                            .map(rate -> Money.fractionDigits(rate.currency()))
                            .orElse(own));
        }

        List<Series> run(List<Mapped> mapped) {
            Set<String> rooms = new HashSet<>();
            for (Mapped product : mapped) {
                if (!product.roomPaused() && rooms.add(product.roomId())) {
                    availability(product);
                }
                if (!product.roomPaused() && !product.ratePaused()) {
                    prices(product);
                    restrictions(product);
                }
            }
            return found;
        }

        private void availability(Mapped mapped) {
            UUID type = mapped.product().unitTypeId();
            BitSet days = asked.of(type, DirtyNights.AVAILABILITY);
            long[] free = supply.free(type);
            if (!days.isEmpty() && free != null) {
                long[] values = RuleSet.copy(free);
                if (!rules.isEmpty()) {
                    rules.availability(type, supply.span, values);
                }
                found.add(new Series(mapped.roomId(), "", Cell.AVAILABILITY, supply.span, values, days));
            }
        }

        private void prices(Mapped mapped) {
            BitSet days = asked.of(mapped.product().unitTypeId(), DirtyNights.PRICES);
            if (days.isEmpty()) {
                return;
            }
            for (Supply.Priced priced : supply.prices(mapped.product(), target.byOccupancy())) {
                long[] values = RuleSet.copy(priced.amounts());
                if (!rules.isEmpty()) {
                    rules.price(mapped.product(), supply.span, values, digits);
                }
                String facet = Cell.PRICE + priced.occupancy();
                found.add(new Series(mapped.roomId(), mapped.rateId(), facet, supply.span, values, days));
            }
        }

        private void restrictions(Mapped mapped) {
            BitSet days = asked.of(mapped.product().unitTypeId(), DirtyNights.RESTRICTIONS);
            if (days.isEmpty()) {
                return;
            }
            long[] values = RuleSet.copy(supply.restrictions(mapped.product()));
            rules.restriction(mapped.product(), supply.span, values);
            if (!target.dialect().holdsEverything()) {
                for (int day = 0; day < values.length; day++) {
                    values[day] = values[day] == Page.NONE
                            ? Page.NONE
                            : target.dialect().apply(values[day]);
                }
            }
            found.add(new Series(mapped.roomId(), mapped.rateId(), Cell.RESTRICTION, supply.span, values, days));
        }
    }
}
