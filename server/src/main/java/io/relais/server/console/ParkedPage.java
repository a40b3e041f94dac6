package io.relais.server.console;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import io.relais.core.access.Permission;
import io.relais.core.problem.ProblemCode;
import io.relais.core.reservation.Parked;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;

/** Messages that need a person: why, what follows from it, and the way to try again. */
@Page
@SignedIn
@Path("/")
@RunOnVirtualThread
class ParkedPage {
    /**
     * The parked messages.
     *
     * @param trying whether one was just handed in again; it is read in the background
     */
    public record View(List<ParkedView> items, boolean mayReplay, boolean trying, Live live) {}

    private final Template whole;
    private final Template part;
    private final Pages pages;
    private final ParkedViews views;
    private final Parked parked;

    @Inject
    ParkedPage(
            @Location("console/parked") Template whole,
            @Location("console/parked-part") Template part,
            Pages pages,
            ParkedViews views,
            Parked parked) {
        this.whole = whole;
        this.part = part;
        this.pages = pages;
        this.views = views;
        this.parked = parked;
    }

    @GET
    @Path("parked")
    public TemplateInstance page(@QueryParam("tried") @DefaultValue("") String tried) {
        return pages.page(whole, pages.visit().texts().of("nav.parked"), "parked", view(tried));
    }

    @GET
    @Path("console/parked")
    public Response live(@HeaderParam("X-Live") @DefaultValue("") String seen) {
        return pages.live(part, view(""), View::live, seen);
    }

    @POST
    @Path("parked/{id}/replay")
    public Response replay(@PathParam("id") String id) {
        UUID message = Ids.get(id, ProblemCode.PARKED_UNKNOWN);
        parked.replay(pages.visit().principal(), message);
        return Pages.go("/parked?tried=" + message);
    }

    private View view(String tried) {
        Visit visit = pages.visit();
        List<ParkedView> items = views.list(visit);
        return new View(
                items,
                visit.principal().may(Permission.SYNC_WRITE),
                !tried.isEmpty(),
                Live.of("/console/parked", items, visit.texts().of("live.changed")));
    }
}
