package io.relais.server.console;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import io.relais.core.access.Permission;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;

/** All connections, one row each: what works, what does not, and what to do. */
@Page
@SignedIn
@Path("/")
@RunOnVirtualThread
class ChannelsPage {
    /** The connections, and whether the reader may act on them. */
    public record View(List<ConnectionView> connections, boolean mayAct, Live live) {}

    private final Template whole;
    private final Template part;
    private final Pages pages;
    private final ChannelViews views;

    @Inject
    ChannelsPage(
            @Location("console/channels") Template whole,
            @Location("console/channels-part") Template part,
            Pages pages,
            ChannelViews views) {
        this.whole = whole;
        this.part = part;
        this.pages = pages;
        this.views = views;
    }

    @GET
    @Path("channels")
    public TemplateInstance page(@QueryParam("property") @DefaultValue("") String property) {
        return pages.page(whole, pages.visit().texts().of("nav.channels"), "channels", view(property));
    }

    @GET
    @Path("console/channels")
    public Response live(
            @QueryParam("property") @DefaultValue("") String property,
            @HeaderParam("X-Live") @DefaultValue("") String seen) {
        return pages.live(part, view(property), View::live, seen);
    }

    private View view(String property) {
        Visit visit = pages.visit();
        String house = Ids.find(property).map(UUID::toString).orElse("");
        List<ConnectionView> connections = views.list(visit, house);
        return new View(
                connections,
                visit.principal().may(Permission.SYNC_WRITE),
                Live.of(
                        "/console/channels" + (house.isEmpty() ? "" : "?property=" + house),
                        connections,
                        visit.texts().of("live.changed")));
    }
}
