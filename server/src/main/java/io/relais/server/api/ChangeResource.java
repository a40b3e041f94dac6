package io.relais.server.api;

import io.relais.core.access.Principal;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.relais.core.reservation.Arrangements;
import io.relais.core.reservation.Modifications;
import io.relais.core.reservation.Period;
import io.relais.core.reservation.ReservationSheet;
import io.relais.core.reservation.Reservations;
import io.relais.core.reservation.Seen;
import io.relais.server.edge.Caller;
import io.relais.server.edge.Languages;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
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

@Path("/api/v1/reservations")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Reservations")
final class ChangeResource {
    private static final String ID_TEXT = "The reservation's id";
    private static final String STAY_TEXT = "The stay's id";
    private static final String UUID_FORMAT = "uuid";
    private static final int STAYS_MAX = 50;

    private final Reservations reservations;
    private final Modifications modifications;
    private final Arrangements arrangements;
    private final Once once;

    @Inject
    ChangeResource(Reservations reservations, Modifications modifications, Arrangements arrangements, Once once) {
        this.reservations = reservations;
        this.modifications = modifications;
        this.arrangements = arrangements;
        this.once = once;
    }

    @POST
    @Path("/{id}/modification-preview")
    @Operation(
            operationId = "previewModification",
            summary = "See old price, new price and difference per line",
            description = "Saves nothing. Send the answer's version as If-Match when modifying.")
    @RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = LifeBodies.ModificationBody.class)))
    @APIResponse(
            responseCode = "200",
            description = "What would change",
            content = @Content(schema = @Schema(implementation = ChangeViews.PreviewView.class)))
    public ChangeViews.PreviewView preview(
            @Context RoutingContext request,
            @Parameter(description = ID_TEXT) @Schema(format = UUID_FORMAT) @PathParam("id") String id,
            @Nullable String body) {
        LifeBodies.ModificationBody wanted = Bodies.read(body, LifeBodies.ModificationBody.class);
        return ChangeViews.PreviewView.of(
                modifications.preview(Caller.of(request), id(id), LifeReading.modification(wanted)),
                Languages.of(request.request().getHeader(HttpHeaders.ACCEPT_LANGUAGE)));
    }

    @POST
    @Path("/{id}/modify")
    @Operation(
            operationId = "modifyReservation",
            summary = "Change dates, units, people, plans, options and price",
            description =
                    "Keep the old price, take the new one or type one, with a reason. Never oversells: 409 `no-room`."
                            + " A channel's reservation keeps what was changed here.")
    @RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = LifeBodies.ModificationBody.class)))
    @APIResponse(
            responseCode = "200",
            description = "The reservation",
            content = @Content(schema = @Schema(implementation = ReservationView.class)))
    public Response modify(
            @Context RoutingContext request,
            @Parameter(description = ID_TEXT) @Schema(format = UUID_FORMAT) @PathParam("id") String id,
            WriteParams write,
            @Nullable String body) {
        Call call = new Call(Caller.of(request), id(id), "modify", write, body);
        return run(call, 200, () -> {
            LifeBodies.ModificationBody wanted = Bodies.read(body, LifeBodies.ModificationBody.class);
            return modifications.apply(
                    call.caller(), call.seen(), LifeReading.modification(wanted), LifeReading.price(wanted.price()));
        });
    }

    @POST
    @Path("/{id}/split")
    @Operation(
            operationId = "splitReservation",
            summary = "Move stays, or a period of one, into a new reservation",
            description = "Charges go with their stays; what was paid stays where it was paid.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = LifeBodies.SplitBody.class)))
    @APIResponse(
            responseCode = "201",
            description = "The new reservation",
            content = @Content(schema = @Schema(implementation = ReservationView.class)))
    public Response split(
            @Context RoutingContext request,
            @Parameter(description = ID_TEXT) @Schema(format = UUID_FORMAT) @PathParam("id") String id,
            WriteParams write,
            @Nullable String body) {
        Call call = new Call(Caller.of(request), id(id), "split", write, body);
        return run(call, 201, () -> {
            LifeBodies.SplitBody wanted = Bodies.read(body, LifeBodies.SplitBody.class);
            return wanted.stayId() == null
                    ? arrangements.split(
                            call.caller(), call.seen(), LifeReading.ids("stayIds", wanted.stayIds(), STAYS_MAX))
                    : arrangements.splitPeriod(
                            call.caller(),
                            call.seen(),
                            LifeReading.period(LifeReading.id("stayId", wanted.stayId()), wanted.from(), wanted.to()));
        });
    }

    @POST
    @Path("/{id}/combine")
    @Operation(
            operationId = "combineReservations",
            summary = "Bring another reservation's stays into this one",
            description = "Same property and currency; this one's contact stays. The other is kept as cancelled.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = LifeBodies.CombineBody.class)))
    @APIResponse(
            responseCode = "200",
            description = "The reservation with the stays of both",
            content = @Content(schema = @Schema(implementation = ReservationView.class)))
    public Response combine(
            @Context RoutingContext request,
            @Parameter(description = ID_TEXT) @Schema(format = UUID_FORMAT) @PathParam("id") String id,
            WriteParams write,
            @Nullable String body) {
        Call call = new Call(Caller.of(request), id(id), "combine", write, body);
        return run(call, 200, () -> {
            LifeBodies.CombineBody wanted = Bodies.read(body, LifeBodies.CombineBody.class);
            return arrangements.combine(
                    call.caller(),
                    call.seen(),
                    new Seen(LifeReading.id("reservationId", wanted.reservationId()), wanted.version()));
        });
    }

    @POST
    @Path("/{id}/copy")
    @Operation(operationId = "copyReservation", summary = "Sell the same stays again for other dates")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = LifeBodies.CopyBody.class)))
    @APIResponse(
            responseCode = "201",
            description = "The new reservation",
            content = @Content(schema = @Schema(implementation = ReservationView.class)))
    public Response copy(
            @Context RoutingContext request,
            @Parameter(description = ID_TEXT) @Schema(format = UUID_FORMAT) @PathParam("id") String id,
            WriteParams write,
            @Nullable String body) {
        Call call = new Call(Caller.of(request), id(id), "copy", write, body);
        return run(call, 201, () -> {
            LifeBodies.CopyBody wanted = Bodies.read(body, LifeBodies.CopyBody.class);
            return arrangements.copy(call.caller(), call.id(), LifeReading.date("arrival", wanted.arrival()));
        });
    }

    @POST
    @Path("/{id}/stays/{stayId}/unit")
    @Operation(operationId = "assignUnit", summary = "Give a stay a unit, or take it away")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = LifeBodies.UnitBody.class)))
    @APIResponse(
            responseCode = "200",
            description = "The reservation",
            content = @Content(schema = @Schema(implementation = ReservationView.class)))
    public Response unit(
            @Context RoutingContext request, @BeanParam StayPath path, WriteParams write, @Nullable String body) {
        Call call = new Call(Caller.of(request), path.reservation(), "stays/" + path.stay() + "/unit", write, body);
        return run(call, 200, () -> {
            LifeBodies.UnitBody wanted = Bodies.read(body, LifeBodies.UnitBody.class);
            return reservations.assignUnit(
                    call.caller(),
                    call.seen(),
                    path.stay(),
                    wanted.unitId() == null
                            ? Optional.empty()
                            : Optional.of(LifeReading.id("unitId", wanted.unitId())));
        });
    }

    @POST
    @Path("/{id}/stays/{stayId}/remove-period")
    @Operation(
            operationId = "removePeriod",
            summary = "Take a period out of a stay",
            description = "From the middle it leaves two stays. Its nights are free at once and cost nothing.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = LifeBodies.PeriodBody.class)))
    @APIResponse(
            responseCode = "200",
            description = "The reservation",
            content = @Content(schema = @Schema(implementation = ReservationView.class)))
    public Response removePeriod(
            @Context RoutingContext request, @BeanParam StayPath path, WriteParams write, @Nullable String body) {
        Call call = new Call(Caller.of(request), path.reservation(), "stays/" + path.stay() + "/period", write, body);
        return run(call, 200, () -> {
            LifeBodies.PeriodBody wanted = Bodies.read(body, LifeBodies.PeriodBody.class);
            Period period = LifeReading.period(path.stay(), wanted.from(), wanted.to());
            return arrangements.removePeriod(call.caller(), call.seen(), period);
        });
    }

    /** A stay's address. */
    record StayPath(
            @Parameter(description = ID_TEXT) @Schema(format = UUID_FORMAT) @PathParam("id")
            String id,

            @Parameter(description = STAY_TEXT) @Schema(format = UUID_FORMAT) @PathParam("stayId")
            String stayId) {
        UUID reservation() {
            return ChangeResource.id(id);
        }

        UUID stay() {
            return Params.pathId(ProblemCode.STAY_UNKNOWN, stayId);
        }
    }

    private record Call(
            Principal caller,
            UUID id,
            String what,
            WriteParams write,
            @Nullable String body) {
        Seen seen() {
            return write.seen(id);
        }
    }

    private Response run(Call call, int status, Supplier<ReservationSheet> work) {
        return once.run(
                call.write().request(call.caller(), "POST /reservations/" + call.id() + "/" + call.what(), call.body()),
                status,
                () -> ReservationView.of(work.get()));
    }

    @ServerExceptionMapper
    Response refuse(Problem problem, RoutingContext request) {
        return Refused.by(problem, request);
    }

    private static UUID id(String text) {
        return Params.pathId(ProblemCode.RESERVATION_UNKNOWN, text);
    }
}
