package io.relais.server.api;

import io.relais.core.access.Principal;
import io.relais.core.payment.CashDrawers;
import io.relais.core.payment.CashMovement;
import io.relais.core.payment.CashRegisters;
import io.relais.core.payment.CashSession;
import io.relais.core.problem.Limits;
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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/properties")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Takings")
final class CashRegisterResource {
    private static final String PROPERTY = "The property's id";
    private static final String REGISTER = "The cash register's id";
    private static final int LIMIT = 50;
    private static final int LIMIT_MAX = 200;

    private final CashRegisters registers;
    private final CashDrawers drawers;
    private final Once once;

    @Inject
    CashRegisterResource(CashRegisters registers, CashDrawers drawers, Once once) {
        this.registers = registers;
        this.drawers = drawers;
        this.once = once;
    }

    @GET
    @Path("/{id}/cash-registers")
    @Operation(operationId = "listCashRegisters", summary = "List the cash registers of a property")
    @APIResponse(responseCode = "200", description = "The registers; those closed down come last")
    public CashRegisterView.RegisterList list(
            @Context RoutingContext request,
            @Parameter(description = PROPERTY) @Schema(format = "uuid") @PathParam("id") String id) {
        return new CashRegisterView.RegisterList(registers.list(Caller.of(request), property(id)).stream()
                .map(CashRegisterView::of)
                .toList());
    }

