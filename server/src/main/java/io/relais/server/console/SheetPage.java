package io.relais.server.console;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import io.relais.core.problem.ProblemCode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The sheet of one reservation, with its history beside it; both renew themselves when the reservation changes. */
@Page
@SignedIn
@Path("/")
@RunOnVirtualThread
class SheetPage {
    /**
     * Sheet and history under one header.
     *
     * @param tab details, administration, takings, messages or history
     * @param takings null on another tab
     * @param administration null on another tab
     * @param talk null on another tab
     * @param form what was typed and refused, none when the page is merely read
     * @param undo the unit assignment that may be taken back
     */
    public record View(
            SheetView sheet,
            String tab,
            List<SheetTab> tabs,
            HistoryView history,
            @Nullable TakingsView takings,
            @Nullable AdministrationView administration,
            @Nullable TalkView talk,
            Form form,
            UnitUndo undo,
            Live live) {}

    private final Template whole;
    private final Template part;
    private final Pages pages;
    private final SheetViews views;

    @Inject
    SheetPage(
            @Location("console/sheet") Template whole,
            @Location("console/sheet-part") Template part,
            Pages pages,
            SheetViews views) {
        this.whole = whole;
        this.part = part;
        this.pages = pages;
        this.views = views;
    }

    @GET
    @Path("reservations/{id}")
    public TemplateInstance details(
            @PathParam("id") String id,
            @QueryParam("stay") @DefaultValue("") String stay,
            @QueryParam("was") @DefaultValue("") String was) {
        View view = views.view(reservation(id), "details", pages.visit(), UnitUndo.of(stay, was));
        return page(view);
    }

    @GET
    @Path("reservations/{id}/history")
    public TemplateInstance history(@PathParam("id") String id) {
        return page(views.view(reservation(id), "history", pages.visit(), UnitUndo.NONE));
    }

    /** What is under the title, as it is now. */
    @GET
    @Path("console/sheet/{id}/{tab}")
    public Response live(
            @PathParam("id") String id,
            @PathParam("tab") String tab,
            @HeaderParam("X-Live") @DefaultValue("") String seen) {
        String known = SheetTab.known(tab);
        return pages.live(part, views.view(reservation(id), known, pages.visit(), UnitUndo.NONE), View::live, seen);
    }

    private TemplateInstance page(View view) {
        return pages.page(whole, view.sheet().number() + " " + view.sheet().guest(), "reservations", view);
    }

    private static UUID reservation(String id) {
        return Ids.get(id, ProblemCode.RESERVATION_UNKNOWN);
    }
}
