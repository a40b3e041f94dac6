package io.relais.core.delivery;

import io.relais.vocabulary.NightRange;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
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
    record Target(UUID connectionId, String currency, Telling telling, Dialect dialect) {}

    /** A product of a partner as it is mapped; what is paused is not told. */
    record Mapped(String roomId, String rateId, Supply.Product product, boolean roomPaused, boolean ratePaused) {}

    /**
     * The desired values of one connection.
     *
     * @param currency in which its prices are
     * @param types our unit type of each room of the partner
     * @param totals what the numbers of stays stand for
     */
    record Wanted(String currency, List<Series> series, Map<String, UUID> types, StayTotals totals) {
        static final Wanted NOTHING = nothing("");

        static Wanted nothing(String currency) {
            return new Wanted(currency, List.of(), Map.of(), new StayTotals());
        }
    }

    /** The unit types that connections sell. */
    List<UUID> types(Handle handle, Collection<UUID> connectionIds) {
        return rules.types(handle, connectionIds);
    }

    Wanted compute(Handle handle, Target target, List<Range> ranges) {
        return compute(handle, List.of(target), ranges)
                .getOrDefault(target.connectionId(), Wanted.nothing(target.currency()));
    }

    Map<UUID, Wanted> compute(Handle handle, List<Target> targets, List<Range> ranges) {
        Map<UUID, Wanted> wanted = new HashMap<>();
        if (ranges.isEmpty() || targets.isEmpty()) {
            return wanted;
        }
        // Totals of stays need nights beyond those that were asked about; everybody else is read as asked.
        targets.stream()
                .collect(Collectors.groupingBy(
                        target -> Optional.of(target.telling()).filter(Telling::ofStays)))
                .forEach((telling, group) -> wanted.putAll(together(
                        handle, group, telling.map(t -> Asked.read(ranges, t)).orElse(ranges), ranges)));
        return wanted;
    }

    private Map<UUID, Wanted> together(Handle handle, List<Target> targets, List<Range> read, List<Range> ranges) {
        Map<UUID, Wanted> wanted = new HashMap<>();
        List<UUID> ids = targets.stream().map(Target::connectionId).toList();
        Supply supply = supplies.read(handle, ids, read);
        Map<UUID, List<Mapped>> mapped = rules.mapped(handle, ids);
        Map<UUID, RuleSet> sets = rules.sets(handle, ids);
        Asked asked = new Asked(supply.span, ranges);
        for (Target target : targets) {
            RuleSet set = sets.getOrDefault(target.connectionId(), RuleSet.NONE);
            List<Mapped> products = mapped.getOrDefault(target.connectionId(), List.of());
            Computation computation = new Computation(supply, asked, target, set);
            List<Series> series = computation.run(products);
            String currency = set.rate().map(ChannelRule.Rate::currency).orElse(target.currency());
            wanted.put(target.connectionId(), new Wanted(currency, series, types(products), computation.totals));
        }
        return wanted;
    }

    private static Map<String, UUID> types(List<Mapped> products) {
        Map<String, UUID> types = new HashMap<>();
        products.forEach(mapped -> types.put(mapped.roomId(), mapped.product().unitTypeId()));
        return types;
    }

    private static final class Computation {
        private final Supply supply;
        private final Asked asked;
        private final Target target;
        private final RuleSet rules;
        private final ChannelPrice.Decimals digits;
        private final List<Series> found = new ArrayList<>();
        private final StayTotals totals = new StayTotals();

        Computation(Supply supply, Asked asked, Target target, RuleSet rules) {
            this.supply = supply;
            this.asked = asked;
            this.target = target;
            this.rules = rules;
            digits = ChannelPrice.Decimals.of(target.currency(), rules);
        }

        List<Series> run(List<Mapped> mapped) {
            Set<String> rooms = new HashSet<>();
            for (Mapped product : mapped) {
                if (!product.roomPaused() && rooms.add(product.roomId())) {
                    availability(product);
                }
                if (!product.roomPaused() && !product.ratePaused()) {
                    if (target.telling().ofStays()) {
                        stays(product);
                    } else {
                        prices(product);
                    }
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
            for (Supply.Priced priced : supply.prices(mapped.product(), target.telling())) {
                long[] values = nightly(mapped, priced);
                String facet = Cell.PRICE + priced.occupancy();
                found.add(new Series(mapped.roomId(), mapped.rateId(), facet, supply.span, values, days));
            }
        }

        private long[] nightly(Mapped mapped, Supply.Priced priced) {
            long[] values = RuleSet.copy(priced.amounts());
            if (!rules.isEmpty()) {
                rules.price(mapped.product(), supply.span, values, digits);
            }
            return values;
        }

        /** What stays cost, by the night on which they begin; nothing where that night has no price. */
        private void stays(Mapped mapped) {
            BitSet days = asked.arrivals(mapped.product().unitTypeId(), target.telling());
            if (days.isEmpty()) {
                return;
            }
            long[] allowed = RuleSet.copy(supply.restrictions(mapped.product()));
            rules.restriction(mapped.product(), supply.span, allowed);
            for (Supply.Priced priced : supply.prices(mapped.product(), target.telling())) {
                long[] nightly = nightly(mapped, priced);
                long[] values = RuleSet.none(supply.span);
                for (int day = days.nextSetBit(0); day >= 0; day = days.nextSetBit(day + 1)) {
                    if (nightly[day] != Page.NONE) {
                        int longest = target.telling().stayNights();
                        values[day] = totals.number(StayTotals.from(day, nightly, allowed, longest));
                    }
                }
                String facet = Cell.STAYS + priced.occupancy();
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
