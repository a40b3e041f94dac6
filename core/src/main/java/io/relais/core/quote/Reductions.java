package io.relais.core.quote;

import io.relais.core.problem.ProblemCode;
import io.relais.vocabulary.StayDates;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * Which discounts a stay gets. Combinable ones add up; of the others the best counts; the guest gets whichever of the two is more.
 * Never more than the nights cost.
 */
final class Reductions {
    private static final String OPEN = "…";

    private Reductions() {}

    /** A discount with what it takes off, positive minor units. */
    record Reduction(Discount discount, long amount, LineSteps steps) {}

    static List<Reduction> of(Tariff tariff, QuoteAsk ask, long[] nights) {
        List<Reduction> all = new ArrayList<>();
        String code = ask.promotionCode().strip();
        boolean promoted = code.isEmpty();
        for (Discount discount : tariff.of(RuleKind.DISCOUNT, Discount.class).toList()) {
            boolean asked = discount.isPromotion() && discount.code().equalsIgnoreCase(code);
            if (asked) {
                promoted = true;
                refuseUnfit(discount, ask);
            }
            if ((asked || !discount.isPromotion()) && isFor(discount, ask)) {
                all.add(reduction(discount, ask.dates(), nights));
            }
        }
        if (!promoted) {
            throw new Refused(ProblemCode.PROMOTION_UNKNOWN, code);
        }
        all.removeIf(reduction -> reduction.amount() <= 0);
        return capped(chosen(all), Arrays.stream(nights).sum());
    }

    private static void refuseUnfit(Discount discount, QuoteAsk ask) {
        if (!isBookable(discount, ask.bookedOn())) {
            throw new Refused(
                    ProblemCode.PROMOTION_EXPIRED,
                    discount.code(),
                    Objects.requireNonNullElse(discount.bookFirst(), OPEN),
                    Objects.requireNonNullElse(discount.bookLast(), OPEN));
        }
        if (!isFor(discount, ask)) {
            throw new Refused(
                    ProblemCode.PROMOTION_NOT_APPLICABLE,
                    discount.code(),
                    ask.dates().arrival());
        }
    }

    private static boolean isBookable(Discount discount, LocalDate day) {
        return (discount.bookFirst() == null || !day.isBefore(discount.bookFirst()))
                && (discount.bookLast() == null || !day.isAfter(discount.bookLast()));
    }

    private static boolean isFor(Discount discount, QuoteAsk ask) {
        StayDates dates = ask.dates();
        long ahead = ChronoUnit.DAYS.between(ask.bookedOn(), dates.arrival());
        boolean fits = discount.scope().isFor(ask) && isBookable(discount, ask.bookedOn());
        boolean longEnough = dates.nights() >= discount.minNights()
                && (discount.maxNights() == 0 || dates.nights() <= discount.maxNights());
        boolean inTime = (discount.minDays() < 0 || ahead >= discount.minDays())
                && (discount.maxDays() < 0 || ahead <= discount.maxDays());
        boolean perStay = discount.perStay() && discount.percent() == 0;
        boolean onDays =
                perStay ? isOn(discount, dates.arrival()) : dates.dates().anyMatch(night -> isOn(discount, night));
        return fits && longEnough && inTime && onDays;
    }

    private static boolean isOn(Discount discount, LocalDate date) {
        return discount.scope().contains(date) && discount.weekdays().contains(date.getDayOfWeek());
    }

    private static Reduction reduction(Discount discount, StayDates dates, long[] nights) {
        if (discount.percent() == 0 && discount.perStay()) {
            return new Reduction(discount, discount.amount(), LineSteps.units(-discount.amount(), 1));
        }
        long of = 0;
        long off = 0;
        int count = 0;
        for (int i = 0; i < nights.length; i++) {
            if (isOn(discount, dates.arrival().plusDays(i))) {
                of += nights[i];
                off += Math.min(nights[i], discount.amount());
                count++;
            }
        }
        return discount.percent() > 0
                ? new Reduction(
                        discount, Rounding.share(of, discount.percent()), LineSteps.share(-discount.percent(), of))
                : new Reduction(discount, off, LineSteps.units(-discount.amount(), count));
    }

    private static List<Reduction> chosen(List<Reduction> all) {
        List<Reduction> together =
                all.stream().filter(r -> r.discount().combinable()).toList();
        long sum = together.stream().mapToLong(Reduction::amount).sum();
        return all.stream()
                .filter(r -> !r.discount().combinable())
                .max(Comparator.comparingLong(Reduction::amount))
                .filter(best -> best.amount() > sum)
                .map(List::of)
                .orElse(together);
    }

    private static List<Reduction> capped(List<Reduction> chosen, long most) {
        List<Reduction> capped = new ArrayList<>();
        long left = most;
        for (Reduction reduction : chosen) {
            long amount = Math.min(left, reduction.amount());
            left -= amount;
            if (amount > 0) {
                capped.add(new Reduction(reduction.discount(), amount, reduction.steps()));
            }
        }
        return capped;
    }
}
