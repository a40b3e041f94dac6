package io.relais.server.console;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import io.relais.core.feed.CalendarExports;
import io.relais.core.feed.NewExport;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.UUID;

/** Calendars of other channels that a property's units follow, what is at odds between them, and calendars that it publishes. */
@Page
@SignedIn
@Path("/feeds")
@RunOnVirtualThread
class FeedsPage {
    /**
     * A published calendar.
     *
     * @param what which sort, and of what
     * @param details what is left out or told beyond
     */
    public record ExportLine(String id, String name, String what, String details, FeedLine.When fetched) {}

    /**
     * The page.
     *
     * @param units whether the property has units at all
     * @param issued the address of a calendar that was just made; never shown again
     * @param said what was done
     */
    public record View(
            SettingsHouse house,
            List<FeedLine> feeds,
            List<TodayView.Need> conflicts,
            List<ExportLine> exports,
            List<RegisterView.Choice> whats,
            List<RegisterView.Choice> partners,
            boolean units,
            Form form,
            String issued,
            String said,
            boolean mayAct) {}

    /** What a person sent and what came of it. */
    record Sent(Form form, String issued, String said) {
        static final Sent NOTHING = new Sent(Form.NONE, "", "");
    }

    private final Template whole;
    private final Pages pages;
    private final FeedViews views;
    private final CalendarExports exports;
    private final ExportForm exportForm;

    @Inject
    FeedsPage(
            @Location("console/feeds") Template whole,
            Pages pages,
            FeedViews views,
            CalendarExports exports,
            ExportForm exportForm) {
        this.whole = whole;
        this.pages = pages;
        this.views = views;
        this.exports = exports;
        this.exportForm = exportForm;
    }

    @GET
    public TemplateInstance page(
            @QueryParam("property") @DefaultValue("") String property,
            @QueryParam("said") @DefaultValue("") String said) {
        return page(property, new Sent(Form.NONE, "", words(said)));
    }

    /** Answered with the page itself: the address is shown once, so there is nothing to come back to. */
    @POST
    @Path("exports")
    public Response issue(
            @FormParam("property") @DefaultValue("") String property,
            @Context UriInfo asked,
            MultivaluedMap<String, String> typed) {
        Visit visit = pages.visit();
        Form form = Form.of("export", typed);
        try {
            NewExport wanted =
                    exportForm.read(form, views.house(visit, property).uuid());
            String token = exports.issue(visit.principal(), wanted).token();
            return Response.ok(page(property, new Sent(Form.NONE, exportForm.address(asked, token), "")))
                    .build();
        } catch (Problem problem) {
            return Form.again(page(property, new Sent(form.refused(problem, visit.texts()), "", "")));
        }
    }

    @POST
    @Path("exports/{id}/revoke")
    public Response revoke(@PathParam("id") String id, @FormParam("property") @DefaultValue("") String property) {
        UUID export = Ids.get(id, ProblemCode.CALENDAR_UNKNOWN);
        exports.revoke(pages.visit().principal(), export);
        return Pages.go("/feeds?said=revoked"
                + Ids.find(property).map(it -> "&property=" + it).orElse(""));
    }

    private TemplateInstance page(String property, Sent sent) {
        Visit visit = pages.visit();
        return pages.page(whole, visit.texts().of("feeds.tab"), "channels", views.list(visit, property, sent));
    }

    private String words(String said) {
        return said.matches("removed|revoked") ? pages.visit().texts().of("feeds.said." + said) : "";
    }
}
