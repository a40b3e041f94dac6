package io.relais.core.inventory;

import io.relais.core.delivery.PackedRestriction;
import io.relais.core.inventory.BulkWish.Mode;
import io.relais.core.inventory.BulkWish.PriceStep;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.relais.vocabulary.NightRange;
import io.relais.vocabulary.Restriction;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Every value that a wish changes, with what was there before. Read and computed, not yet written. */
record BulkPlan(LocalDate first, List<Series> series) {
    /** Values that go in one change: 500 nights of 40 products with several prices each. */
    static final int VALUES_MAX = 100_000;

    private static final int WORD = Long.BYTES;

    /** The products whose prices may be typed, and those whose restrictions may. */
    record Products(List<Product> priced, List<Product> restricted) {}

    static BulkPlan of(Handle handle, Prices prices, BulkWish wish, Products products) {
        NightRange range = wish.days().range();
        int most = range.count()
                * Math.max(products.priced().size(), products.restricted().size());
        if (most > VALUES_MAX) {
            throw Problem.of(ProblemCode.BULK_TOO_LARGE, most, VALUES_MAX);
        }
        List<Series> series = new ArrayList<>();
        if (wish.price() != null) {
            series.addAll(prices(handle, prices, wish, products.priced()));
        }
        if (wish.restriction() != null && !wish.restriction().isEmpty()) {
            series.addAll(restrictions(handle, prices, wish, products.restricted()));
        }
        series.removeIf(s -> s.touched().findAny().isEmpty());
        series.sort(Comparator.comparing((Series s) -> s.product().unitTypeId())
                .thenComparing(s -> s.product().ratePlanId())
                .thenComparing(Series::occupancy));
        BulkPlan plan = new BulkPlan(range.first(), List.copyOf(series));
        if (plan.values() > VALUES_MAX) {
            throw Problem.of(ProblemCode.BULK_TOO_LARGE, plan.values(), VALUES_MAX);
        }
        return plan;
    }

    private static List<Series> prices(Handle handle, Prices prices, BulkWish wish, List<Product> products) {
        PriceStep step = Objects.requireNonNull(wish.price());
        NightRange range = wish.days().range();
        List<Map<Integer, @Nullable Long[]>> found = new ArrayList<>();
        products.forEach(product -> found.add(new TreeMap<>()));
        if (step.mode() == Mode.SET) {
            found.forEach(byPeople -> byPeople.put(step.people(), new Long[range.count()]));
        }
        prices.prices(handle, wanted(products, range)).stream()
                .filter(p -> step.people() == PriceStep.EVERY || p.occupancy() == step.people())
                .forEach(p -> found.get(p.wanted())
                                .computeIfAbsent(p.occupancy(), o -> new Long[range.count()])[place(range, p.night())] =
                        p.amount());
        List<Series> series = new ArrayList<>();
        for (int i = 0; i < products.size(); i++) {
            Product product = products.get(i);
            found.get(i)
                    .forEach((people, befores) ->
                            series.add(new Series(product, people, befores, priced(wish.days(), step, befores))));
        }
        return series;
    }

    private static @Nullable Long[] priced(Days days, PriceStep step, @Nullable Long[] befores) {
        @Nullable Long[] afters = new Long[befores.length];
        for (int i = 0; i < befores.length; i++) {
            LocalDate night = days.range().first().plusDays(i);
            Long before = befores[i];
            if (days.contains(night) && (before != null || step.mode() == Mode.SET)) {
                long after = step.after(before == null ? 0 : before, night);
                afters[i] = before != null && before == after ? null : Long.valueOf(after);
            }
        }
        return afters;
    }

    private static List<Series> restrictions(Handle handle, Prices prices, BulkWish wish, List<Product> products) {
        NightRange range = wish.days().range();
        List<@Nullable Long[]> befores = new ArrayList<>();
        products.forEach(product -> befores.add(new Long[range.count()]));
        prices.restrictions(handle, wanted(products, range))
                .forEach(r -> befores.get(r.wanted())[place(range, r.night())] = PackedRestriction.of(r.restriction()));
        List<Series> series = new ArrayList<>();
        for (int i = 0; i < products.size(); i++) {
            series.add(
                    new Series(products.get(i), Series.RESTRICTION, befores.get(i), restricted(wish, befores.get(i))));
        }
        return series;
    }

    private static @Nullable Long[] restricted(BulkWish wish, @Nullable Long[] befores) {
        @Nullable Long[] afters = new Long[befores.length];
        for (int i = 0; i < befores.length; i++) {
            Long before = befores[i];
            Restriction old = before == null ? Restriction.NONE : PackedRestriction.unpack(before);
            Restriction now = Objects.requireNonNull(wish.restriction()).after(old);
            if (wish.days().contains(wish.days().range().first().plusDays(i)) && !now.equals(old)) {
                afters[i] = PackedRestriction.of(now);
            }
        }
        return afters;
    }

    private static List<Wanted> wanted(List<Product> products, NightRange range) {
        return products.stream()
                .map(product -> new Wanted(product, range.first(), range.last()))
                .toList();
    }

    private static int place(NightRange range, LocalDate night) {
        return (int) ChronoUnit.DAYS.between(range.first(), night);
    }

    int values() {
        return series.stream().mapToInt(s -> (int) s.touched().count()).sum();
    }

    List<Put> puts(boolean restrictions) {
        return series.stream()
                .filter(s -> s.isRestriction() == restrictions)
                .flatMap(s -> s.puts(first).stream())
                .toList();
    }

    /** Old and new in runs of nights that change alike. */
    List<BulkPreview.Line> lines() {
        List<BulkPreview.Line> lines = new ArrayList<>();
        for (Series s : series) {
            BulkPreview.Line open = null;
            for (int place : s.touched().toArray()) {
                Long before = s.befores()[place];
                long after = Objects.requireNonNull(s.afters()[place]);
                LocalDate night = first.plusDays(place);
                if (open != null && Objects.equals(open.before(), before) && open.after() == after) {
                    open = new BulkPreview.Line(
                            s.product(), s.occupancy(), open.first(), night, open.nights() + 1, before, after);
                    lines.set(lines.size() - 1, open);
                } else {
                    open = new BulkPreview.Line(s.product(), s.occupancy(), night, night, 1, before, after);
                    lines.add(open);
                }
            }
        }
        return lines;
    }

    /** The same for the same values before and after, and for nothing else. */
    String token() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(word(first.toEpochDay()));
            for (Series s : series) {
                digest.update(id(s.product().unitTypeId()));
                digest.update(id(s.product().ratePlanId()));
                digest.update(word(s.occupancy()));
                s.touched().forEach(place -> {
                    digest.update(word(place));
                    digest.update(word(Objects.requireNonNullElse(s.befores()[place], -1L)));
                    digest.update(word(Objects.requireNonNull(s.afters()[place])));
                });
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static byte[] word(long value) {
        return ByteBuffer.allocate(WORD).putLong(value).array();
    }

    private static byte[] id(UUID id) {
        return ByteBuffer.allocate(2 * WORD)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }
}
