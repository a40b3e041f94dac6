package io.relais.core.inventory;

import io.relais.core.delivery.PackedRestriction;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.relais.core.property.Properties;
import io.relais.core.property.Property;
import io.relais.core.property.RatePlan;
import io.relais.core.property.UnitType;
import io.relais.vocabulary.NightRange;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Works out what a wish means for the calendar as it is, and what of a made change still holds. */
final class BulkDrafts {
    private final Prices prices;
    private final Properties properties;

    BulkDrafts(Prices prices, Properties properties) {
        this.prices = prices;
        this.properties = properties;
    }

    /** Holds the property: nobody else changes its prices until the transaction ends. */
    BulkPlan plan(Handle handle, Property property, BulkWish wish) {
        if (wish.isEmpty()) {
            throw Problem.of(ProblemCode.BULK_EMPTY);
        }
        PriceReading.hold(handle, property.id());
        List<UUID> types = chosen(
                properties.listUnitTypes(property.id()).stream()
                        .map(UnitType::id)
                        .toList(),
                wish.unitTypeIds(),
                ProblemCode.UNIT_TYPE_UNKNOWN);
        List<UUID> plans = chosen(
                properties.listRatePlans(property.id()).stream()
                        .map(RatePlan::id)
                        .toList(),
                wish.ratePlanIds(),
                ProblemCode.RATE_PLAN_UNKNOWN);
        return BulkPlan.of(
                handle,
                prices,
                wish,
                new BulkPlan.Products(
                        products(types, free(handle, plans, wish, false)),
                        products(types, free(handle, plans, wish, true))));
    }

    private static List<UUID> chosen(List<UUID> all, List<UUID> named, ProblemCode unknown) {
        named.stream().filter(id -> !all.contains(id)).findFirst().ifPresent(id -> {
            throw Problem.of(unknown, id);
        });
        return named.isEmpty() ? all : named;
    }

    /** The plans that can be typed. One that was named and cannot is refused; one among all simply follows. */
    private List<UUID> free(Handle handle, List<UUID> plans, BulkWish wish, boolean restrictions) {
        Set<UUID> derived = prices.derived(handle, plans.toArray(UUID[]::new), restrictions);
        boolean asked = restrictions ? wish.restriction() != null : wish.price() != null;
        if (asked && !wish.ratePlanIds().isEmpty() && !derived.isEmpty()) {
            throw Problem.of(ProblemCode.PLAN_DERIVED, derived.iterator().next());
        }
        return plans.stream().filter(plan -> !derived.contains(plan)).toList();
    }

    private static List<Product> products(List<UUID> types, List<UUID> plans) {
        return types.stream()
                .flatMap(type -> plans.stream().map(plan -> new Product(type, plan)))
                .toList();
    }

    /** The values of a made change as they are now. */
    List<Undoing.Now> current(Handle handle, NightRange range, List<Series> series) {
        List<Wanted> wanted = series.stream()
                .map(s -> new Wanted(s.product(), range.first(), range.last()))
                .toList();
        List<@Nullable Long[]> now = new ArrayList<>();
        series.forEach(s -> now.add(new Long[range.count()]));
        prices.prices(handle, wanted).stream()
                .filter(p -> series.get(p.wanted()).occupancy() == p.occupancy())
                .forEach(p -> now.get(p.wanted())[place(range, p.night())] = p.amount());
        prices.restrictions(handle, wanted).stream()
                .filter(r -> series.get(r.wanted()).isRestriction())
                .forEach(r -> now.get(r.wanted())[place(range, r.night())] = PackedRestriction.of(r.restriction()));
        return IntStream.range(0, series.size())
                .mapToObj(i -> new Undoing.Now(series.get(i), now.get(i)))
                .toList();
    }

    private static int place(NightRange range, LocalDate night) {
        return (int) ChronoUnit.DAYS.between(range.first(), night);
    }
}
