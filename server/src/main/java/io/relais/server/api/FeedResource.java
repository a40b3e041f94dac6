package io.relais.server.api;

import io.relais.core.access.Principal;
import io.relais.core.feed.Feed;
import io.relais.core.feed.FeedChange;
import io.relais.core.feed.FeedStatus;
import io.relais.core.feed.Feeds;
import io.relais.core.feed.NewFeed;
import io.relais.core.feed.SoftPolicy;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.relais.server.edge.Caller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/feeds")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(
        name = "Feeds",
        description = "Calendars of other channels (iCal) that units follow, and calendars that are published.")
final class FeedResource {
    static final String ID_TEXT = "The feed's id";
    private static final String MATCH_TEXT =
            "The ETag as it was read; 412 `version-stale` when something changed since";

    private final Feeds feeds;
    private final Once once;

    @Inject
    FeedResource(Feeds feeds, Once once) {
        this.feeds = feeds;
        this.once = once;
    }

    @GET
    @Operation(operationId = "listFeeds", summary = "List the feeds of a property")
    @APIResponse(responseCode = "200", description = "The feeds by unit and name, at most 1000")
    public FeedView.Items list(
            @Context RoutingContext request,
            @Parameter(description = "The property's id", required = true)
                    @Schema(format = "uuid")
                    @QueryParam("propertyId")
                    @Nullable
                    String propertyId) {
        UUID property = Params.requiredUuid("propertyId", propertyId);
        return new FeedView.Items(feeds.list(Caller.of(request), property).stream()
                .map(FeedView::of)
                .toList());
    }

