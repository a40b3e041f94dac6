package io.relais.server.console;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import io.relais.core.access.Permission;
import io.relais.core.delivery.ChannelRule;
import io.relais.core.delivery.ChannelRules;
import io.relais.core.delivery.Channels;
import io.relais.core.delivery.ConnectionHealth;
import io.relais.core.delivery.Effect;
import io.relais.core.delivery.RulePreview;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.relais.core.quote.Tariff;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is different for one channel: its rules, and what a new, changed or removed one would do there before it is kept. */
@Page
@SignedIn
@Path("/")
@RunOnVirtualThread
class ChannelRulesPage {
    /**
     * The page.
     *
     * @param rule the id of the rule that the form changes, empty for a new one
     * @param removing the id of the rule whose removal is looked at, empty for none
     * @param effect what it would do, empty while nothing was asked for
     */
    public record View(
            String id,
            String channel,
            List<RuleWords.Line> rules,
            List<RateField> fields,
            String rule,
            String removing,
            String error,
            String effect,
            List<RuleWords.Sample> sample,
            List<BulkPage.Hidden> hidden,
            boolean mayWrite) {}

    private static final String[] NOT_TYPED = {"show", "remove"};

    private final Template whole;
    private final Pages pages;
    private final RatesAsk ask;
    private final Books books;

    /** Who knows about rules. */
    @Singleton
    static final class Books {
        private final Channels channels;
        private final ChannelRules rules;
        private final RulePreview preview;

        @Inject
        Books(Channels channels, ChannelRules rules, RulePreview preview) {
            this.channels = channels;
            this.rules = rules;
            this.preview = preview;
        }
    }

    @Inject
    ChannelRulesPage(@Location("console/channel-rules") Template whole, Pages pages, RatesAsk ask, Books books) {
        this.whole = whole;
        this.pages = pages;
        this.ask = ask;
        this.books = books;
    }

    @GET
    @Path("channels/{id}/rules")
    public TemplateInstance page(@PathParam("id") String id, @Context UriInfo address) {
        MultivaluedMap<String, String> asked = address.getQueryParameters();
        return page(
                new Asked(
                        id(id),
                        RatesAsk.typed(asked, NOT_TYPED),
                        RatesAsk.one(asked, "show"),
                        RatesAsk.one(asked, "remove")),
                null);
    }

    @POST
    @Path("channels/{id}/rules")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response save(@PathParam("id") String id, MultivaluedMap<String, String> form) {
        UUID connection = id(id);
        Map<String, List<String>> typed = RatesAsk.typed(form, NOT_TYPED);
        try {
            books.rules.save(
                    pages.visit().principal(), new ChannelRuleForm(typed, tariff(connection)).wish(connection));
        } catch (Problem problem) {
            return Response.status(Response.Status.CONFLICT)
                    .entity(page(new Asked(connection, typed, "", ""), RatesAsk.mendable(problem)))
                    .build();
        }
        return Pages.go("/channels/" + connection + "/rules");
    }

    @POST
    @Path("channels/{id}/rules/delete")
    public Response delete(@PathParam("id") String id, @FormParam("rule") String rule) {
        books.rules.delete(pages.visit().principal(), id(id), Ids.get(rule, ProblemCode.CHANNEL_RULE_UNKNOWN));
        return Pages.go("/channels/" + id(id) + "/rules");
    }

    /** What the address asks for: a form to look at, a rule to change, a rule to remove. */
    private record Asked(UUID connection, Map<String, List<String>> typed, String show, String remove) {
        boolean previews() {
            return typed.containsKey("rule");
        }
    }

    private Tariff tariff(UUID connection) {
        ConnectionHealth health = books.channels.get(pages.visit().principal(), connection);
        return ask.tariff(pages.visit(), health.propertyId().toString());
    }

    private TemplateInstance page(Asked asked, @Nullable Problem refused) {
        Visit visit = pages.visit();
        ConnectionHealth health = books.channels.get(visit.principal(), asked.connection());
        Tariff tariff = ask.tariff(visit, health.propertyId().toString());
        List<ChannelRule> rules = books.rules.list(visit.principal(), asked.connection());
        Map<String, List<String>> typed = asked.previews() ? asked.typed() : shown(rules, asked.show(), tariff);
        Problem problem = refused;
        Effect effect = null;
        boolean mayWrite = visit.principal().may(Permission.SYNC_WRITE);
        try {
            effect = mayWrite && problem == null ? effect(asked, typed, tariff) : null;
        } catch (Problem impossible) {
            problem = RatesAsk.mendable(impossible);
        }
        RateFields form = new RateFields(visit.texts(), tariff, typed, problem);
        List<RateField> fields = ChannelRuleForm.fields(form);
        RuleWords words = new RuleWords(visit, tariff);
        View view = new View(
                asked.connection().toString(),
                health.channelName(),
                rules.stream().map(words::line).toList(),
                fields,
                RatesAsk.one(typed, "id"),
                asked.remove(),
                form.error(fields),
                effect == null ? "" : words.effect(effect),
                effect == null ? List.of() : words.sample(effect),
                BulkPage.hidden(typed),
                mayWrite);
        return pages.page(whole, visit.texts().of("channel-rules.title", health.channelName()), "channels", view);
    }

    private @Nullable Effect effect(Asked asked, Map<String, List<String>> typed, Tariff tariff) {
        if (!asked.remove().isEmpty()) {
            return books.preview.delete(
                    pages.visit().principal(),
                    asked.connection(),
                    Ids.get(asked.remove(), ProblemCode.CHANNEL_RULE_UNKNOWN));
        }
        return asked.previews()
                ? books.preview.save(
                        pages.visit().principal(), new ChannelRuleForm(typed, tariff).wish(asked.connection()))
                : null;
    }

    private static Map<String, List<String>> shown(List<ChannelRule> rules, String id, Tariff tariff) {
        return rules.stream()
                .filter(rule -> rule.id().toString().equals(id))
                .findFirst()
                .map(rule -> ChannelRuleForm.typed(rule, tariff.property().currency()))
                .orElse(Map.of());
    }

    private static UUID id(String text) {
        return Ids.get(text, ProblemCode.CONNECTION_UNKNOWN);
    }
}
