package io.relais.server.api;

import io.relais.core.access.Principal;
import io.relais.core.guest.Guest;
import io.relais.core.guest.GuestField;
import io.relais.core.guest.GuestPage;
import io.relais.core.guest.Guests;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.relais.server.edge.Caller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/guests")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Guests", description = "Who stays, apart from the contact that each reservation keeps.")
final class GuestResource {
    static final String KEY_TEXT =
            "Makes the write safe to repeat for 24 hours: the same key and request get the first answer again.";
    static final String MATCH_TEXT = "The ETag as it was read; 412 `version-stale` when something changed since.";

    private final Guests guests;
    private final Once once;

    @Inject
    GuestResource(Guests guests, Once once) {
        this.guests = guests;
        this.once = once;
    }

    @Schema(name = "GuestBlock", description = "Why somebody is not welcome.")
    record BlockBody(
            @Schema(
                    required = true,
                    description = "Empty to welcome the person again",
                    examples = "Left without paying")
            @Nullable
            String reason) {}

    @GET
    @Operation(
            operationId = "searchGuests",
            summary = "Search the guests",
            description = "In the order of names. A name that nobody has finds those called nearly so.")
    @APIResponse(responseCode = "200", description = "A page of guests")
    public RestResponse<GuestView.ListView> search(
            @Context RoutingContext request, @Context UriInfo address, GuestParams params) {
        GuestPage page = guests.search(Caller.of(request), params.toQuery());
        var answer = RestResponse.ResponseBuilder.ok(GuestView.ListView.of(page));
        if (!page.nextCursor().isEmpty()) {
            String next = address.getRequestUriBuilder()
                    .replaceQueryParam("cursor", page.nextCursor())
                    .build()
                    .getRawQuery();
            answer.header(HttpHeaders.LINK, "</api/v1/guests?" + next + ">; rel=\"next\"");
        }
        return answer.build();
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "createGuest", summary = "Make a guest by hand")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = GuestBody.class)))
    @APIResponse(
            responseCode = "201",
            description = "The new guest",
            content = @Content(schema = @Schema(implementation = GuestView.class)))
    public Response create(
            @Context RoutingContext request,
            @Parameter(description = KEY_TEXT) @HeaderParam(Once.HEADER) @Nullable String key,
            @Nullable String body) {
        Principal caller = Caller.of(request);
        Response created = once.run(Once.Request.of(caller, key, "POST /guests", body), 201, () -> {
            GuestBody told = Bodies.read(body, GuestBody.class);
            return GuestView.of(guests.create(caller, told.number(), told.details()));
        });
        String id = Bodies.idIn(String.valueOf(created.getEntity()));
        return Response.fromResponse(created)
                .location(URI.create("/api/v1/guests/" + id))
                .build();
    }

    @POST
    @Path("/match")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "matchGuest",
            summary = "Ask who somebody may be",
            description =
                    "Before a sale: known guests with the same e-mail, telephone or name, and whether they are blocked.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = ContactView.class)))
    @APIResponse(
            responseCode = "200",
            description = "The likeliest first",
            content = @Content(schema = @Schema(implementation = GuestView.MatchList.class)))
    public GuestView.MatchList match(@Context RoutingContext request, @Nullable String body) {
        ContactView contact = Bodies.read(body, ContactView.class);
        return new GuestView.MatchList(guests.match(Caller.of(request), Sale.details(contact)).stream()
                .map(GuestView.MatchView::of)
                .toList());
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getGuest", summary = "Get a guest")
    @APIResponse(
            responseCode = "200",
            description = "The guest; of one that was merged, the one it was merged into",
            content = @Content(schema = @Schema(implementation = GuestView.class)))
    @APIResponse(responseCode = "304", description = "Unchanged since the version of `If-None-Match`")
    public Response get(
            @Context RoutingContext request,
            @Context Request conditions,
            @Parameter(description = "The guest's id") @Schema(format = "uuid") @PathParam("id") String id) {
        GuestView view = GuestView.of(guests.get(Caller.of(request), id(id)));
        EntityTag tag = new EntityTag(String.valueOf(view.version()));
        Response.ResponseBuilder unchanged = conditions.evaluatePreconditions(tag);
        return (unchanged == null ? Response.ok(view) : unchanged).tag(tag).build();
    }

    @PATCH
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "changeGuest",
            summary = "Change a guest",
            description = "What is left out stays. No reservation's contact changes.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = GuestBody.class)))
    @APIResponse(
            responseCode = "200",
            description = "The changed guest",
            content = @Content(schema = @Schema(implementation = GuestView.class)))
    public Response change(
            @Context RoutingContext request,
            @Parameter(description = "The guest's id") @Schema(format = "uuid") @PathParam("id") String id,
            @Parameter(description = MATCH_TEXT) @HeaderParam("If-Match") @Nullable String ifMatch,
            @Parameter(description = KEY_TEXT) @HeaderParam(Once.HEADER) @Nullable String key,
            @Nullable String body) {
        Principal caller = Caller.of(request);
        UUID guestId = id(id);
        return once.run(Once.Request.of(caller, key, "PATCH /guests/" + guestId, body), 200, () -> {
            Guests.Edit edit = Bodies.read(body, GuestBody.class).edit();
            return GuestView.of(guests.edit(caller, guestId, seen(caller, guestId, ifMatch), edit));
        });
    }

    @POST
    @Path("/{id}/block")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "blockGuest",
            summary = "Say that somebody is not welcome, or is again",
            description = "New reservations of the person are still taken and carry a warning.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = BlockBody.class)))
    @APIResponse(
            responseCode = "200",
            description = "The guest",
            content = @Content(schema = @Schema(implementation = GuestView.class)))
    public Response block(
            @Context RoutingContext request,
            @Parameter(description = "The guest's id") @Schema(format = "uuid") @PathParam("id") String id,
            @Parameter(description = MATCH_TEXT) @HeaderParam("If-Match") @Nullable String ifMatch,
            @Parameter(description = KEY_TEXT) @HeaderParam(Once.HEADER) @Nullable String key,
            @Nullable String body) {
        Principal caller = Caller.of(request);
        UUID guestId = id(id);
        return once.run(Once.Request.of(caller, key, "POST /guests/" + guestId + "/block", body), 200, () -> {
            String reason = Bodies.read(body, BlockBody.class).reason();
            if (reason == null) {
                throw Problem.of(ProblemCode.VALUE_MISSING, "reason");
            }
            Guests.Edit edit = new Guests.Edit(
                    "", Map.of(GuestField.BLOCKED, Params.text("reason", reason, GuestField.BLOCKED.max())));
            return GuestView.of(guests.edit(caller, guestId, seen(caller, guestId, ifMatch), edit));
        });
    }

    @ServerExceptionMapper
    Response refuse(Problem problem, RoutingContext request) {
        return Refused.by(problem, request);
    }

    /** The version the caller looked at, where they name one. */
    private OptionalInt seen(Principal caller, UUID id, @Nullable String ifMatch) {
        if (ifMatch == null) {
            return OptionalInt.empty();
        }
        Guest guest = guests.get(caller, id);
        Versions.check(ifMatch, guest.version());
        return OptionalInt.of(guest.version());
    }

    static UUID id(String text) {
        return Params.pathId(ProblemCode.GUEST_UNKNOWN, text);
    }
}
