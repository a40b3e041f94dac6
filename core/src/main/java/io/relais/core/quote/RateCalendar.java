package io.relais.core.quote;

import io.relais.core.access.Permission;
import io.relais.core.access.Principal;
import io.relais.core.data.Database;
import io.relais.core.inventory.NightState;
import io.relais.core.inventory.Nights;
import io.relais.core.inventory.Prices;
import io.relais.core.inventory.Product;
import io.relais.core.inventory.Wanted;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.relais.vocabulary.NightRange;
import io.relais.vocabulary.Restriction;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Prices, restrictions and units left of one product, night by night. */
@Singleton
public final class RateCalendar {
    /** The longest range answered at once. */
    public static final int NIGHTS_MAX = 400;

    private final Database database;
    private final Rules rules;
    private final Prices prices;
    private final Nights nights;

    @Inject
    public RateCalendar(Database database, Rules rules, Prices prices, Nights nights) {
        this.database = database;
        this.rules = rules;
        this.prices = prices;
        this.nights = nights;
    }

    /**
     * Every night of the range, in order.
     *
     * @throws Problem PROPERTY_UNKNOWN, UNIT_TYPE_UNKNOWN, RATE_PLAN_UNKNOWN; VALUE_INVALID for too long a range
     */
    public List<RateNight> list(Principal principal, UUID propertyId, Product product, NightRange range) {
        principal.need(Permission.INVENTORY_READ);
        Tariff tariff = rules.get(principal, propertyId);
        if (tariff.unitType(product.unitTypeId()).isEmpty()) {
            throw Problem.of(ProblemCode.UNIT_TYPE_UNKNOWN, product.unitTypeId());
        }
        if (tariff.ratePlan(product.ratePlanId()).isEmpty()) {
            throw Problem.of(ProblemCode.RATE_PLAN_UNKNOWN, product.ratePlanId());
        }
        if (range.count() > NIGHTS_MAX) {
            throw Problem.of(ProblemCode.VALUE_INVALID, "to", "at most " + NIGHTS_MAX + " nights");
        }
        List<Wanted> wanted = List.of(new Wanted(product, range.first(), range.last()));
        Map<LocalDate, Map<Integer, Long>> amounts = new HashMap<>();
        Map<LocalDate, Restriction> restrictions = new HashMap<>();
        Map<LocalDate, Integer> left = new HashMap<>();
        database.read(handle -> {
            prices.prices(handle, wanted)
                    .forEach(p -> amounts.computeIfAbsent(p.night(), n -> new TreeMap<>())
                            .put(p.occupancy(), p.amount()));
            prices.restrictions(handle, wanted).forEach(r -> restrictions.put(r.night(), r.restriction()));
            List<NightState> states = nights.list(handle, List.of(product.unitTypeId()), range);
            states.forEach(state -> left.put(state.night(), state.free()));
            return states;
        });
        return range.dates()
                .map(night -> new RateNight(
                        night,
                        amounts.getOrDefault(night, Map.of()),
                        restrictions.getOrDefault(night, Restriction.NONE),
                        left.getOrDefault(night, -1)))
                .toList();
    }
}
