package io.relais.server.console;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import io.relais.core.access.Permission;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.relais.core.quote.Rule;
import io.relais.core.quote.RuleField;
import io.relais.core.quote.RuleKind;
import io.relais.core.quote.RuleText;
import io.relais.core.quote.Rules;
import io.relais.core.quote.Tariff;
import io.relais.server.console.RateField.Choice;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The rules of prices, kind by kind: ages, supplements, conditions, discounts, options, taxes, VAT, cancellation. */
@Page
@SignedIn
@Path("/rates/rules")
@RunOnVirtualThread
class RateRulesPage {
    /** A kind as a tab. */
    public record Tab(String code, String name, boolean current, int count) {}

    /** A rule in the list: its fields in one line of words. */
    public record Line(String code, String name, String words) {}

    /**
     * The page.
     *
     * @param code of the rule being edited, empty for a new one
     */
    public record View(
            String property,
            List<Choice> properties,
            String kind,
            String kindName,
            String kindHelp,
            List<Tab> tabs,
            List<Line> lines,
            String code,
            String codeTyped,
            List<RateField> fields,
            String error,
            long version,
            boolean mayWrite,
            boolean saved) {}

    private final Template whole;
    private final Pages pages;
    private final RatesAsk ask;
    private final Rules rules;

    @Inject
    RateRulesPage(@Location("console/rate-rules") Template whole, Pages pages, RatesAsk ask, Rules rules) {
        this.whole = whole;
        this.pages = pages;
        this.ask = ask;
        this.rules = rules;
    }

    @GET
    public TemplateInstance page(
            @QueryParam("property") @DefaultValue("") String property,
            @QueryParam("kind") @DefaultValue("age-category") String kind,
            @QueryParam("code") @DefaultValue("") String code,
            @QueryParam("saved") @DefaultValue("") String saved) {
        Tariff tariff = ask.tariff(pages.visit(), property);
        RuleKind known = kind(kind);
        Map<String, List<String>> values = tariff.find(known, code)
                .map(rule -> RuleText.write(rule, tariff))
                .orElse(Map.of());
        return page(tariff, known, values.isEmpty() ? "" : code, new Tried(values, null, code, !saved.isEmpty()));
    }

    @POST
    @Path("/{kind}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response save(@PathParam("kind") String kind, MultivaluedMap<String, String> form) {
        Visit visit = pages.visit();
        Tariff tariff = ask.tariff(visit, RatesAsk.one(form, "property"));
        RuleKind known = kind(kind);
        UUID property = tariff.property().id();
        String editing = RatesAsk.one(form, "editing");
        String code = editing.isEmpty() ? RatesAsk.one(form, "code") : editing;
        Map<String, List<String>> typed = RatesAsk.typed(form, "property", "editing", "code", "version");
        try {
            if (editing.isEmpty() && tariff.find(known, code).isPresent()) {
                throw Problem.of(ProblemCode.CODE_TAKEN, code);
            }
            Rule rule = RuleText.read(known, code, typed, tariff);
            rules.save(visit.principal(), property, rule, version(form));
        } catch (Problem problem) {
            Tried tried = new Tried(typed, RatesAsk.mendable(problem), code, false);
            return Response.status(Response.Status.CONFLICT)
                    .entity(page(tariff, known, editing, tried))
                    .build();
        }
        return Pages.go("/rates/rules?property=" + property + "&kind=" + kind + "&saved=1");
    }

    @POST
    @Path("/{kind}/{code}/delete")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response delete(
            @PathParam("kind") String kind, @PathParam("code") String code, MultivaluedMap<String, String> form) {
        Visit visit = pages.visit();
        Tariff tariff = ask.tariff(visit, RatesAsk.one(form, "property"));
        RuleKind known = kind(kind);
        UUID property = tariff.property().id();
        try {
            rules.delete(visit.principal(), property, known, code, version(form));
        } catch (Problem problem) {
            Tried tried = new Tried(Map.of(), RatesAsk.mendable(problem), "", false);
            return Response.status(Response.Status.CONFLICT)
                    .entity(page(tariff, known, "", tried))
                    .build();
        }
        return Pages.go("/rates/rules?property=" + property + "&kind=" + kind + "&saved=1");
    }

