package io.relais.server.api;

import io.relais.core.access.Principal;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.relais.core.reservation.Erasing;
import io.relais.core.reservation.KeptField;
import io.relais.core.reservation.KeptFields;
import io.relais.core.reservation.Reservations;
import io.relais.core.reservation.Status;
import io.relais.core.reservation.StatusChange;
import io.relais.core.reservation.Statuses;
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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
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

@Path("/api/v1/reservations")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Reservations")
final class LifeResource {
    private static final String ID_TEXT = "The reservation's id";
    private static final String SCHEMA = "uuid";

    private final Reservations reservations;
    private final Statuses statuses;
    private final Erasing erasing;
    private final KeptFields kept;
    private final Once once;

    @Inject
    LifeResource(Reservations reservations, Statuses statuses, Erasing erasing, KeptFields kept, Once once) {
        this.reservations = reservations;
        this.statuses = statuses;
        this.erasing = erasing;
        this.kept = kept;
        this.once = once;
    }

    @POST
    @Path("/{id}/status")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "changeReservationStatus",
            summary = "Confirm, check in or out, note a no-show, make an option, re-open",
            description =
                    "409 `status-refused` names both states and what is possible. Re-opening takes the nights again.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = LifeBodies.StatusBody.class)))
    @APIResponse(
            responseCode = "200",
            description = "The reservation",
            content = @Content(schema = @Schema(implementation = ReservationView.class)))
    public Response status(
            @Context RoutingContext request,
            @Parameter(description = ID_TEXT) @Schema(format = SCHEMA) @PathParam("id") String id,
            WriteParams write,
            @Nullable String body) {
        Principal caller = Caller.of(request);
        UUID reservation = id(id);
        return once.run(write.request(caller, "POST /reservations/" + reservation + "/status", body), 200, () -> {
            StatusChange change = LifeReading.status(Bodies.read(body, LifeBodies.StatusBody.class));
            return ReservationView.of(statuses.change(caller, write.seen(reservation), change));
        });
    }

    @GET
    @Path("/{id}/cancellation")
    @Operation(operationId = "proposeCancellation", summary = "Get what a cancellation would cost by the policy")
    @APIResponse(responseCode = "200", description = "The proposed fee")
    public ChangeViews.FeeView cancellation(
            @Context RoutingContext request,
            @Parameter(description = ID_TEXT) @Schema(format = SCHEMA) @PathParam("id") String id,
            @Parameter(description = "cancelled or no-show; not given = cancelled") @QueryParam("as") @Nullable
                    String as) {
        Status to = switch (as == null ? "" : as) {
            case "", "cancelled" -> Status.CANCELLED;
            case "no-show" -> Status.NO_SHOW;
            default -> throw Problem.of(ProblemCode.VALUE_INVALID, "as", "cancelled, no-show");
        };
        return ChangeViews.FeeView.of(statuses.explainFee(Caller.of(request), id(id), to));
    }

    @POST
    @Path("/{id}/cancel")
    @Operation(
            operationId = "cancelReservation",
            summary = "Cancel an own sale",
            description =
                    "Frees its nights at once; the record stays. A body with a fee is optional. A channel's reservation is"
                            + " cancelled at the channel: 409.")
    @RequestBody(content = @Content(schema = @Schema(implementation = LifeBodies.CancelBody.class)))
    @APIResponse(
            responseCode = "200",
            description = "The cancelled reservation",
            content = @Content(schema = @Schema(implementation = ReservationView.class)))
    public Response cancel(
            @Context RoutingContext request,
            @Parameter(description = ID_TEXT) @Schema(format = SCHEMA) @PathParam("id") String id,
            WriteParams write,
            @Nullable String body) {
        Principal caller = Caller.of(request);
        UUID reservation = id(id);
        return once.run(write.request(caller, "POST /reservations/" + reservation + "/cancel", body), 200, () -> {
            LifeBodies.CancelBody wanted = body == null || body.isBlank()
                    ? new LifeBodies.CancelBody(null, null)
                    : Bodies.read(body, LifeBodies.CancelBody.class);
            StatusChange change = StatusChange.cancelled(wanted.fee(), LifeReading.reason(wanted.reason()));
            return ReservationView.of(statuses.change(caller, write.seen(reservation), change));
        });
    }

    @DELETE
    @Path("/{id}")
    @Operation(
            operationId = "eraseReservation",
            summary = "Erase a cancelled reservation for good",
            description =
                    "Cannot be undone. Needs `reservations:erase`, settled money, and the confirmation number in `confirm`.")
    @APIResponse(responseCode = "204", description = "It is erased")
    public Response erase(
            @Context RoutingContext request,
            @Parameter(description = ID_TEXT) @Schema(format = SCHEMA) @PathParam("id") String id,
            WriteParams write,
            @Parameter(description = "The reservation's confirmation number") @QueryParam("confirm") @Nullable
                    String confirm) {
        Principal caller = Caller.of(request);
        UUID reservation = id(id);
        Response done = once.run(write.request(caller, "DELETE /reservations/" + reservation, confirm), 200, () -> {
            erasing.erase(caller, write.seen(reservation), Params.shortText("confirm", confirm));
            return Map.of();
        });
        return done.getStatus() == 200 ? Response.noContent().build() : done;
    }

    @GET
    @Path("/{id}/kept-fields")
    @Operation(
            operationId = "listKeptFields",
            summary = "List what was changed here and where the channel says otherwise")
    @APIResponse(responseCode = "200", description = "The differences; empty for an own sale")
    public ChangeViews.KeptView keptFields(
            @Context RoutingContext request,
            @Parameter(description = ID_TEXT) @Schema(format = SCHEMA) @PathParam("id") String id) {
        return ChangeViews.KeptView.of(kept.list(Caller.of(request), id(id)));
    }

    @POST
    @Path("/{id}/kept-fields")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "decideKeptField", summary = "Take the channel's word for one field, or keep ours")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = LifeBodies.KeptBody.class)))
    @APIResponse(
            responseCode = "200",
            description = "The reservation",
            content = @Content(schema = @Schema(implementation = ReservationView.class)))
    public Response decide(
            @Context RoutingContext request,
            @Parameter(description = ID_TEXT) @Schema(format = SCHEMA) @PathParam("id") String id,
            WriteParams write,
            @Nullable String body) {
        Principal caller = Caller.of(request);
        UUID reservation = id(id);
        return once.run(write.request(caller, "POST /reservations/" + reservation + "/kept", body), 200, () -> {
            LifeBodies.KeptBody wanted = Bodies.read(body, LifeBodies.KeptBody.class);
            KeptField field = KeptField.ofCode(Params.required("field", wanted.field()))
                    .orElseThrow(() -> Problem.of(ProblemCode.VALUE_INVALID, "field", "a field that is kept"));
            String take = Params.required("take", wanted.take());
            if (!"theirs".equals(take) && !"ours".equals(take)) {
                throw Problem.of(ProblemCode.VALUE_INVALID, "take", "theirs, ours");
            }
            kept.decide(
                    caller,
                    write.seen(reservation),
                    Params.shortText("line", wanted.line()),
                    field,
                    "theirs".equals(take));
            return ReservationView.of(reservations.get(caller, reservation));
        });
    }

    @ServerExceptionMapper
    Response refuse(Problem problem, RoutingContext request) {
        return Refused.by(problem, request);
    }

    private static UUID id(String text) {
        return Params.pathId(ProblemCode.RESERVATION_UNKNOWN, text);
    }
}
