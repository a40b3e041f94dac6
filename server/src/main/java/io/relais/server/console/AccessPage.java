package io.relais.server.console;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import io.relais.core.connection.AccountAccess;
import io.relais.core.delivery.Channels;
import io.relais.core.delivery.Connecting;
import io.relais.core.delivery.ConnectionHealth;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
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
import java.util.List;
import java.util.UUID;

/** What opens our account at a channel: looked at without its secrets, tried and replaced. */
@Page
@SignedIn
@Path("/channels/{id}/access")
@RunOnVirtualThread
class AccessPage {
    /**
     * The page.
     *
     * @param refused the channel's words while it refuses us, empty when it does not
     * @param others in words, how many other properties go through the account; empty for none
     */
    public record View(
            String id,
            String channel,
            String property,
            String label,
            String refused,
            String others,
            List<AccountFields.Field> fields,
            List<AccountFields.Field> more,
            boolean moreOpen,
            Form form,
            String saved) {}

    private final Template template;
    private final Pages pages;
    private final Connecting connecting;
    private final Channels channels;

    @Inject
    AccessPage(@Location("console/access") Template template, Pages pages, Connecting connecting, Channels channels) {
        this.template = template;
        this.pages = pages;
        this.connecting = connecting;
        this.channels = channels;
    }

    @GET
    public TemplateInstance page(@PathParam("id") String id, @QueryParam("saved") @DefaultValue("") String saved) {
        String said = switch (saved) {
            case "tried" -> pages.visit().texts().of("access.saved");
            case "unasked" -> pages.visit().texts().of("access.saved.unasked");
            default -> "";
        };
        return page(connection(id), Form.NONE, said);
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response change(@PathParam("id") String id, MultivaluedMap<String, String> typed) {
        UUID connection = connection(id);
        Visit visit = pages.visit();
        Form form = Form.of(AccountFields.BLOCK, typed);
        try {
            String said =
                    connecting.change(visit.principal(), connection, form.text("label"), AccountFields.typed(form));
            return Pages.go("/channels/" + connection + "/access?saved=" + (said.isEmpty() ? "tried" : "unasked"));
        } catch (Problem problem) {
            AccountAccess access = connecting.access(visit.principal(), connection);
            Form refused = AccountFields.refused(form, problem, access.channel(), visit.texts());
            return Form.again(page(connection, refused, ""));
        }
    }

    private TemplateInstance page(UUID id, Form form, String saved) {
        Visit visit = pages.visit();
        Texts texts = visit.texts();
        AccountAccess access = connecting.access(visit.principal(), id);
        ConnectionHealth health = channels.get(visit.principal(), id);
        AccountFields fields = new AccountFields(access.channel(), form, access.settings(), access.secrets());
        List<AccountFields.Field> more = fields.more(texts);
        int others = access.properties().size() - 1;
        View view = new View(
                id.toString(),
                health.channelName(),
                health.propertyName(),
                form.value(AccountFields.BLOCK, "label", access.label()),
                access.state().equals("refused") ? access.reason() : "",
                others == 0 ? "" : texts.of("access.others", others),
                fields.first(texts),
                more,
                more.stream().anyMatch(field -> !field.error().isEmpty()),
                form,
                saved);
        return pages.page(template, texts.of("access.title", health.channelName()), "channels", view);
    }

    private static UUID connection(String id) {
        return Ids.get(id, ProblemCode.CONNECTION_UNKNOWN);
    }
}
