package io.relais.server.api;

import io.relais.core.access.Principal;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.relais.core.reservation.SavedSearches;
import io.relais.server.edge.Caller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
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
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/saved-searches")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Saved searches", description = "Searches of the register that people keep.")
final class SavedSearchResource {
    private final SavedSearches searches;
    private final Once once;

    @Inject
    SavedSearchResource(SavedSearches searches, Once once) {
        this.searches = searches;
        this.once = once;
    }

    @GET
    @Operation(operationId = "listSavedSearches", summary = "List the searches that the caller may use")
    @APIResponse(responseCode = "200", description = "The searches, oldest first")
    public SavedSearchView.Listed list(@Context RoutingContext request) {
        return new SavedSearchView.Listed(searches.list(Caller.of(request)).stream()
                .map(SavedSearchView::of)
                .toList());
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "createSavedSearch", summary = "Keep a search")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = SavedSearchBody.class)))
    @APIResponse(
            responseCode = "201",
            description = "The kept search",
            content = @Content(schema = @Schema(implementation = SavedSearchView.class)))
    public Response create(
            @Context RoutingContext request,
            @Parameter(description = ReservationResource.KEY_TEXT) @HeaderParam(Once.HEADER) @Nullable String key,
            @Nullable String body) {
        Principal caller = Caller.of(request);
        return once.run(
                Once.Request.of(caller, key, "POST /saved-searches", body),
                201,
                () -> SavedSearchView.of(searches.add(
                        caller, Bodies.read(body, SavedSearchBody.class).wanted())));
    }

    @PUT
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "changeSavedSearch", summary = "Replace a kept search")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = SavedSearchBody.class)))
    @APIResponse(
            responseCode = "200",
            description = "The changed search",
            content = @Content(schema = @Schema(implementation = SavedSearchView.class)))
    public Response change(
            @Context RoutingContext request,
            @Parameter(description = "The search's id") @Schema(format = "uuid") @PathParam("id") String id,
            @Nullable String body) {
        SavedSearchBody wanted = Bodies.read(body, SavedSearchBody.class);
        return Response.ok(SavedSearchView.of(searches.change(
                        Caller.of(request), Params.pathId(ProblemCode.SAVED_SEARCH_UNKNOWN, id), wanted.wanted())))
                .build();
    }

    @DELETE
    @Path("/{id}")
    @ResponseStatus(204)
    @Operation(operationId = "deleteSavedSearch", summary = "Forget a kept search")
    @APIResponse(responseCode = "204", description = "Forgotten")
    public void delete(
            @Context RoutingContext request,
            @Parameter(description = "The search's id") @Schema(format = "uuid") @PathParam("id") String id) {
        searches.delete(Caller.of(request), Params.pathId(ProblemCode.SAVED_SEARCH_UNKNOWN, id));
    }

    @ServerExceptionMapper
    Response refuse(Problem problem, RoutingContext request) {
        return Refused.by(problem, request);
    }
}
