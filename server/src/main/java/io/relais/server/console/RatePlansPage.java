package io.relais.server.console;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import io.relais.core.access.Permission;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.relais.core.property.RatePlan;
import io.relais.core.quote.PlanRule;
import io.relais.core.quote.RatePlans;
import io.relais.core.quote.RuleKind;
import io.relais.core.quote.Tariff;
import io.relais.server.console.RateField.Choice;
import io.relais.vocabulary.Money;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Rate plans: names and meals, what they follow from, their cancellation policy and VAT. */
@Page
@SignedIn
@Path("/rates/plans")
@RunOnVirtualThread
class RatePlansPage {
    /** A plan in the list. */
    public record Line(String id, String code, String name, String meal, String follows, String cancellation) {}

    /**
     * The page.
     *
     * @param plan id of the plan being edited, empty for a new one
     */
    public record View(
            String property,
            List<Choice> properties,
            List<Line> lines,
            String plan,
            List<RateField> fields,
            String error,
            long version,
            boolean mayWrite,
            boolean saved) {}

    private final Template whole;
    private final Pages pages;
    private final RatesAsk ask;
    private final RatePlans plans;

    @Inject
    RatePlansPage(@Location("console/rate-plans") Template whole, Pages pages, RatesAsk ask, RatePlans plans) {
        this.whole = whole;
        this.pages = pages;
        this.ask = ask;
        this.plans = plans;
    }

    @GET
    public TemplateInstance page(
            @QueryParam("property") @DefaultValue("") String property,
            @QueryParam("plan") @DefaultValue("") String plan,
            @QueryParam("saved") @DefaultValue("") String saved) {
        Tariff tariff = ask.tariff(pages.visit(), property);
        Optional<RatePlan> known = Ids.find(plan).flatMap(tariff::ratePlan);
        Map<String, List<String>> values =
                known.map(found -> values(tariff, found)).orElse(Map.of());
        return page(tariff, known.map(p -> p.id().toString()).orElse(""), values, null, !saved.isEmpty());
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response save(MultivaluedMap<String, String> form) {
        Visit visit = pages.visit();
        Tariff tariff = ask.tariff(visit, RatesAsk.one(form, "property"));
        UUID property = tariff.property().id();
        String editing = RatesAsk.one(form, "plan");
        UUID id = editing.isEmpty() ? null : Ids.get(editing, ProblemCode.RATE_PLAN_UNKNOWN);
        Map<String, List<String>> typed = RatesAsk.typed(form, "property", "plan", "version");
        try {
            if (id != null && tariff.ratePlan(id).isEmpty()) {
                throw Problem.of(ProblemCode.RATE_PLAN_UNKNOWN, id);
            }
            RatePlans.Plan plan = plans.read(tariff, id, typed);
            plans.save(visit.principal(), property, plan, version(RatesAsk.one(form, "version")));
        } catch (Problem problem) {
            return Response.status(Response.Status.CONFLICT)
                    .entity(page(tariff, editing, typed, RatesAsk.mendable(problem), false))
                    .build();
        }
        return Pages.go("/rates/plans?property=" + property + "&saved=1");
    }

    private TemplateInstance page(
            Tariff tariff, String editing, Map<String, List<String>> values, @Nullable Problem problem, boolean saved) {
        Visit visit = pages.visit();
        List<RateField> fields = fields(tariff, editing, values, problem);
        View view = new View(
                tariff.property().id().toString(),
                ask.properties(visit, tariff),
                tariff.ratePlans().stream()
                        .map(plan -> line(visit, tariff, plan))
                        .toList(),
                editing,
                fields,
                new RateFields(visit.texts(), tariff, values, problem).error(fields),
                tariff.version(),
                visit.principal().may(Permission.SETTINGS_WRITE),
                saved);
        return pages.page(whole, visit.texts().of("rates.plans"), "rates", view);
    }

    private List<RateField> fields(
            Tariff tariff, String editing, Map<String, List<String>> values, @Nullable Problem problem) {
        Texts texts = pages.visit().texts();
        RateFields form = new RateFields(texts, tariff, values, problem);
        List<RatePlan> others = tariff.ratePlans().stream()
                .filter(plan -> !plan.id().toString().equals(editing))
                .toList();
        List<RateField> fields = new ArrayList<>();
        fields.add(form.text("code"));
        fields.add(form.text("name"));
        fields.add(form.select(
                "mealPlan",
                form.choices("mealPlan", RatePlans.MEALS, meal -> meal, meal -> texts.orElse("meal." + meal, meal))));
        fields.add(form.number("position"));
        fields.add(form.select("parent", form.orNone(form.choices("parent", others, RatePlan::code, RatePlan::name))));
        fields.add(form.text("percent"));
        fields.add(form.text("amount"));
        fields.add(form.text("roundTo"));
        fields.add(form.check("inheritsRestrictions"));
        fields.add(form.select("cancellation", form.orNone(form.rules("cancellation", RuleKind.CANCELLATION))));
        fields.add(form.select("vat", form.orNone(form.rules("vat", RuleKind.VAT_GROUP))));
        return fields;
    }

    private static Map<String, List<String>> values(Tariff tariff, RatePlan plan) {
        PlanRule rule = tariff.planRule(plan.id());
        Map<String, List<String>> values = new HashMap<>();
        values.put("code", List.of(plan.code()));
        values.put("name", List.of(plan.name()));
        values.put("mealPlan", List.of(plan.mealPlan()));
        values.put("position", List.of(String.valueOf(plan.position())));
        values.put("cancellation", List.of(rule.cancellation()));
        values.put("vat", List.of(rule.vat()));
        Optional.ofNullable(rule.parentId()).flatMap(tariff::ratePlan).ifPresent(parent -> {
            values.put("parent", List.of(parent.code()));
            values.put("percent", List.of(percent(rule)));
            values.put("amount", List.of(decimal(tariff, rule.amount())));
            values.put("roundTo", List.of(decimal(tariff, rule.roundTo())));
            values.put("inheritsRestrictions", List.of(String.valueOf(rule.inheritsRestrictions())));
        });
        return values;
    }

    private static Line line(Visit visit, Tariff tariff, RatePlan plan) {
        PlanRule rule = tariff.planRule(plan.id());
        Texts texts = visit.texts();
        String follows = Optional.ofNullable(rule.parentId())
                .flatMap(tariff::ratePlan)
                .map(parent -> texts.of("rates.follows.terms", parent.name(), terms(visit, tariff, rule)))
                .orElse("");
        String policy = tariff.find(RuleKind.CANCELLATION, rule.cancellation())
                .map(found -> found.name())
                .orElse("");
        return new Line(
                plan.id().toString(),
                plan.code(),
                plan.name(),
                texts.orElse("meal." + plan.mealPlan(), plan.mealPlan()),
                follows,
                policy);
    }

    private static String terms(Visit visit, Tariff tariff, PlanRule rule) {
        Money amount = new Money(rule.amount(), tariff.property().currency());
        return percent(rule) + " %"
                + (rule.amount() == 0 ? "" : ", " + visit.formats().money(amount));
    }

    private static String percent(PlanRule rule) {
        BigDecimal percent = BigDecimal.valueOf(rule.percent(), 2).stripTrailingZeros();
        return percent.setScale(Math.max(0, percent.scale())).toPlainString();
    }

    private static String decimal(Tariff tariff, long minor) {
        return new Money(minor, tariff.property().currency()).toDecimal().toPlainString();
    }

    static long version(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException none) {
            return -1;
        }
    }
}
