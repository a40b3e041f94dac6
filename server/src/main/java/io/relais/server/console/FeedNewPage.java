package io.relais.server.console;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import io.relais.core.access.Permission;
import io.relais.core.feed.Feed;
import io.relais.core.feed.FeedPreview;
import io.relais.core.feed.Feeds;
import io.relais.core.feed.NewFeed;
import io.relais.core.feed.SoftPolicy;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A feed is added in two steps: the pasted address is fetched and shown as it is understood, then a person says yes. */
@Page
@SignedIn
@Path("/feeds")
@RunOnVirtualThread
class FeedNewPage {
    /**
     * What the calendar says.
     *
     * @param summary how much it would take
     * @param echoes what is left out as our own; empty for nothing
     * @param more what is not shown of a long calendar; empty for nothing
     */
    public record Preview(
            String shape,
            String host,
            String summary,
            boolean empty,
            String echoes,
            List<String> doubts,
            List<FeedStayLine> entries,
            String more) {}

    /**
     * The page.
     *
     * @param unit the name of the chosen unit
     * @param preview null before an address was pasted
     */
    public record View(
            SettingsHouse house,
            List<RegisterView.Choice> units,
            String unit,
            Form form,
            @Nullable Preview preview) {}

    private final Template whole;
    private final Pages pages;
    private final FeedViews views;
    private final Feeds feeds;

    @Inject
    FeedNewPage(@Location("console/feed-new") Template whole, Pages pages, FeedViews views, Feeds feeds) {
        this.whole = whole;
        this.pages = pages;
        this.views = views;
        this.feeds = feeds;
    }

    @GET
    @Path("new")
    public TemplateInstance page(@QueryParam("property") @DefaultValue("") String property) {
        pages.visit().principal().need(Permission.SYNC_WRITE);
        return page(property, Form.NONE, null);
    }

    /** The first step; shows, and saves nothing. */
    @POST
    @Path("new")
    public Response preview(MultivaluedMap<String, String> typed) {
        Visit visit = pages.visit();
        Form form = Form.of("feed", typed);
        String property = form.text("property");
        try {
            if (form.text("name").isBlank()) {
                throw Problem.of(ProblemCode.VALUE_MISSING, "name");
            }
            FeedPreview preview = feeds.preview(visit.principal(), unit(form), form.text("address"));
            return Response.ok(page(property, form, views.preview(visit, property, preview)))
                    .build();
        } catch (Problem problem) {
            return Form.again(page(property, refused(form, problem), null));
        }
    }

    /** The second step. */
    @POST
    public Response add(MultivaluedMap<String, String> typed) {
        Form form = Form.of("feed", typed);
        try {
            SoftPolicy soft = SoftPolicy.find(form.text("soft")).orElse(SoftPolicy.BLOCK);
            Feed added = feeds.add(
                    pages.visit().principal(), new NewFeed(unit(form), form.text("name"), form.text("address"), soft));
            return Pages.go("/feeds/" + added.id() + "?said=added");
        } catch (Problem problem) {
            return Form.again(page(form.text("property"), refused(form, problem), null));
        }
    }

    /** What is wrong with a calendar is wrong with its address, whatever the refusal is about. */
    private Form refused(Form form, Problem problem) {
        Texts texts = pages.visit().texts();
        if (problem.code().code().startsWith("feed")) {
            form.blame("address", problem.detail(texts.locale()));
            return form;
        }
        return form.refused(problem, texts);
    }

    private TemplateInstance page(String property, Form form, @Nullable Preview preview) {
        Visit visit = pages.visit();
        View view = views.adding(visit, property, form, preview);
        return pages.page(whole, visit.texts().of("feeds.add"), "channels", view);
    }

    private static UUID unit(Form form) {
        return Ids.get(form.text("unitId"), ProblemCode.UNIT_UNKNOWN);
    }
}
