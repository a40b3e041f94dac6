package io.relais.server.console;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import io.relais.core.problem.Problem;
import io.relais.core.property.RatePlan;
import io.relais.core.property.UnitType;
import io.relais.core.quote.QuoteExplanation;
import io.relais.core.quote.Quoting;
import io.relais.core.quote.Tariff;
import io.relais.server.console.RateField.Choice;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a stay would cost, with every step from the base price to the total. Changes nothing. */
@Page
@SignedIn
@Path("/rates/quote")
@RunOnVirtualThread
class RateQuotePage {
    /** The page; without a result while nothing was asked. */
    public record View(
            String property,
            List<Choice> properties,
            List<RateField> fields,
            List<RateField> options,
            String error,
            QuoteWords.@Nullable View result) {}

    private final Template whole;
    private final Pages pages;
    private final RatesAsk ask;
    private final Quoting quoting;

    @Inject
    RateQuotePage(@Location("console/rate-quote") Template whole, Pages pages, RatesAsk ask, Quoting quoting) {
        this.whole = whole;
        this.pages = pages;
        this.ask = ask;
        this.quoting = quoting;
    }

    @GET
    public TemplateInstance page(@Context UriInfo address) {
        Visit visit = pages.visit();
        Map<String, List<String>> typed = RatesAsk.typed(address.getQueryParameters(), "property");
        Tariff tariff = ask.tariff(visit, RatesAsk.one(address.getQueryParameters(), "property"));
        Problem problem = null;
        QuoteWords.View result = null;
        if (!RatesAsk.one(typed, "arrival").isEmpty()) {
            try {
                QuoteExplanation explained = quoting.explain(
                        visit.principal(),
                        new QuoteForm(typed, tariff)
                                .ask(quoting.today(
                                        visit.principal(), tariff.property().id())));
                result = new QuoteWords(visit, explained).view();
            } catch (Problem refused) {
                problem = RatesAsk.mendable(refused);
            }
        }
        return pages.page(whole, visit.texts().of("rates.quote"), "rates", view(tariff, typed, problem, result));
    }

    private View view(
            Tariff tariff,
            Map<String, List<String>> typed,
            @Nullable Problem problem,
            QuoteWords.@Nullable View result) {
        RateFields form = new RateFields(pages.visit().texts(), tariff, typed, problem);
        List<RateField> fields = new ArrayList<>(List.of(
                form.select(
                        "type",
                        form.choices(
                                "type", tariff.unitTypes(), type -> type.id().toString(), UnitType::name)),
                form.select(
                        "plan",
                        form.choices(
                                "plan", tariff.ratePlans(), plan -> plan.id().toString(), RatePlan::name)),
                form.date("arrival"),
                form.date("departure")));
        QuoteForm.people(tariff).forEach(code -> fields.add(named(form.number(code.field()), code.name())));
        fields.add(form.text("promotion"));
        List<RateField> options = tariff.extras().stream()
                .filter(extra -> !extra.mandatory())
                .map(extra -> named(form.number(QuoteForm.OPTION + extra.code()), extra.name()))
                .toList();
        return new View(
                tariff.property().id().toString(),
                ask.properties(pages.visit(), tariff),
                fields,
                options,
                form.error(fields),
                result);
    }

    private static RateField named(RateField field, String name) {
        return name.isEmpty()
                ? field
                : new RateField(
                        field.name(),
                        name,
                        field.help(),
                        field.control(),
                        field.value(),
                        field.choices(),
                        field.error());
    }
}
