package io.relais.server.console;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

/** The first page: what needs a person, then what came last. */
@Page
@SignedIn
@Path("/")
@RunOnVirtualThread
class TodayPage {
    private final Template whole;
    private final Template part;
    private final Pages pages;
    private final TodayViews views;

    @Inject
    TodayPage(
            @Location("console/today") Template whole,
            @Location("console/today-part") Template part,
            Pages pages,
            TodayViews views) {
        this.whole = whole;
        this.part = part;
        this.pages = pages;
        this.views = views;
    }

    @GET
    public TemplateInstance page() {
        Visit visit = pages.visit();
        return pages.page(whole, visit.texts().of("nav.today"), "today", views.view(visit));
    }

    @GET
    @Path("console/today")
    public Response live(@HeaderParam("X-Live") @DefaultValue("") String seen) {
        return pages.live(part, views.view(pages.visit()), TodayView::live, seen);
    }
}
