package io.relais.server.api;

import io.relais.core.access.Principal;
import io.relais.core.master.MasterSaleView;
import io.relais.core.master.Masters;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.relais.server.edge.Caller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/properties")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Masters", description = "Properties whose calendar another system keeps.")
final class MasterResource {
    private static final String ID_TEXT = "The property's id";
    private static final int LIMIT = 50;

    private final Masters masters;

    @Inject
    MasterResource(Masters masters) {
        this.masters = masters;
    }

    @GET
    @Path("/{id}/master")
    @Operation(operationId = "getMaster", summary = "Get the system that keeps the property's calendar")
    @APIResponse(responseCode = "200", description = "The system and how it is doing")
    public MasterView.Door get(
            @Context RoutingContext request,
            @Parameter(description = ID_TEXT) @Schema(format = "uuid") @PathParam("id") String id) {
        Principal caller = Caller.of(request);
        return MasterView.Door.of(masters.get(caller, id(id)), masters.untold(caller, id(id)));
    }

    @POST
    @Path("/{id}/master")
    @ResponseStatus(201)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "openMaster",
            summary = "Let another system keep the property's calendar",
            description =
                    "It sets availability, prices and restrictions from now on, and hears of every sale made here.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = MasterView.Wanted.class)))
    @APIResponse(
            responseCode = "201",
            description = "What the other system needs to be told; the key is told once",
            content = @Content(schema = @Schema(implementation = MasterView.Opened.class)))
    public MasterView.Opened open(
            @Context RoutingContext request,
            @Parameter(description = ID_TEXT) @Schema(format = "uuid") @PathParam("id") String id,
            @Nullable String body) {
        MasterView.Wanted wanted = Bodies.read(body, MasterView.Wanted.class);
        String channel = Params.shortText("channel", Params.required("channel", wanted.channel()));
        return opened(
                Caller.of(request),
                masters.open(Caller.of(request), id(id), channel, AccessView.settings(wanted.settings())));
    }

    @DELETE
    @Path("/{id}/master")
    @ResponseStatus(204)
    @Operation(operationId = "closeMaster", summary = "Take the property's calendar back")
    @APIResponse(responseCode = "204", description = "Its key has ended; sales are no longer told")
    public void close(
            @Context RoutingContext request,
            @Parameter(description = ID_TEXT) @Schema(format = "uuid") @PathParam("id") String id) {
        masters.close(Caller.of(request), id(id));
    }

    @POST
    @Path("/{id}/master/key")
    @ResponseStatus(201)
    @Operation(operationId = "issueMasterKey", summary = "Give the other system a new key; the one before ends at once")
    @APIResponse(
            responseCode = "201",
            description = "The key, told once",
            content = @Content(schema = @Schema(implementation = MasterView.Opened.class)))
    public MasterView.Opened issueKey(
            @Context RoutingContext request,
            @Parameter(description = ID_TEXT) @Schema(format = "uuid") @PathParam("id") String id) {
        return opened(Caller.of(request), masters.issueKey(Caller.of(request), id(id)));
    }

    @POST
    @Path("/{id}/master/full-sync")
    @ResponseStatus(202)
    @Operation(
            operationId = "requestFullSync",
            summary = "Ask the other system to set the whole calendar anew",
            description = "Sales that could not be told are tried again at once, too.")
    @APIResponse(
            responseCode = "202",
            description = "Asked for",
            content = @Content(schema = @Schema(implementation = MasterView.Door.class)))
    public MasterView.Door fullSync(
            @Context RoutingContext request,
            @Parameter(description = ID_TEXT) @Schema(format = "uuid") @PathParam("id") String id) {
        masters.requestAll(Caller.of(request), id(id));
        return get(request, id);
    }

    @GET
    @Path("/{id}/master/sales")
    @Operation(operationId = "listMasterSales", summary = "List what the other system was told of own sales")
    @APIResponse(responseCode = "200", description = "A page of sales, newest first")
    public RestResponse<MasterView.Sales> sales(
            @Context RoutingContext request,
            @Parameter(description = ID_TEXT) @Schema(format = "uuid") @PathParam("id") String id,
            @Parameter(description = "From the page before, as given") @QueryParam("cursor") @Nullable String cursor,
            @Parameter(description = "Rows, 1 to 200; 50 if not told") @QueryParam("limit") @Nullable String limit) {
        int rows = Params.number("limit", limit, LIMIT, 1, Masters.LIMIT_MAX);
        List<MasterSaleView> found =
                masters.sales(Caller.of(request), id(id), Params.optionalUuid("cursor", cursor), rows + 1);
        boolean more = found.size() > rows;
        List<MasterSaleView> page = more ? found.subList(0, rows) : found;
        String next = more ? page.getLast().reservationId().toString() : null;
        var answer = RestResponse.ResponseBuilder.ok(
                new MasterView.Sales(page.stream().map(MasterView.Sale::of).toList(), next));
        if (next != null) {
            answer.header(
                    HttpHeaders.LINK,
                    "</api/v1/properties/" + id(id) + "/master/sales?limit=" + rows + "&cursor=" + next
                            + ">; rel=\"next\"");
        }
        return answer.build();
    }

    private MasterView.Opened opened(Principal caller, Masters.Opened opened) {
        UUID property = opened.door().of().propertyId();
        return new MasterView.Opened(MasterView.Door.of(opened.door(), masters.untold(caller, property)), opened.key());
    }

    @ServerExceptionMapper
    Response refuse(Problem problem, RoutingContext request) {
        return Refused.by(problem, request);
    }

    private static UUID id(String text) {
        return Params.pathId(ProblemCode.PROPERTY_UNKNOWN, text);
    }
}
