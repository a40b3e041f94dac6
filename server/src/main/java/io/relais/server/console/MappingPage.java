package io.relais.server.console;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import io.relais.core.access.Permission;
import io.relais.core.access.Principal;
import io.relais.core.connection.MappingCheck;
import io.relais.core.connection.MappingSheet;
import io.relais.core.connection.ProductKey;
import io.relais.core.delivery.Mappings;
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
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What a channel sells and what it is here: asked, suggested, decided row by row, and refused with a word where it is a mistake. */
@Page
@SignedIn
@Path("/")
@RunOnVirtualThread
class MappingPage {
    /**
     * The page.
     *
     * @param fetched when the channel last told what it sells, empty for never
     * @param free whether a product can be added by its numbers
     * @param canBegin a connection in preparation whose products are all decided
     */
    public record View(
            String id,
            String channel,
            String property,
            String fetched,
            boolean listable,
            boolean free,
            int version,
            List<MappingRows.Row> rows,
            List<Choice> types,
            List<Choice> plans,
            boolean preparing,
            boolean canBegin,
            boolean mayWrite,
            String error,
            String saved) {}

    private final Template whole;
    private final Pages pages;
    private final Mappings mappings;
    private final Properties properties;

    @Inject
    MappingPage(@Location("console/mapping") Template whole, Pages pages, Mappings mappings, Properties properties) {
        this.whole = whole;
        this.pages = pages;
        this.mappings = mappings;
        this.properties = properties;
    }

    @GET
    @Path("channels/{id}/mapping")
    public TemplateInstance page(@PathParam("id") String id, @QueryParam("saved") @DefaultValue("") String saved) {
        MappingSheet sheet = mappings.get(principal(), id(id));
        Texts texts = pages.visit().texts();
        String said = switch (saved) {
            case "saved" -> texts.of("mapping.saved");
            case "connected" -> texts.of("mapping.connected", sheet.lines().size());
            case "unasked" -> texts.of("mapping.connected.unasked", sheet.channelName());
            case "fetched" -> texts.of("mapping.fetched-now", sheet.lines().size());
            default -> "";
        };
        return page(new Shown(sheet, Map.of(), List.of(), sheet.shared()), "", said);
    }

    @POST
    @Path("channels/{id}/mapping/fetch")
    public Response fetch(@PathParam("id") String id) {
        UUID connection = id(id);
        try {
            mappings.fetch(principal(), connection);
        } catch (Problem problem) {
            MappingSheet sheet = mappings.get(principal(), connection);
            return Form.again(page(
                    new Shown(sheet, Map.of(), List.of(), sheet.shared()), detail(RatesAsk.mendable(problem)), ""));
        }
        return Pages.go("/channels/" + connection + "/mapping?saved=fetched");
    }

    @POST
    @Path("channels/{id}/mapping")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response save(@PathParam("id") String id, MultivaluedMap<String, String> sent) {
        UUID connection = id(id);
        MappingForm form = new MappingForm(sent);
        Mappings.Wish wish = form.wish();
        List<MappingCheck.Finding> findings = mappings.check(principal(), connection, wish);
        if (!findings.isEmpty()) {
            return again(connection, form, findings, pages.visit().texts().of("mapping.refused", findings.size()));
        }
        try {
            mappings.save(principal(), connection, wish);
        } catch (Problem problem) {
            return again(connection, form, List.of(), detail(RatesAsk.mendable(problem)));
        }
        return Pages.go("/channels/" + connection + "/mapping?saved=saved");
    }

    private Response again(UUID connection, MappingForm form, List<MappingCheck.Finding> findings, String error) {
        MappingSheet sheet = mappings.get(principal(), connection);
        return Form.again(page(new Shown(sheet, form.byProduct(), findings, form.shared()), error, ""));
    }

    private record Shown(
            MappingSheet sheet,
            Map<ProductKey, MappingForm.Row> typed,
            List<MappingCheck.Finding> findings,
            Set<UUID> shared) {}

    private TemplateInstance page(Shown shown, String error, String said) {
        Visit visit = pages.visit();
        MappingSheet sheet = shown.sheet();
        Property property = properties.get(visit.principal(), sheet.connection().propertyId());
        MappingRows rows = new MappingRows(visit.texts(), sheet, shown.typed(), shown.findings());
        boolean preparing = sheet.state().equals("preparing");
        View view = new View(
                sheet.connection().id().toString(),
                sheet.channelName(),
                property.name(),
                sheet.fetchedAt() == null ? "" : visit.formats().full(sheet.fetchedAt(), property.timeZone()),
                sheet.listable(),
                sheet.fetchedAt() == null,
                sheet.version(),
                rows.rows(shown.shared()),
                rows.types(""),
                rows.plans(""),
                preparing,
                preparing && sheet.isMapped() && !sheet.isOpen(),
                visit.principal().may(Permission.SYNC_WRITE),
                error,
                said);
        return pages.page(whole, visit.texts().of("mapping.title", sheet.channelName()), "channels", view);
    }

    private Principal principal() {
        return pages.visit().principal();
    }

    private String detail(Problem problem) {
        return problem.detail(pages.visit().texts().locale());
    }

    private static UUID id(String text) {
        return Ids.get(text, ProblemCode.CONNECTION_UNKNOWN);
    }
}
