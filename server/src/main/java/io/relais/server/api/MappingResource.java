package io.relais.server.api;

import io.relais.core.access.Principal;
import io.relais.core.connection.MappingSheet;
import io.relais.core.delivery.FirstPush;
import io.relais.core.delivery.Mappings;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.relais.core.reservation.FirstActivation;
import io.relais.core.reservation.FirstImport;
import io.relais.server.edge.Caller;
import io.relais.server.edge.Languages;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
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

@Path("/api/v1/connections/{id}")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Connections")
final class MappingResource {
    private static final String ID_TEXT = "The connection's id";

    private final Mappings mappings;
    private final FirstPush push;
    private final FirstActivation activation;
    private final Once once;

    @Inject
    MappingResource(Mappings mappings, FirstPush push, FirstActivation activation, Once once) {
        this.mappings = mappings;
        this.push = push;
        this.activation = activation;
        this.once = once;
    }

    @GET
    @Path("/mapping")
    @Operation(
            operationId = "getMapping",
            summary = "List what the channel sells and what it is here",
            description = "Products that wait for a decision come with a suggestion by name and number of people.")
    @APIResponse(
            responseCode = "200",
            description = "The mapping; its version is the ETag",
            content = @Content(schema = @Schema(implementation = MappingView.class)))
    public Response get(
            @Context RoutingContext request,
            @Parameter(description = ID_TEXT) @Schema(format = "uuid") @PathParam("id") String id) {
        MappingSheet sheet = mappings.get(Caller.of(request), id(id));
        return Response.ok(MappingView.of(sheet))
                .tag(new EntityTag(String.valueOf(sheet.version())))
                .build();
    }

    @POST
    @Path("/products/fetch")
    @Operation(
            operationId = "fetchProducts",
            summary = "Ask the channel what it sells",
            description = "409 `products-not-listed` when it cannot tell, `partner-failed` when it did not.")
    @APIResponse(responseCode = "200", description = "The mapping with the products as they are now")
    public MappingView fetch(
            @Context RoutingContext request,
            @Parameter(description = ID_TEXT) @Schema(format = "uuid") @PathParam("id") String id) {
        return MappingView.of(mappings.fetch(Caller.of(request), id(id)));
    }

    @POST
    @Path("/mapping/check")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "checkMapping",
            summary = "Find all that speaks against a mapping",
            description = "Nothing is saved.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = MappingView.Body.class)))
    @APIResponse(responseCode = "200", description = "The findings; none: it can be saved")
    public MappingView.Findings check(
            @Context RoutingContext request,
            @Parameter(description = ID_TEXT) @Schema(format = "uuid") @PathParam("id") String id,
            @Nullable String body) {
        Mappings.Wish wish = Bodies.read(body, MappingView.Body.class).wish(-1);
        return MappingView.Findings.of(
                mappings.check(Caller.of(request), id(id), wish),
                Languages.of(request.request().getHeader(HttpHeaders.ACCEPT_LANGUAGE)));
    }

    @PUT
    @Path("/mapping")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "saveMapping",
            summary = "Put a whole mapping in the place of the one there is",
            description = "The classic mistakes are 409 by name: `mapping-shared-stock`, `mapping-room-split`,"
                    + " `mapping-currency`, `mapping-pricing`, `mapping-twice`, `mapping-half`,"
                    + " `partner-product-unknown`. 412 `mapping-stale` when somebody else changed it.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = MappingView.Body.class)))
    @APIResponse(
            responseCode = "200",
            description = "The mapping",
            content = @Content(schema = @Schema(implementation = MappingView.class)))
    public Response save(
            @Context RoutingContext request,
            @Parameter(description = ID_TEXT) @Schema(format = "uuid") @PathParam("id") String id,
            WriteParams params,
            @Nullable String body) {
        Principal caller = Caller.of(request);
        UUID connection = id(id);
        return once.run(
                params.request(caller, "PUT /mapping of " + connection, body),
                200,
                () -> MappingView.of(mappings.save(
                        caller,
                        connection,
                        Bodies.read(body, MappingView.Body.class).wish(Versions.seen(params.ifMatch())))));
    }

    @GET
    @Path("/first-push")
    @Operation(
            operationId = "previewFirstPush",
            summary = "Tell what would be sent first",
            description = "Of a connection that has begun: what it would be told now.")
    @APIResponse(responseCode = "200", description = "How much it is")
    public MappingView.EffectView preview(
            @Context RoutingContext request,
            @Parameter(description = ID_TEXT) @Schema(format = "uuid") @PathParam("id") String id) {
        return MappingView.EffectView.of(push.preview(Caller.of(request), id(id)));
    }

    @POST
    @Path("/activate")
    @Operation(
            operationId = "activateConnection",
            summary = "Import what the channel sold before, then begin to send",
            description = "409 `mapping-incomplete` while a product waits for a decision, `connection-begun`.")
    @APIResponse(
            responseCode = "200",
            description = "What was imported",
            content = @Content(schema = @Schema(implementation = MappingView.Activated.class)))
    public Response activate(
            @Context RoutingContext request,
            @Parameter(description = ID_TEXT) @Schema(format = "uuid") @PathParam("id") String id,
            WriteParams params) {
        Principal caller = Caller.of(request);
        UUID connection = id(id);
        return once.run(params.request(caller, "POST /activate of " + connection, ""), 200, () -> {
            FirstImport.Imported imported = activation.activate(caller, connection);
            return new MappingView.Activated(imported.fresh(), MappingView.of(mappings.get(caller, connection)));
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