    @POST
    @Path("/{id}/cash-registers")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "addCashRegister", summary = "Add a cash register in the property's currency")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = CashRegisterBody.class)))
    @APIResponse(
            responseCode = "201",
            description = "The register",
            content = @Content(schema = @Schema(implementation = CashRegisterView.class)))
    public Response add(
            @Context RoutingContext request,
            @Parameter(description = PROPERTY) @Schema(format = "uuid") @PathParam("id") String id,
            @Parameter(description = Wire.KEY) @HeaderParam(Once.HEADER) @Nullable String key,
            @Nullable String body) {
        Principal caller = Caller.of(request);
        UUID property = property(id);
        return once.run(write(request, key, body), 201, () -> {
            String name = Params.required(
                    "name", Bodies.read(body, CashRegisterBody.class).name());
            return CashRegisterView.of(registers.add(caller, property, name));
        });
    }

    @PATCH
    @Path("/{id}/cash-registers/{register}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "renameCashRegister", summary = "Give a cash register another name")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = CashRegisterBody.class)))
    @APIResponse(
            responseCode = "200",
            description = "The register",
            content = @Content(schema = @Schema(implementation = CashRegisterView.class)))
    public Response rename(
            @Context RoutingContext request,
            @Parameter(description = PROPERTY) @Schema(format = "uuid") @PathParam("id") String id,
            @Parameter(description = REGISTER) @Schema(format = "uuid") @PathParam("register") String register,
            @Parameter(description = Wire.KEY) @HeaderParam(Once.HEADER) @Nullable String key,
            @Nullable String body) {
        CashRegisters.Place place = place(id, register);
        return once.run(write(request, key, body), 200, () -> {
            String name = Params.required(
                    "name", Bodies.read(body, CashRegisterBody.class).name());
            return CashRegisterView.of(registers.rename(Caller.of(request), place, name));
        });
    }

    @POST
    @Path("/{id}/cash-registers/{register}/close-down")
    @Operation(
            operationId = "closeDownCashRegister",
            summary = "Close a cash register down for good",
            description = "Its journal stays. Refused while its drawer is open.")
    @APIResponse(
            responseCode = "200",
            description = "The register",
            content = @Content(schema = @Schema(implementation = CashRegisterView.class)))
    public Response closeDown(
            @Context RoutingContext request,
            @Parameter(description = PROPERTY) @Schema(format = "uuid") @PathParam("id") String id,
            @Parameter(description = REGISTER) @Schema(format = "uuid") @PathParam("register") String register,
            @Parameter(description = Wire.KEY) @HeaderParam(Once.HEADER) @Nullable String key) {
        CashRegisters.Place place = place(id, register);
        Supplier<Object> work = () -> CashRegisterView.of(registers.closeDown(Caller.of(request), place));
        return once.run(write(request, key, ""), 200, work);
    }

    @GET
    @Path("/{id}/cash-registers/{register}/sessions")
    @Operation(operationId = "listCashSessions", summary = "List the sessions of a cash register")
    @APIResponse(responseCode = "200", description = "The sessions, newest first")
    public CashRegisterView.SessionList sessions(
            @Context RoutingContext request,
            @Parameter(description = PROPERTY) @Schema(format = "uuid") @PathParam("id") String id,
            @Parameter(description = REGISTER) @Schema(format = "uuid") @PathParam("register") String register,
            @Parameter(description = "From the page before, as given") @QueryParam("cursor") @Nullable String cursor,
            @Parameter(description = "Sessions, 1 to 200; 50 if not told") @QueryParam("limit") @Nullable
                    String limit) {
        int most = Params.number("limit", limit, LIMIT, 1, LIMIT_MAX);
        List<CashSession> found =
                drawers.sessions(Caller.of(request), place(id, register), Params.optionalUuid("cursor", cursor), most);
        List<CashSession> page = found.subList(0, Math.min(most, found.size()));
        return new CashRegisterView.SessionList(
                page.stream().map(CashRegisterView.SessionView::of).toList(),
                found.size() > most ? page.getLast().id().toString() : null);
    }

    @POST
    @Path("/{id}/cash-registers/{register}/sessions")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "openCashSession", summary = "Open a cash register with what is counted in it")
    @RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = CashRegisterBody.CountBody.class)))
    @APIResponse(
            responseCode = "201",
            description = "The register with its open session",
            content = @Content(schema = @Schema(implementation = CashRegisterView.class)))
    public Response open(
            @Context RoutingContext request,
            @Parameter(description = PROPERTY) @Schema(format = "uuid") @PathParam("id") String id,
            @Parameter(description = REGISTER) @Schema(format = "uuid") @PathParam("register") String register,
            @Parameter(description = Wire.KEY) @HeaderParam(Once.HEADER) @Nullable String key,
            @Nullable String body) {
        CashRegisters.Place place = place(id, register);
        return once.run(
                write(request, key, body),
                201,
                () -> CashRegisterView.of(drawers.open(Caller.of(request), place, count(body))));
    }

    @POST
    @Path("/{id}/cash-registers/{register}/close")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "closeCashSession", summary = "Close the open session with what is counted in the drawer")
    @RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = CashRegisterBody.CountBody.class)))
    @APIResponse(
            responseCode = "200",
            description = "The session with its difference",
            content = @Content(schema = @Schema(implementation = CashRegisterView.SessionView.class)))
    public Response close(
            @Context RoutingContext request,
            @Parameter(description = PROPERTY) @Schema(format = "uuid") @PathParam("id") String id,
            @Parameter(description = REGISTER) @Schema(format = "uuid") @PathParam("register") String register,
            @Parameter(description = Wire.KEY) @HeaderParam(Once.HEADER) @Nullable String key,
            @Nullable String body) {
        CashRegisters.Place place = place(id, register);
        return once.run(
                write(request, key, body),
                200,
                () -> CashRegisterView.SessionView.of(drawers.close(Caller.of(request), place, count(body))));
    }

    @POST
    @Path("/{id}/cash-registers/{register}/movements")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "moveCash", summary = "Record cash that goes in or out without a guest")
    @RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = CashRegisterBody.MovementBody.class)))
    @APIResponse(
            responseCode = "201",
            description = "The movement",
            content = @Content(schema = @Schema(implementation = CashRegisterView.MovementView.class)))
    public Response move(
            @Context RoutingContext request,
            @Parameter(description = PROPERTY) @Schema(format = "uuid") @PathParam("id") String id,
            @Parameter(description = REGISTER) @Schema(format = "uuid") @PathParam("register") String register,
            @Parameter(description = Wire.KEY) @HeaderParam(Once.HEADER) @Nullable String key,
            @Nullable String body) {
        CashRegisters.Place place = place(id, register);
        return once.run(
                write(request, key, body),
                201,
                () -> CashRegisterView.MovementView.of(drawers.move(Caller.of(request), place, movement(body))));
    }

    @ServerExceptionMapper
    Response refuse(Problem problem, RoutingContext request) {
        return Refused.by(problem, request);
    }

    private static Once.Request write(RoutingContext request, @Nullable String key, @Nullable String body) {
        String what = request.request().method() + " " + request.normalizedPath();
        return Once.Request.of(Caller.of(request), key, what, body);
    }

    private static CashDrawers.Count count(@Nullable String body) {
        CashRegisterBody.CountBody told = Bodies.read(body, CashRegisterBody.CountBody.class);
        return new CashDrawers.Count(
                Params.required("counted", told.counted()), told.note() == null ? "" : told.note());
    }

    private static CashDrawers.Move movement(@Nullable String body) {
        CashRegisterBody.MovementBody told = Bodies.read(body, CashRegisterBody.MovementBody.class);
        return new CashDrawers.Move(
                Limits.known(
                        "kind",
                        CashMovement.Kind.find(Params.required("kind", told.kind())),
                        "deposit, payment-out, payment-in"),
                Params.required("amount", told.amount()),
                Params.required("note", told.note()));
    }

    private static UUID property(String text) {
        return Params.pathId(ProblemCode.PROPERTY_UNKNOWN, text);
    }

    private static CashRegisters.Place place(String property, String register) {
        return new CashRegisters.Place(property(property), Params.pathId(ProblemCode.CASH_REGISTER_UNKNOWN, register));
    }
}
