package io.relais.server.console;

import io.relais.core.quote.Quote;
import io.relais.core.quote.QuoteLine;
import io.relais.core.quote.QuoteRefusal;
import io.relais.core.reservation.Offers;
import io.relais.vocabulary.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The form of a new reservation.
 *
 * @param properties to choose from
 * @param form as typed
 * @param people by age category; empty where adults and children are counted
 * @param errors by field; "" for what belongs to none
 * @param searched whether it is known who comes and when, so that there are offers
 * @param started whether the rest of the form is shown: from the first search on, whatever is wrong since
 */
public record NewReservationView(
        List<RegisterView.Choice> properties,
        SaleForm form,
        List<CountField> people,
        List<CountField> options,
        Map<String, String> errors,
        boolean searched,
        boolean started,
        List<OfferLine> offers) {

    /**
     * One unit type under one rate plan.
     *
     * @param id for the form
     * @param price empty when it has none
     * @param lines how the price comes about: the nights, then each line beside them
     * @param why it cannot be sold; empty when it can
     * @param chosen whether it is the one picked
     */
    public record OfferLine(
            String id,
            String unitType,
            String ratePlan,
            String free,
            String price,
            List<PriceView.Line> lines,
            String why,
            boolean chosen) {}

    /** What is wrong with a field; empty for nothing. */
    public String error(String field) {
        return errors.getOrDefault(field, "");
    }

    /** Whether a value of a list is the chosen one. */
    public boolean is(String field, String value) {
        return form.of(field).equals(value);
    }

    static OfferLine line(Offers.Offer offer, Visit visit, String chosen) {
        String id = offer.unitType().id() + "/" + offer.ratePlan().id();
        String price = "";
        String why = "";
        List<PriceView.Line> lines = List.of();
        switch (offer.answer()) {
            case Quote quote -> {
                price = visit.formats().money(new Money(quote.total(), quote.currency()));
                lines = lines(quote, visit);
            }
            case QuoteRefusal refusal ->
                why = refusal.toProblem().detail(visit.texts().locale());
        }
        if (why.isEmpty() && offer.free() == 0) {
            why = visit.texts().of("new.full");
        }
        return new OfferLine(
                id,
                offer.unitType().name(),
                offer.ratePlan().name(),
                visit.texts().of("new.free", offer.free()),
                price,
                lines,
                why,
                id.equals(chosen) && why.isEmpty());
    }

    /** The nights, then each line beside them. */
    private static List<PriceView.Line> lines(Quote quote, Visit visit) {
        Texts texts = visit.texts();
        Formats formats = visit.formats();
        List<PriceView.Line> lines = new ArrayList<>();
        lines.add(new PriceView.Line(
                texts.of("nights", quote.nightAmounts().size()),
                formats.money(new Money(quote.nightsTotal(), quote.currency())),
                false));
        for (QuoteLine line : quote.lines()) {
            String name =
                    line.quantity() > 1 ? texts.of("new.line.quantity", line.quantity(), line.name()) : line.name();
            lines.add(new PriceView.Line(
                    line.included() ? texts.of("new.line.included", name) : name,
                    formats.money(new Money(line.amount(), quote.currency())),
                    line.included()));
        }
        return lines;
    }
}
