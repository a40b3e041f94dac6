package io.relais.server.console;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import io.relais.core.access.Principal;
import io.relais.core.delivery.Channels;
import io.relais.core.delivery.Reconciliations;
import io.relais.core.problem.ProblemCode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;

/** One connection: how it is, what went over the line, and what a person may do about it. */
@Page
@SignedIn
@Path("/")
@RunOnVirtualThread
class ChannelPage {
    /** A connection with its last exchanges, newest first. */
    public record View(
            ConnectionView connection,
            List<ChannelNoticesPage.Line> notices,
            ComparisonView comparison,
            List<ExchangeLine> exchanges,
            boolean mayAct,
            Live live) {}

    private final Template whole;
    private final Template part;
    private final Pages pages;
    private final ChannelViews views;
    private final Deeds deeds;

    /** What may be done with a connection. */
    @Singleton
    static final class Deeds {
        private final Channels channels;
        private final Reconciliations reconciliations;

        @Inject
        Deeds(Channels channels, Reconciliations reconciliations) {
            this.channels = channels;
            this.reconciliations = reconciliations;
        }
    }

    @Inject
    ChannelPage(
            @Location("console/channel") Template whole,
            @Location("console/channel-part") Template part,
            Pages pages,
            ChannelViews views,
            Deeds deeds) {
        this.whole = whole;
        this.part = part;
        this.pages = pages;
        this.views = views;
        this.deeds = deeds;
    }

    @GET
    @Path("channels/{id}")
    public TemplateInstance page(@PathParam("id") String id) {
        View view = views.one(connection(id), pages.visit());
        return pages.page(whole, view.connection().channel().name(), "channels", view);
    }

    @GET
    @Path("console/channels/{id}")
    public Response live(@PathParam("id") String id, @HeaderParam("X-Live") @DefaultValue("") String seen) {
        return pages.live(part, views.one(connection(id), pages.visit()), View::live, seen);
    }

    @POST
    @Path("channels/{id}/fetch")
    public Response fetch(@PathParam("id") String id, @FormParam("to") @DefaultValue("") String to) {
        return act(id, to, deeds.channels::pullNow);
    }

    @POST
    @Path("channels/{id}/pause")
    public Response pause(@PathParam("id") String id, @FormParam("to") @DefaultValue("") String to) {
        return act(id, to, deeds.channels::pause);
    }

    @POST
    @Path("channels/{id}/resume")
    public Response resume(@PathParam("id") String id, @FormParam("to") @DefaultValue("") String to) {
        return act(id, to, deeds.channels::resume);
    }

    @POST
    @Path("channels/{id}/compare")
    public Response compare(@PathParam("id") String id) {
        return act(id, "", deeds.reconciliations::run);
    }

    private Response act(String id, String to, BiConsumer<Principal, UUID> action) {
        UUID connection = connection(id);
        action.accept(pages.visit().principal(), connection);
        return Pages.go(to.isEmpty() ? "/channels/" + connection : LocalPath.safe(to));
    }

    private static UUID connection(String id) {
        return Ids.get(id, ProblemCode.CONNECTION_UNKNOWN);
    }
}
