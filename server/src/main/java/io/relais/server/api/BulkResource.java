package io.relais.server.api;

import io.relais.core.access.Principal;
import io.relais.core.inventory.BulkChanges;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.relais.core.property.Properties;
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

@Path("/api/v1/properties/{property}/bulk-changes")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Rates")
final class BulkResource {
    private static final String CHANGE = "The change's id";

    private final BulkChanges bulk;
    private final Properties properties;
    private final Once once;

    @Inject
    BulkResource(BulkChanges bulk, Properties properties, Once once) {
        this.bulk = bulk;
        this.properties = properties;
        this.once = once;
    }

    @GET
    @Operation(operationId = "listBulkChanges", summary = "List the last changes of many nights")
    @APIResponse(responseCode = "200", description = "At most 50, newest first")
    public BulkView.Items list(
            @Context RoutingContext request,
            @Parameter(description = RuleResource.PROPERTY) @Schema(format = "uuid") @PathParam("property")
                    String property) {
        return new BulkView.Items(bulk.list(Caller.of(request), RuleResource.id(property)).stream()
                .map(BulkView::of)
                .toList());
    }

    @POST
    @Path("/preview")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "previewBulkChange",
            summary = "Tell what a change of many nights would do, here and at each channel",
            description = "Nothing is changed and nothing is sent.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = BulkBody.class)))
    @APIResponse(responseCode = "200", description = "Old and new, and how much each channel would be told")
    public BulkView.Preview preview(
            @Context RoutingContext request,
            @Parameter(description = RuleResource.PROPERTY) @Schema(format = "uuid") @PathParam("property")
                    String property,
            @Nullable String body) {
        Principal caller = Caller.of(request);
        UUID id = RuleResource.id(property);
        String currency = properties.get(caller, id).currency();
        return BulkView.Preview.of(
                bulk.preview(caller, id, Bodies.read(body, BulkBody.class).wish(currency)), currency);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "applyBulkChange",
            summary = "Make a change of many nights as it was previewed",
            description = "All or nothing. 412 `bulk-stale` when a value is another than in the preview.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = BulkBody.class)))
    @APIResponse(
            responseCode = "201",
            description = "The change",
            content = @Content(schema = @Schema(implementation = BulkView.class)))
    public Response apply(
            @Context RoutingContext request,
            @Parameter(description = RuleResource.PROPERTY) @Schema(format = "uuid") @PathParam("property")
                    String property,
            @Parameter(description = Wire.KEY) @HeaderParam(Once.HEADER) @Nullable String key,
            @Nullable String body) {
        Principal caller = Caller.of(request);
        UUID id = RuleResource.id(property);
        return once.run(Once.Request.of(caller, key, "POST /bulk-changes of " + id, body), 201, () -> {
            BulkBody wanted = Bodies.read(body, BulkBody.class);
            String currency = properties.get(caller, id).currency();
            return BulkView.of(bulk.apply(caller, id, wanted.wish(currency), wanted.seen()));
        });
    }

    @POST
    @Path("/{change}/undo")
    @Operation(
            operationId = "undoBulkChange",
            summary = "Write back what was there before",
            description = "Only where nobody changed it since; the others are listed and left alone.")
    @APIResponse(
            responseCode = "200",
            description = "What was restored and what was not",
            content = @Content(schema = @Schema(implementation = BulkView.Undone.class)))
    public Response undo(
            @Context RoutingContext request,
            @Parameter(description = RuleResource.PROPERTY) @Schema(format = "uuid") @PathParam("property")
                    String property,
            @Parameter(description = CHANGE) @Schema(format = "uuid") @PathParam("change") String change,
            @Parameter(description = Wire.KEY) @HeaderParam(Once.HEADER) @Nullable String key) {
        Principal caller = Caller.of(request);
        UUID id = RuleResource.id(property);
        UUID changeId = Params.pathId(ProblemCode.BULK_UNKNOWN, change);
        return once.run(
                new Once.Request(caller, key, "POST undo of " + changeId + " of " + id, ""),
                200,
                () -> BulkView.Undone.of(bulk.undo(caller, id, changeId)));
    }

    @ServerExceptionMapper
    Response refuse(Problem problem, RoutingContext request) {
        return Refused.by(problem, request);
    }
}
