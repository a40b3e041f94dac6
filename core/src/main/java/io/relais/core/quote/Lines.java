package io.relais.core.quote;

import io.relais.core.problem.ProblemCode;
import io.relais.vocabulary.StayDates;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The lines beside the nights, in the order of the sheet: discounts, options, taxes, VAT that is added. */
final class Lines {
    private final Tariff tariff;
    private final QuoteAsk ask;
    private final Heads heads;
    private final Optional<VatGroup> nightsVat;
    private final List<QuoteLine> lines = new ArrayList<>();
    private final List<LineSteps> steps = new ArrayList<>();
    private final Map<VatGroup, Long> addedVat = new LinkedHashMap<>();

    Lines(Tariff tariff, QuoteAsk ask, Heads heads, Optional<VatGroup> nightsVat) {
        this.tariff = tariff;
        this.ask = ask;
        this.heads = heads;
        this.nightsVat = nightsVat;
    }

    List<QuoteLine> lines() {
        return lines;
    }

    List<LineSteps> steps() {
        return steps;
    }

    void add(long[] nights) {
        long whole = Arrays.stream(nights).sum();
        taxable(nightsVat, whole);
        long off = 0;
        for (Reductions.Reduction reduction : Reductions.of(tariff, ask, nights)) {
            off += reduction.amount();
            Discount discount = reduction.discount();
            add(
                    new QuoteLine(
                            LineKind.DISCOUNT,
                            discount.code(),
                            discount.name(),
                            1,
                            -reduction.amount(),
                            false,
                            included(nightsVat)),
                    reduction.steps());
        }
        taxable(nightsVat, -off);
        options();
        long[] spread = Rounding.spread(off, nights);
        long[] discounted = new long[nights.length];
        Arrays.setAll(discounted, i -> nights[i] - spread[i]);
        tariff.of(RuleKind.TAX, StayTax.class)
                .filter(tax -> tax.scope().isFor(ask))
                .forEach(tax -> tax(tax, discounted));
        addedVat.forEach((group, of) -> {
            long amount = Rounding.share(of, group.percent());
            if (amount != 0) {
                add(
                        new QuoteLine(LineKind.TAX, group.code(), group.name(), 1, amount, false, null),
                        LineSteps.share(group.percent(), of));
            }
        });
    }

    private void options() {
        Map<String, Integer> chosen = new LinkedHashMap<>();
        for (OptionChoice choice : ask.options()) {
            Extra extra = tariff.extras().stream()
                    .filter(e -> e.code().equals(choice.code()) && isFor(e))
                    .findFirst()
                    .orElseThrow(() -> new Refused(
                            ProblemCode.OPTION_UNKNOWN,
                            choice.code(),
                            ask.dates().arrival()));
            int quantity = chosen.merge(choice.code(), Math.max(1, choice.quantity()), Math::addExact);
            if (quantity > extra.maxQuantity()) {
                throw new Refused(ProblemCode.OPTION_TOO_MANY, extra.name(), extra.maxQuantity());
            }
        }
        tariff.extras().stream()
                .filter(extra -> isFor(extra) && (extra.mandatory() || chosen.containsKey(extra.code())))
                .forEach(extra -> option(extra, chosen.getOrDefault(extra.code(), 1)));
    }

    private boolean isFor(Extra extra) {
        return extra.scope().isFor(ask) && extra.scope().contains(ask.dates().arrival());
    }

    private void option(Extra extra, int chosen) {
        int quantity = chosen * extra.times(ask.dates().nights(), heads.sleepers());
        long amount = extra.amount() * quantity;
        Optional<VatGroup> vat = tariff.vat(extra.vat());
        taxable(vat, amount);
        add(
                new QuoteLine(LineKind.OPTION, extra.code(), extra.name(), quantity, amount, false, included(vat)),
                LineSteps.units(extra.amount(), quantity));
    }

    private void tax(StayTax tax, long[] nights) {
        int payers = heads.among(tax.categories());
        StayDates dates = ask.dates();
        int people = Math.max(1, heads.sleepers());
        int taxed = 0;
        long of = 0;
        BigInteger shares = BigInteger.ZERO;
        for (int i = 0; i < nights.length && (tax.maxNights() == 0 || taxed < tax.maxNights()); i++) {
            if (tax.scope().contains(dates.arrival().plusDays(i))) {
                taxed++;
                of += nights[i];
                long share = nights[i] * tax.percent();
                long most = tax.cap() * Rounding.WHOLE * people;
                shares = shares.add(BigInteger.valueOf(tax.cap() > 0 ? Math.min(share, most) : share));
            }
        }
        int times = payers * taxed;
        if (times == 0) {
            return;
        }
        boolean fixed = tax.percent() == 0;
        long amount = fixed
                ? tax.amount() * times
                : Rounding.divide(shares.multiply(BigInteger.valueOf(payers)), Rounding.WHOLE * people);
        Optional<VatGroup> vat = tariff.vat(tax.vat());
        taxable(vat, amount);
        add(
                new QuoteLine(LineKind.TAX, tax.code(), tax.name(), times, amount, false, included(vat)),
                fixed
                        ? LineSteps.units(tax.amount(), times)
                        : new LineSteps(LineSteps.Sort.SHARE_PER_PERSON, 0, times, tax.percent(), of, tax.cap()));
    }

    private void add(QuoteLine line, LineSteps how) {
        lines.add(line);
        steps.add(how);
    }

    private void taxable(Optional<VatGroup> group, long amount) {
        group.filter(g -> !g.included()).ifPresent(g -> addedVat.merge(g, amount, Long::sum));
    }

    private static @Nullable Integer included(Optional<VatGroup> group) {
        return group.filter(VatGroup::included).map(VatGroup::percent).orElse(null);
    }
}
