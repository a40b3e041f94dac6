package io.relais.server.api;

import io.relais.core.access.Principal;
import io.relais.core.guest.Guest;
import io.relais.core.guest.Guests;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.relais.core.reservation.GuestErasure;
import io.relais.core.reservation.GuestStays;
import io.relais.server.edge.Caller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/guests/{id}")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Guests")
final class GuestFileResource {
    private final Guests guests;
    private final GuestStays stays;
    private final GuestDownload download;
    private final GuestErasure erasure;
    private final Once once;

    @Inject
    GuestFileResource(Guests guests, GuestStays stays, GuestDownload download, GuestErasure erasure, Once once) {
        this.guests = guests;
        this.stays = stays;
        this.download = download;
        this.erasure = erasure;
        this.once = once;
    }

    @GET
    @Path("/stays")
    @Operation(
            operationId = "listGuestStays",
            summary = "List a guest's reservations at every property the key may see",
            description = "Also those linked to guests that were merged into this one. The last made first.")
    @APIResponse(responseCode = "200", description = "A page of stays with the figures of all")
    public RestResponse<GuestFileView.StaysView> stays(
            @Context RoutingContext request,
            @Context UriInfo address,
            @Parameter(description = "The guest's id") @Schema(format = "uuid") @PathParam("id") String id,
            @Parameter(description = "From the page before, as given") @QueryParam("cursor") @Nullable String cursor,
            @Parameter(description = "Rows, 1 to 200; 50 if not told", example = "50") @QueryParam("limit") @Nullable
                    String limit) {
        UUID guest = GuestResource.id(id);
        GuestStays.Page page = stays.list(
                Caller.of(request),
                guest,
                Params.text("cursor", cursor, GuestParams.CURSOR_MAX),
                Params.number("limit", limit, GuestParams.LIMIT, 1, GuestStays.LIMIT_MAX));
        var answer = RestResponse.ResponseBuilder.ok(GuestFileView.StaysView.of(page));
        if (!page.nextCursor().isEmpty()) {
            String next = address.getRequestUriBuilder()
                    .replaceQueryParam("cursor", page.nextCursor())
                    .build()
                    .getRawQuery();
            answer.header(HttpHeaders.LINK, "</api/v1/guests/" + guest + "/stays?" + next + ">; rel=\"next\"");
        }
        return answer.build();
    }

    @GET
    @Path("/export")
    @Operation(
            operationId = "exportGuest",
            summary = "Get all that is kept of one person",
            description =
                    "Needs `guests:read`, `reservations:read` and `money:read`. Complete or not at all: 403 `guest-elsewhere` when the key may not see one of the reservations.")
    @APIResponse(responseCode = "200", description = "The whole file")
    public GuestFileView export(
            @Context RoutingContext request,
            @Parameter(description = "The guest's id") @Schema(format = "uuid") @PathParam("id") String id) {
        return download.file(Caller.of(request), GuestResource.id(id));
    }

    @DELETE
    @Operation(
            operationId = "eraseGuest",
            summary = "Erase one person's details for good",
            description =
                    "Needs `guests:erase`. Refused while a stay is to come or under way: 409 `guest-in-house`. Cannot be undone.")
    @APIResponse(
            responseCode = "200",
            description = "What was erased, and what stays",
            content = @Content(schema = @Schema(implementation = GuestFileView.ErasedView.class)))
    public Response erase(
            @Context RoutingContext request,
            @Parameter(description = "The guest's id") @Schema(format = "uuid") @PathParam("id") String id,
            @Parameter(description = "The guest's number, to confirm", example = "G1042")
                    @QueryParam("confirm")
                    @Nullable
                    String confirm,
            @Parameter(description = GuestResource.KEY_TEXT) @HeaderParam(Once.HEADER) @Nullable String key) {
        Principal caller = Caller.of(request);
        UUID guestId = GuestResource.id(id);
        Once.Request write = new Once.Request(caller, key, "DELETE /guests/" + guestId, String.valueOf(confirm));
        return once.run(write, 200, () -> {
            Guest guest = guests.get(caller, guestId);
            if (!guest.number().equals(confirm)) {
                throw Problem.of(ProblemCode.ERASURE_UNCONFIRMED, "confirm");
            }
            return GuestFileView.ErasedView.of(erasure.erase(caller, guestId));
        });
    }

    @ServerExceptionMapper
    Response refuse(Problem problem, RoutingContext request) {
        return Refused.by(problem, request);
    }
}
