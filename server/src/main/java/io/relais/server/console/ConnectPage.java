package io.relais.server.console;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import io.relais.core.access.Permission;
import io.relais.core.access.Principal;
import io.relais.core.connection.AccountAccess;
import io.relais.core.connection.Manifest;
import io.relais.core.delivery.Connecting;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.relais.core.property.Properties;
import io.relais.core.property.Property;
import io.relais.server.console.RateField.Choice;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Connects a property to a channel: which channel, which account there, which number the property has there. */
@Page
@SignedIn
@Path("/channels/connect")
@RunOnVirtualThread
class ConnectPage {
    /** One channel to choose. */
    public record Offer(String id, Mark mark, String kind) {}

    /**
     * The page.
     *
     * @param channel empty while none is chosen
     * @param properties to choose from; empty when there is only one
     * @param accounts known ones and, with an empty value, a new one; empty when none is known
     */
    public record View(
            List<Offer> offers,
            String channel,
            String name,
            List<Choice> properties,
            String property,
            List<Choice> accounts,
            List<AccountFields.Field> fields,
            List<AccountFields.Field> more,
            boolean moreOpen,
            Form form) {}

    private final Template template;
    private final Pages pages;
    private final Connecting connecting;
    private final Properties properties;

    @Inject
    ConnectPage(
            @Location("console/connect") Template template, Pages pages, Connecting connecting, Properties properties) {
        this.template = template;
        this.pages = pages;
        this.connecting = connecting;
        this.properties = properties;
    }

    @GET
    public TemplateInstance page(@QueryParam("channel") @DefaultValue("") String channel) {
        principal().need(Permission.SYNC_WRITE);
        return page(channel, Form.NONE);
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response connect(MultivaluedMap<String, String> typed) {
        principal().need(Permission.SYNC_WRITE);
        Form form = Form.of(AccountFields.BLOCK, typed);
        Manifest channel = channel(form.text("channel"));
        try {
            Connecting.Connected added = connect(channel, form);
            String saved = added.said().isEmpty() ? "connected" : "unasked";
            return Pages.go("/channels/" + added.connectionId() + "/mapping?saved=" + saved);
        } catch (Problem problem) {
            Texts texts = pages.visit().texts();
            Form refused = form;
            if (problem.code() == ProblemCode.CONNECTION_TAKEN) {
                form.blame("remotePropertyId", problem.detail(texts.locale()));
            } else {
                refused = AccountFields.refused(form, problem, channel, texts);
            }
            return Form.again(page(channel.id(), refused));
        }
    }

    private Connecting.Connected connect(Manifest channel, Form form) {
        UUID property = Ids.get(form.text("property"), ProblemCode.PROPERTY_UNKNOWN);
        String remote = form.text("remotePropertyId");
        String account = form.text("account");
        if (!account.isEmpty()) {
            UUID known = Ids.get(account, ProblemCode.ACCOUNT_UNKNOWN);
            return connecting.connect(principal(), property, known, remote);
        }
        return connecting.connect(
                principal(),
                property,
                new Connecting.NewAccount(channel.id(), form.text("label"), AccountFields.typed(form)),
                remote);
    }

    private Manifest channel(String id) {
        return connecting.channels(principal()).stream()
                .filter(manifest -> manifest.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Problem.of(ProblemCode.VALUE_INVALID, "channel", "a channel of the list"));
    }

    private TemplateInstance page(String id, Form form) {
        Visit visit = pages.visit();
        Texts texts = visit.texts();
        List<Offer> offers = connecting.channels(principal()).stream()
                .map(manifest -> new Offer(
                        manifest.id(),
                        Mark.channel(manifest.name(), ""),
                        texts.orElse("connect.kind." + manifest.kind(), manifest.kind())))
                .toList();
        if (id.isEmpty()) {
            View view = new View(offers, "", "", List.of(), "", List.of(), List.of(), List.of(), false, form);
            return pages.page(template, texts.of("connect.title"), "channels", view);
        }
        Manifest channel = channel(id);
        AccountFields fields = new AccountFields(channel, form, Map.of(), Set.of());
        List<AccountFields.Field> more = fields.more(texts);
        List<Property> houses = properties.list(principal());
        View view = new View(
                offers,
                channel.id(),
                channel.name(),
                houses.size() < 2
                        ? List.of()
                        : houses.stream().map(one -> choice(one, form)).toList(),
                houses.isEmpty() ? "" : houses.getFirst().id().toString(),
                accounts(channel, form),
                fields.first(texts),
                more,
                more.stream().anyMatch(field -> !field.error().isEmpty()),
                form);
        return pages.page(template, texts.of("connect.title-to", channel.name()), "channels", view);
    }

    private List<Choice> accounts(Manifest channel, Form form) {
        List<AccountAccess> known = connecting.accounts(principal()).stream()
                .filter(account -> account.channel().id().equals(channel.id()))
                .toList();
        if (known.isEmpty()) {
            return List.of();
        }
        String chosen = form.value(
                AccountFields.BLOCK, "account", known.getFirst().accountId().toString());
        List<Choice> choices = new ArrayList<>(known.stream()
                .map(account -> new Choice(
                        account.accountId().toString(),
                        account.label() + " · " + String.join(", ", account.properties()),
                        account.accountId().toString().equals(chosen)))
                .toList());
        choices.add(new Choice("", pages.visit().texts().of("connect.account.new"), chosen.isEmpty()));
        return choices;
    }

    private static Choice choice(Property property, Form form) {
        String id = property.id().toString();
        return new Choice(id, property.name(), form.chosen(AccountFields.BLOCK, "property", id, false));
    }

    private Principal principal() {
        return pages.visit().principal();
    }
}
