package io.relais.core.inventory;

import io.relais.core.delivery.DirtyNights;
import io.relais.core.delivery.PackedRestriction;
import io.relais.vocabulary.NightRange;
import io.relais.vocabulary.Restriction;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/**
 * One value to be written.
 *
 * @param occupancy number of people of a price, 0 = whatever the number; {@link Series#RESTRICTION} for a restriction
 * @param value minor units or a packed restriction; null: take the price away
 */
record Put(
        Product product,
        int occupancy,
        LocalDate night,
        @Nullable Long value) {
    static Update bind(Update update, List<Put> puts) {
        return where(update, puts)
                .bind("occupancies", puts.stream().map(Put::occupancy).toArray(Integer[]::new))
                .bind("values", puts.stream().map(Put::value).toArray(Long[]::new));
    }

    static Update bindRestrictions(Update update, List<Put> puts) {
        List<Restriction> all = puts.stream()
                .map(put -> PackedRestriction.unpack(Objects.requireNonNull(put.value())))
                .toList();
        return where(update, puts)
                .bind("arrivals", numbers(all, Restriction::minStayArrival))
                .bind("throughs", numbers(all, Restriction::minStayThrough))
                .bind("mosts", numbers(all, Restriction::maxStay))
                .bind("closed", flags(all, Restriction::closed))
                .bind("noArrivals", flags(all, Restriction::closedToArrival))
                .bind("noDepartures", flags(all, Restriction::closedToDeparture));
    }

    private static Update where(Update update, List<Put> puts) {
        return update.bind(
                        "unitTypes",
                        puts.stream().map(p -> p.product().unitTypeId()).toArray(UUID[]::new))
                .bind(
                        "ratePlans",
                        puts.stream().map(p -> p.product().ratePlanId()).toArray(UUID[]::new))
                .bind("nights", puts.stream().map(Put::night).toArray(LocalDate[]::new));
    }

    private static Integer[] numbers(List<Restriction> all, Function<Restriction, Integer> part) {
        return all.stream().map(part).toArray(Integer[]::new);
    }

    private static Boolean[] flags(List<Restriction> all, Function<Restriction, Boolean> part) {
        return all.stream().map(part).toArray(Boolean[]::new);
    }

    static UUID[] plans(List<Put> puts) {
        return puts.stream().map(p -> p.product().ratePlanId()).distinct().toArray(UUID[]::new);
    }

    /** From the first night that is named to the last. */
    static NightRange range(List<Put> puts) {
        LocalDate first = puts.getFirst().night();
        LocalDate last = first;
        for (Put put : puts) {
            first = put.night().isBefore(first) ? put.night() : first;
            last = put.night().isAfter(last) ? put.night() : last;
        }
        return new NightRange(first, last);
    }

    /** Where partners must look after prices and restrictions were written. */
    static List<DirtyNights.Mark> marks(List<Put> priced, List<Put> restricted, @Nullable UUID event) {
        return Stream.concat(
                        marks(priced, DirtyNights.PRICES, event), marks(restricted, DirtyNights.RESTRICTIONS, event))
                .toList();
    }

    private static Stream<DirtyNights.Mark> marks(List<Put> puts, int facet, @Nullable UUID event) {
        Map<UUID, List<Put>> byType =
                puts.stream().collect(Collectors.groupingBy(put -> put.product().unitTypeId()));
        return byType.entrySet().stream()
                .map(e -> new DirtyNights.Mark(e.getKey(), range(e.getValue()), facet, null, event));
    }
}