    @POST
    @Path("/preview")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "previewFeed",
            summary = "Fetch a calendar and tell what it says",
            description =
                    "Nothing is saved. Only public addresses are fetched, over https, unless the operator allows others.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = FeedView.PreviewBody.class)))
    @APIResponse(responseCode = "200", description = "What would be taken")
    public FeedView.Preview preview(@Context RoutingContext request, @Nullable String body) {
        FeedView.PreviewBody wanted = Bodies.read(body, FeedView.PreviewBody.class);
        return FeedView.Preview.of(feeds.preview(
                Caller.of(request),
                Params.requiredUuid("unitId", wanted.unitId()),
                Params.required("address", wanted.address())));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "addFeed",
            summary = "Let a unit follow a calendar",
            description = "It is fetched and its nights are taken before this answers.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = FeedView.Body.class)))
    @APIResponse(
            responseCode = "201",
            description = "The feed",
            content = @Content(schema = @Schema(implementation = FeedView.class)))
    public Response add(
            @Context RoutingContext request,
            @Parameter(description = Wire.KEY) @HeaderParam(Once.HEADER) @Nullable String key,
            @Nullable String body) {
        Principal caller = Caller.of(request);
        return once.run(Once.Request.of(caller, key, "POST /feeds", body), 201, () -> {
            FeedView.Body wanted = Bodies.read(body, FeedView.Body.class);
            return FeedView.of(feeds.add(
                    caller,
                    new NewFeed(
                            Params.requiredUuid("unitId", wanted.unitId()),
                            Params.required("name", Params.text("name", wanted.name(), Feeds.NAME_MAX)),
                            Params.required("address", wanted.address()),
                            soft(wanted.soft(), SoftPolicy.BLOCK))));
        });
    }

    @GET
    @Path("/conflicts")
    @Operation(operationId = "listFeedConflicts", summary = "List nights that two have")
    @APIResponse(responseCode = "200", description = "By unit and date; nothing was dropped on either side")
    public FeedTroubleView.Conflicts conflicts(
            @Context RoutingContext request,
            @Parameter(description = "The property's id", required = true)
                    @Schema(format = "uuid")
                    @QueryParam("propertyId")
                    @Nullable
                    String propertyId) {
        UUID property = Params.requiredUuid("propertyId", propertyId);
        return new FeedTroubleView.Conflicts(feeds.conflicts(Caller.of(request), property).stream()
                .map(FeedTroubleView.Conflict::of)
                .toList());
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getFeed", summary = "Get one feed")
    @APIResponse(
            responseCode = "200",
            description = "The feed; its version is the ETag",
            content = @Content(schema = @Schema(implementation = FeedView.class)))
    public Response get(
            @Context RoutingContext request,
            @Parameter(description = ID_TEXT) @Schema(format = "uuid") @PathParam("id") String id) {
        return answer(feeds.get(Caller.of(request), id(id)));
    }

    @GET
    @Path("/{id}/stays")
    @Operation(operationId = "listFeedStays", summary = "List who has the nights of a feed")
    @APIResponse(responseCode = "200", description = "By arrival; for people to read, nights are not counted by it")
    public FeedView.Stays stays(
            @Context RoutingContext request,
            @Parameter(description = ID_TEXT) @Schema(format = "uuid") @PathParam("id") String id) {
        return new FeedView.Stays(feeds.stays(Caller.of(request), id(id)).stream()
                .map(FeedView.Stay::of)
                .toList());
    }

    @PATCH
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "changeFeed",
            summary = "Change a feed's name, its address, or what becomes of the channel's own rules")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = FeedView.ChangeBody.class)))
    @APIResponse(
            responseCode = "200",
            description = "The feed",
            content = @Content(schema = @Schema(implementation = FeedView.class)))
    public Response change(
            @Context RoutingContext request,
            @Parameter(description = ID_TEXT) @Schema(format = "uuid") @PathParam("id") String id,
            @Parameter(description = MATCH_TEXT) @HeaderParam(Versions.HEADER) @Nullable String match,
            @Nullable String body) {
        FeedView.ChangeBody wanted = Bodies.read(body, FeedView.ChangeBody.class);
        Principal caller = Caller.of(request);
        Feed feed = seen(caller, id, match);
        String name = wanted.name() == null ? feed.name() : Params.text("name", wanted.name(), Feeds.NAME_MAX);
        SoftPolicy soft = soft(wanted.soft(), feed.softPolicy());
        boolean paused = feed.status() == FeedStatus.PAUSED;
        String address = wanted.address() == null ? "" : wanted.address();
        return answer(feeds.change(caller, feed.id(), feed.version(), new FeedChange(name, soft, paused, address)));
    }

    @DELETE
    @Path("/{id}")
    @ResponseStatus(204)
    @Operation(operationId = "removeFeed", summary = "Follow a calendar no longer")
    @APIResponse(responseCode = "204", description = "Removed; the nights that only it held are free")
    public void remove(
            @Context RoutingContext request,
            @Parameter(description = ID_TEXT) @Schema(format = "uuid") @PathParam("id") String id,
            @Parameter(description = MATCH_TEXT) @HeaderParam(Versions.HEADER) @Nullable String match) {
        Principal caller = Caller.of(request);
        Feed feed = seen(caller, id, match);
        feeds.remove(caller, feed.id(), feed.version());
    }

    @ServerExceptionMapper
    Response refuse(Problem problem, RoutingContext request) {
        return Refused.by(problem, request);
    }

    private Feed seen(Principal caller, String id, @Nullable String match) {
        Feed feed = feeds.get(caller, id(id));
        Versions.check(match, feed.version());
        return feed;
    }

    static Response answer(Feed feed) {
        return Response.ok(FeedView.of(feed))
                .tag(String.valueOf(feed.version()))
                .build();
    }

    private static SoftPolicy soft(@Nullable String code, SoftPolicy standard) {
        return code == null
                ? standard
                : SoftPolicy.find(code)
                        .orElseThrow(() -> Problem.of(ProblemCode.VALUE_INVALID, "soft", "block, ignore"));
    }

    static UUID id(String text) {
        return Params.pathId(ProblemCode.FEED_UNKNOWN, text);
    }
}
