package io.relais.server.api;

import io.relais.core.access.Principal;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.relais.core.reservation.Comparisons;
import io.relais.core.reservation.FirstImport;
import io.relais.server.edge.Caller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
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
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/connections")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Connections")
final class PreparationResource {
    private static final String ID_TEXT = "The connection's id";
    private static final String SCHEMA = "uuid";

    private final FirstImport before;
    private final Comparisons comparisons;
    private final Once once;

    @Inject
    PreparationResource(FirstImport before, Comparisons comparisons, Once once) {
        this.before = before;
        this.comparisons = comparisons;
        this.once = once;
    }

    @GET
    @Path("/{id}/preparation")
    @Operation(operationId = "getPreparation", summary = "Get how far a connection is on its way to being used")
    @APIResponse(responseCode = "200", description = "The preparation")
    public PreparationViews.PreparationView look(
            @Context RoutingContext request,
            @Parameter(description = ID_TEXT) @Schema(format = SCHEMA) @PathParam("id") String id) {
        return PreparationViews.PreparationView.of(before.look(Caller.of(request), id(id)));
    }

    @POST
    @Path("/{id}/import")
    @Operation(
            operationId = "importReservations",
            summary = "Take the reservations that the channel has already",
            description = "They come through the inbox like all others. May be repeated.")
    @APIResponse(responseCode = "200", description = "The preparation")
    public PreparationViews.PreparationView importExisting(
            @Context RoutingContext request,
            @Parameter(description = ID_TEXT) @Schema(format = SCHEMA) @PathParam("id") String id) {
        before.importExisting(Caller.of(request), id(id));
        return look(request, id);
    }

    @GET
    @Path("/{id}/differences")
    @Operation(
            operationId = "listReservationDifferences",
            summary = "List where the channel's reservations and ours differed when last compared")
    @APIResponse(responseCode = "200", description = "The differences")
    public PreparationViews.Differences differences(
            @Context RoutingContext request,
            @Parameter(description = ID_TEXT) @Schema(format = SCHEMA) @PathParam("id") String id) {
        return new PreparationViews.Differences(
                null,
                null,
                comparisons.list(Caller.of(request), id(id)).stream()
                        .map(PreparationViews.DifferenceView::of)
                        .toList());
    }

    @POST
    @Path("/{id}/comparison")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "compareReservations",
            summary = "Compare the channel's list of reservations with ours",
            description =
                    "By days of creation, at most a year. Nothing is mended; a missing one is fetched where possible.")
    @RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = PreparationViews.ComparisonBody.class)))
    @APIResponse(
            responseCode = "200",
            description = "What was found",
            content = @Content(schema = @Schema(implementation = PreparationViews.Differences.class)))
    public Response compare(
            @Context RoutingContext request,
            @Parameter(description = ID_TEXT) @Schema(format = SCHEMA) @PathParam("id") String id,
            WriteParams write,
            @Nullable String body) {
        Principal caller = Caller.of(request);
        UUID connection = id(id);
        return once.run(write.request(caller, "POST /connections/" + connection + "/comparison", body), 200, () -> {
            PreparationViews.ComparisonBody dates = Bodies.read(body, PreparationViews.ComparisonBody.class);
            return PreparationViews.Differences.of(comparisons.compare(
                    caller,
                    connection,
                    ReportBody.day("from", Params.required("from", dates.from())),
                    ReportBody.day("to", Params.required("to", dates.to()))));
        });
    }

    @ServerExceptionMapper
    Response refuse(Problem problem, RoutingContext request) {
        return Refused.by(problem, request);
    }

    private static UUID id(String text) {
        return Params.pathId(ProblemCode.CONNECTION_UNKNOWN, text);
    }
}
