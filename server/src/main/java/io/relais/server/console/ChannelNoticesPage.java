package io.relais.server.console;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import io.relais.core.access.Permission;
import io.relais.core.access.Principal;
import io.relais.core.connection.Hooks;
import io.relais.core.connection.Notice;
import io.relais.core.delivery.Channels;
import io.relais.core.delivery.ConnectionHealth;
import io.relais.core.delivery.FullSyncs;
import io.relais.core.delivery.Hints;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.relais.core.property.Properties;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

/** Trouble that a channel told, the address at which it tells, and sending everything again. */
@Page
@SignedIn
@Path("/channels/{id}/notices")
@RunOnVirtualThread
class ChannelNoticesPage {
    /**
     * One notice as people read it.
     *
     * @param subject the channel's number, empty when it told none
     */
    public record Line(String id, String title, String subject, String times, String when, String whenFull) {}

    /**
     * The page.
     *
     * @param address where the channel is to call, only right after it was made
     * @param called when the channel last called
     * @param error what could not be done; empty when all is well
     */
    public record View(
            String id,
            String channel,
            String property,
            List<Line> notices,
            boolean hooked,
            String called,
            String address,
            boolean mayAct,
            String error) {}

    private final Template template;
    private final Pages pages;
    private final Hints hints;
    private final FullSyncs fullSyncs;
    private final Places places;

    @Inject
    ChannelNoticesPage(
            @Location("console/channel-notices") Template template,
            Pages pages,
            Hints hints,
            FullSyncs fullSyncs,
            Places places) {
        this.template = template;
        this.pages = pages;
        this.hints = hints;
        this.fullSyncs = fullSyncs;
        this.places = places;
    }

    @GET
    public TemplateInstance page(@PathParam("id") String id) {
        return page(connection(id), "", "");
    }

    /** Answered with the page itself: the address is shown once, so there is nothing to come back to. */
    @POST
    @Path("hook")
    public Response issue(@PathParam("id") String id) {
        UUID connection = connection(id);
        Principal principal = pages.visit().principal();
        try {
            String token = hints.issue(principal, connection);
            String channel = places.channels.get(principal, connection).channel();
            return Response.ok(page(connection, "/hooks/" + channel + "/" + token, ""))
                    .build();
        } catch (Problem problem) {
            return refused(connection, problem);
        }
    }

    @POST
    @Path("hook/end")
    public Response end(@PathParam("id") String id) {
        hints.revoke(pages.visit().principal(), connection(id));
        return back(id);
    }

    @POST
    @Path("send-all")
    public Response sendAll(@PathParam("id") String id) {
        UUID connection = connection(id);
        try {
            fullSyncs.sendAll(pages.visit().principal(), connection);
            return Pages.go("/channels/" + connection);
        } catch (Problem problem) {
            return refused(connection, problem);
        }
    }

    @POST
    @Path("{notice}/dismiss")
    public Response dismiss(@PathParam("id") String id, @PathParam("notice") String notice) {
        hints.dismiss(pages.visit().principal(), connection(id), Ids.get(notice, ProblemCode.NOTICE_UNKNOWN));
        return back(id);
    }

    private Response refused(UUID connection, Problem problem) {
        if (problem.code().kind() != ProblemCode.Kind.CONFLICT) {
            throw problem;
        }
        String text = problem.detail(pages.visit().texts().locale());
        return Response.status(Response.Status.CONFLICT)
                .entity(page(connection, "", text))
                .build();
    }

    private TemplateInstance page(UUID connection, String address, String error) {
        Visit visit = pages.visit();
        ConnectionHealth health = places.channels.get(visit.principal(), connection);
        ZoneId zone =
                places.properties.get(visit.principal(), health.propertyId()).timeZone();
        var hook = hints.state(visit.principal(), connection);
        View view = new View(
                connection.toString(),
                health.channelName(),
                health.propertyName(),
                hints.notices(visit.principal(), connection).stream()
                        .map(notice -> line(notice, zone, visit))
                        .toList(),
                hook.isPresent(),
                visit.formats().moment(hook.flatMap(Hooks.State::calledAt).orElse(null), zone),
                address,
                visit.principal().may(Permission.SYNC_WRITE),
                error);
        return pages.page(template, visit.texts().of("notices.title"), "channels", view);
    }

    static Line line(Notice notice, ZoneId zone, Visit visit) {
        return new Line(
                notice.id().toString(),
                visit.texts().orElse("notice." + notice.code(), notice.code()),
                notice.subject(),
                notice.times() == 1 ? "" : visit.texts().of("notices.times", notice.times()),
                visit.formats().moment(notice.lastAt(), zone),
                visit.formats().full(notice.lastAt(), zone));
    }

    private static Response back(String id) {
        return Pages.go("/channels/" + connection(id) + "/notices");
    }

    private static UUID connection(String id) {
        return Ids.get(id, ProblemCode.CONNECTION_UNKNOWN);
    }

    /** Where the connection is. */
    @Singleton
    static final class Places {
        private final Channels channels;
        private final Properties properties;

        @Inject
        Places(Channels channels, Properties properties) {
            this.channels = channels;
            this.properties = properties;
        }
    }
}
