package io.relais.core.reservation;

import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.relais.vocabulary.Money;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Gives a draft the price that the desk chose. A kept or typed total is that of the whole reservation: charges beside the nights
 * stay what they are, and what is left is divided over the nights in the proportion of their own prices, to the last minor unit.
 */
final class Pricing {
    private Pricing() {}

    static Entry choose(Drafts.Draft draft, PriceChoice choice) {
        return switch (choice.kind()) {
            case TAKE -> {
                if (!draft.refusals().isEmpty()) {
                    throw draft.refusals().getFirst();
                }
                yield draft.fresh();
            }
            case KEEP -> kept(draft, choice);
            case TYPE -> typed(draft, choice);
        };
    }

    private static Entry kept(Drafts.Draft draft, PriceChoice choice) {
        long total = draft.before().row().total();
        boolean same = draft.refusals().isEmpty() && draft.fresh().row().total() == total;
        if (draft.isPartners() || same) {
            return draft.fresh();
        }
        needReason(choice);
        return withTotal(draft, total);
    }

    private static Entry typed(Drafts.Draft draft, PriceChoice choice) {
        Long total = choice.typed();
        if (total == null) {
            throw Problem.of(ProblemCode.VALUE_MISSING, "price");
        }
        if (total < 0 || total > PriceChoice.AMOUNT_MAX) {
            throw Problem.of(ProblemCode.VALUE_INVALID, "price", "0 to " + PriceChoice.AMOUNT_MAX);
        }
        needReason(choice);
        return withTotal(draft, total);
    }

    private static void needReason(PriceChoice choice) {
        if (choice.reason().isBlank()) {
            throw Problem.of(ProblemCode.REASON_MISSING, "price");
        }
    }

    private static Entry withTotal(Drafts.Draft draft, long total) {
        Entry fresh = draft.fresh();
        if (draft.isPartners()) {
            // Whatever else the partner put into its total is not ours to know; nights never go below nothing.
            long others = draft.before().row().total() - draft.before().nightsTotal();
            return divided(draft, Math.max(0, total - others)).dated(total);
        }
        long charges = fresh.chargesAdded();
        if (total < charges) {
            String currency = fresh.row().currency();
            throw Problem.of(ProblemCode.PRICE_BELOW_CHARGES, new Money(total, currency), new Money(charges, currency));
        }
        return divided(draft, total - charges).summed();
    }

    private static Entry divided(Drafts.Draft draft, long nightsTotal) {
        Entry before = draft.before();
        Entry fresh = draft.fresh();
        List<StayRow> untouched = fresh.stays().stream()
                .map(stay -> before.stay(stay.id())
                        .filter(old ->
                                old.nightAmounts().size() == stay.nightAmounts().size())
                        .map(old -> stay.priced(old.nightAmounts(), old.total(), old.vatRate()))
                        .orElse(stay))
                .toList();
        if (untouched.stream().mapToLong(StayRow::total).sum() == nightsTotal) {
            return fresh.withStays(untouched);
        }
        List<Long> weights = new ArrayList<>();
        fresh.stays().forEach(stay -> weights.addAll(weights(stay)));
        Iterator<Long> parts = Shares.of(nightsTotal, weights).iterator();
        List<StayRow> stays = new ArrayList<>();
        for (StayRow stay : fresh.stays()) {
            List<Long> mine = IntStream.range(0, weights(stay).size())
                    .mapToObj(i -> parts.next())
                    .toList();
            stays.add(
                    stay.nightAmounts().isEmpty()
                            ? stay.priced(List.of(), mine.getFirst(), stay.vatRate())
                            : stay.priced(mine, stay.vatRate()));
        }
        return fresh.withStays(stays);
    }

    /** Its nights' prices; of a stay of which only the total is known, that. */
    private static List<Long> weights(StayRow stay) {
        return stay.nightAmounts().isEmpty()
                ? List.of(Math.max(0, stay.total()))
                : stay.nightAmounts().stream()
                        .map(amount -> Math.max(0, amount))
                        .toList();
    }
}
