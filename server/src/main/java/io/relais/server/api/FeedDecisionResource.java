package io.relais.server.api;

import io.relais.core.access.Principal;
import io.relais.core.feed.Feed;
import io.relais.core.feed.FeedChange;
import io.relais.core.feed.Feeds;
import io.relais.core.feed.Quarantines;
import io.relais.core.problem.Problem;
import io.relais.server.edge.Caller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/feeds")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Feeds")
final class FeedDecisionResource {
    private static final String ID_TEXT = FeedResource.ID_TEXT;
    private static final String MATCH_TEXT =
            "The ETag as it was read; 412 `version-stale` when something changed since";

    private final Feeds feeds;
    private final Quarantines quarantines;

    @Inject
    FeedDecisionResource(Feeds feeds, Quarantines quarantines) {
        this.feeds = feeds;
        this.quarantines = quarantines;
    }

    @GET
    @Path("/{id}/quarantine")
    @Operation(operationId = "getFeedQuarantine", summary = "Tell what would change if the calendar were believed")
    @APIResponse(responseCode = "200", description = "Nights that are kept although the calendar no longer shows them")
    public FeedTroubleView.Quarantine quarantine(
            @Context RoutingContext request,
            @Parameter(description = ID_TEXT) @Schema(format = "uuid") @PathParam("id") String id) {
        return FeedTroubleView.Quarantine.of(quarantines.get(Caller.of(request), FeedResource.id(id)));
    }

    @POST
    @Path("/{id}/poll")
    @Operation(
            operationId = "pollFeed",
            summary = "Look at the calendar now",
            description = "Answers before the channel does; see `lastPollAt` for when it did.")
    @APIResponse(
            responseCode = "200",
            description = "The feed as it was at that moment",
            content = @Content(schema = @Schema(implementation = FeedView.class)))
    public Response poll(
            @Context RoutingContext request,
            @Parameter(description = ID_TEXT) @Schema(format = "uuid") @PathParam("id") String id) {
        Principal caller = Caller.of(request);
        feeds.pollSoon(caller, FeedResource.id(id));
        return FeedResource.answer(feeds.get(caller, FeedResource.id(id)));
    }

    @POST
    @Path("/{id}/pause")
    @Operation(operationId = "pauseFeed", summary = "Look at the calendar no longer; its nights stay taken")
    @APIResponse(
            responseCode = "200",
            description = "The feed",
            content = @Content(schema = @Schema(implementation = FeedView.class)))
    public Response pause(
            @Context RoutingContext request,
            @Parameter(description = ID_TEXT) @Schema(format = "uuid") @PathParam("id") String id,
            @Parameter(description = MATCH_TEXT) @HeaderParam(Versions.HEADER) @Nullable String match) {
        return paused(Caller.of(request), id, match, true);
    }

    @POST
    @Path("/{id}/resume")
    @Operation(operationId = "resumeFeed", summary = "Look at the calendar again")
    @APIResponse(
            responseCode = "200",
            description = "The feed",
            content = @Content(schema = @Schema(implementation = FeedView.class)))
    public Response resume(
            @Context RoutingContext request,
            @Parameter(description = ID_TEXT) @Schema(format = "uuid") @PathParam("id") String id,
            @Parameter(description = MATCH_TEXT) @HeaderParam(Versions.HEADER) @Nullable String match) {
        return paused(Caller.of(request), id, match, false);
    }

    @POST
    @Path("/{id}/accept")
    @Operation(
            operationId = "acceptFeed",
            summary = "Believe a calendar that shrank",
            description = "What it no longer shows is given back at once.")
    @APIResponse(
            responseCode = "200",
            description = "The feed",
            content = @Content(schema = @Schema(implementation = FeedView.class)))
    public Response accept(
            @Context RoutingContext request,
            @Parameter(description = ID_TEXT) @Schema(format = "uuid") @PathParam("id") String id,
            @Parameter(description = MATCH_TEXT) @HeaderParam(Versions.HEADER) @Nullable String match) {
        Principal caller = Caller.of(request);
        Feed feed = seen(caller, id, match);
        return FeedResource.answer(quarantines.accept(caller, feed.id(), feed.version()));
    }

    @POST
    @Path("/{id}/refuse")
    @Operation(
            operationId = "refuseFeed",
            summary = "Do not believe a calendar that shrank",
            description = "What it no longer shows stays taken until it is shown again or accepted.")
    @APIResponse(
            responseCode = "200",
            description = "The feed",
            content = @Content(schema = @Schema(implementation = FeedView.class)))
    public Response refuse(
            @Context RoutingContext request,
            @Parameter(description = ID_TEXT) @Schema(format = "uuid") @PathParam("id") String id,
            @Parameter(description = MATCH_TEXT) @HeaderParam(Versions.HEADER) @Nullable String match) {
        Principal caller = Caller.of(request);
        Feed feed = seen(caller, id, match);
        return FeedResource.answer(quarantines.refuse(caller, feed.id(), feed.version()));
    }

    @ServerExceptionMapper
    Response refuse(Problem problem, RoutingContext request) {
        return Refused.by(problem, request);
    }

    private Response paused(Principal caller, String id, @Nullable String match, boolean paused) {
        Feed feed = seen(caller, id, match);
        FeedChange change = new FeedChange(feed.name(), feed.softPolicy(), paused);
        return FeedResource.answer(feeds.change(caller, feed.id(), feed.version(), change));
    }

    private Feed seen(Principal caller, String id, @Nullable String match) {
        Feed feed = feeds.get(caller, FeedResource.id(id));
        Versions.check(match, feed.version());
        return feed;
    }
}