    /** What was typed and what came of it. */
    private record Tried(
            Map<String, List<String>> values, @Nullable Problem problem, String code, boolean saved) {}

    private TemplateInstance page(Tariff tariff, RuleKind kind, String editing, Tried tried) {
        Visit visit = pages.visit();
        Texts texts = visit.texts();
        RateFields form = new RateFields(texts, tariff, values(tried, kind), tried.problem());
        List<RateField> fields = new ArrayList<>();
        if (editing.isEmpty()) {
            fields.add(
                    new RateFields(texts, tariff, Map.of("code", List.of(tried.code())), tried.problem()).text("code"));
        }
        fields.add(form.text("name"));
        kind.fields().forEach(field -> fields.add(form.of(field)));
        View view = new View(
                tariff.property().id().toString(),
                ask.properties(visit, tariff),
                kind.code(),
                texts.orElse("field.kind." + kind.code(), kind.code()),
                texts.orElse("field.kind." + kind.code() + ".help", ""),
                tabs(texts, tariff, kind),
                tariff.list(kind).stream()
                        .map(rule -> line(texts, rule, tariff))
                        .toList(),
                editing,
                tried.code(),
                fields,
                form.error(fields),
                tariff.version(),
                visit.principal().may(Permission.SETTINGS_WRITE),
                tried.saved());
        return pages.page(whole, texts.of("rates.rules"), "rates", view);
    }

    /** A new rule begins with what most have. */
    private static Map<String, List<String>> values(Tried tried, RuleKind kind) {
        Map<String, List<String>> values = new HashMap<>(tried.values());
        if (values.isEmpty() && kind == RuleKind.AGE_CATEGORY) {
            values.put("counted", List.of("true"));
        }
        if (values.isEmpty() && kind == RuleKind.VAT_GROUP) {
            values.put("included", List.of("true"));
        }
        return values;
    }

    private static List<Tab> tabs(Texts texts, Tariff tariff, RuleKind current) {
        return Arrays.stream(RuleKind.values())
                .map(kind -> new Tab(
                        kind.code(),
                        texts.orElse("field.kind." + kind.code(), kind.code()),
                        kind == current,
                        tariff.list(kind).size()))
                .toList();
    }

    private static Line line(Texts texts, Rule rule, Tariff tariff) {
        Map<String, List<String>> values = RuleText.write(rule, tariff);
        String words = rule.kind().fields().stream()
                .filter(field -> !values.getOrDefault(field.name(), List.of()).isEmpty()
                        && !List.of("false").equals(values.get(field.name())))
                .map(field -> words(texts, field, values.getOrDefault(field.name(), List.of())))
                .collect(Collectors.joining(" · "));
        return new Line(rule.code(), rule.name(), words);
    }

    private static String words(Texts texts, RuleField field, List<String> values) {
        String label = texts.orElse("field.rate." + field.name(), field.name());
        return switch (field.form()) {
            case FLAG -> label;
            case CHOICE, WEEKDAYS ->
                label + ": "
                        + values.stream()
                                .map(value -> texts.orElse("field.choice." + value, value))
                                .collect(Collectors.joining(", "));
            case TEXT, LINES, NUMBER, MONEY, PERCENT, DATE, PLANS, TYPES, CATEGORY, CATEGORIES, VAT ->
                label + ": " + String.join(", ", values);
        };
    }

    private static long version(MultivaluedMap<String, String> form) {
        try {
            return Long.parseLong(RatesAsk.one(form, "version"));
        } catch (NumberFormatException none) {
            return -1;
        }
    }

    private static RuleKind kind(String code) {
        return RuleKind.ofCode(code).orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND));
    }
}
