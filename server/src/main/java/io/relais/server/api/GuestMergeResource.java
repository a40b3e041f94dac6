package io.relais.server.api;

import io.relais.core.access.Principal;
import io.relais.core.guest.Guest;
import io.relais.core.guest.GuestField;
import io.relais.core.guest.GuestMerges;
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
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/guests")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Guests")
final class GuestMergeResource {
    private static final int FIELDS_MAX = 20;

    private final Guests guests;
    private final GuestMerges merges;
    private final Once once;

    @Inject
    GuestMergeResource(Guests guests, GuestMerges merges, Once once) {
        this.guests = guests;
        this.merges = merges;
        this.once = once;
    }

    @Schema(name = "GuestMergeInput", description = "Who is the same person.")
    record MergeBody(
            @Schema(required = true, format = "uuid", description = "The guest that goes into this one") @Nullable
            String absorbedId,

            @Schema(
                    description = "Fields whose value is to be the absorbed guest's although this one has its own",
                    examples = "[\"last-name\"]")
            @Nullable
            List<String> take) {}

    @POST
    @Path("/{id}/merge")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "mergeGuest",
            summary = "Merge another guest into this one",
            description =
                    "This one keeps its id, number and values, takes over what it lacks, and shows the stays of both. Can be undone.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = MergeBody.class)))
    @APIResponse(
            responseCode = "200",
            description = "The merge",
            content = @Content(schema = @Schema(implementation = GuestMergeView.class)))
    public Response merge(
            @Context RoutingContext request,
            @Parameter(description = "The guest to keep") @Schema(format = "uuid") @PathParam("id") String id,
            @Parameter(description = GuestResource.MATCH_TEXT) @HeaderParam("If-Match") @Nullable String ifMatch,
            @Parameter(description = GuestResource.KEY_TEXT) @HeaderParam(Once.HEADER) @Nullable String key,
            @Nullable String body) {
        Principal caller = Caller.of(request);
        UUID kept = GuestResource.id(id);
        return once.run(Once.Request.of(caller, key, "POST /guests/" + kept + "/merge", body), 200, () -> {
            MergeBody told = Bodies.read(body, MergeBody.class);
            UUID absorbed = Params.requiredUuid("absorbedId", told.absorbedId());
            Optional<Integer> seen = Optional.empty();
            if (ifMatch != null) {
                Guest guest = guests.get(caller, kept);
                Versions.check(ifMatch, guest.version());
                seen = Optional.of(guest.version());
            }
            return GuestMergeView.of(
                    merges.merge(caller, new GuestMerges.Plan(kept, absorbed, seen, fields(told.take()))));
        });
    }

    @POST
    @Path("/merges/{id}/undo")
    @Operation(
            operationId = "undoGuestMerge",
            summary = "Take a merge back",
            description = "Both guests are as before, but for other fields that were changed since.")
    @APIResponse(
            responseCode = "200",
            description = "The guest that was kept, as it is now",
            content = @Content(schema = @Schema(implementation = GuestView.class)))
    public Response undo(
            @Context RoutingContext request,
            @Parameter(description = "The merge's id") @Schema(format = "uuid") @PathParam("id") String id,
            @Parameter(description = GuestResource.KEY_TEXT) @HeaderParam(Once.HEADER) @Nullable String key) {
        Principal caller = Caller.of(request);
        UUID merge = Params.pathId(ProblemCode.MERGE_UNKNOWN, id);
        Once.Request write = new Once.Request(caller, key, "POST /guests/merges/" + merge + "/undo", "");
        return once.run(write, 200, () -> GuestView.of(merges.undo(caller, merge)));
    }

    @GET
    @Path("/{id}/merges")
    @Operation(operationId = "listGuestMerges", summary = "List the merges a guest took part in")
    @APIResponse(responseCode = "200", description = "Newest first")
    public GuestMergeView.ListView list(
            @Context RoutingContext request,
            @Parameter(description = "The guest's id") @Schema(format = "uuid") @PathParam("id") String id) {
        Principal caller = Caller.of(request);
        UUID guest = guests.get(caller, GuestResource.id(id)).id();
        return new GuestMergeView.ListView(
                merges.list(caller, guest).stream().map(GuestMergeView::of).toList());
    }

    @ServerExceptionMapper
    Response refuse(Problem problem, RoutingContext request) {
        return Refused.by(problem, request);
    }

    private static Set<GuestField> fields(@Nullable List<String> codes) {
        List<String> told = codes == null ? List.of() : codes;
        Params.within("take", told.size(), 0, FIELDS_MAX);
        return told.stream()
                .map(code -> GuestField.ofCode(code == null ? "" : code)
                        .orElseThrow(
                                () -> Problem.of(ProblemCode.VALUE_INVALID, "take", "first-name, last-name, emails…")))
                .collect(Collectors.toSet());
    }
}
