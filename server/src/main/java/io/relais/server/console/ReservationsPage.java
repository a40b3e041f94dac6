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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.jspecify.annotations.Nullable;

/** The register of all reservations: search, filters, page by page, new ones as they come. */
@Page
@SignedIn
@Path("/")
@RunOnVirtualThread
class ReservationsPage {
    private final Template whole;
    private final Template results;
    private final Template rows;
    private final Pages pages;
    private final RegisterViews views;

    @Inject
    ReservationsPage(
            @Location("console/register") Template whole,
            @Location("console/register-results") Template results,
            @Location("console/register-rows") Template rows,
            Pages pages,
            RegisterViews views) {
        this.whole = whole;
        this.results = results;
        this.rows = rows;
        this.pages = pages;
        this.views = views;
    }

    @GET
    @Path("reservations")
    public TemplateInstance page(
            @Context UriInfo address,
            @HeaderParam("HX-Request") @Nullable String fragment,
            @HeaderParam("HX-History-Restore-Request") @Nullable String restored) {
        RegisterView view = view(address);
        // Going back in the browser's history needs the whole page, although htmx asks for it.
        boolean part = fragment != null && restored == null;
        return part
                ? pages.part(results, view)
                : pages.page(whole, pages.visit().texts().of("nav.reservations"), "reservations", view);
    }

    /** The rows that follow, to be put under those already there. */
    @GET
    @Path("console/register/more")
    public TemplateInstance more(@Context UriInfo address) {
        return pages.part(rows, view(address));
    }

    /** The first page as it is now. */
    @GET
    @Path("console/register/live")
    public Response live(@Context UriInfo address, @HeaderParam("X-Live") @DefaultValue("") String seen) {
        return pages.live(results, view(address), RegisterView::live, seen);
    }

    private RegisterView view(UriInfo address) {
        return views.view(RegisterAsk.of(address), pages.visit());
    }
}
