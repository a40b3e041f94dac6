package io.relais.server.api;

import io.relais.core.access.Principal;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.relais.core.reservation.Administrations;
import io.relais.core.reservation.ReservationSheet;
import io.relais.core.reservation.Reservations;
import io.relais.server.edge.Caller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
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
import java.util.function.IntConsumer;
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
@Tag(name = "Administration", description = "What the desk writes beside a reservation, and fields of your own.")
final class AdministrationResource {
    private static final String RESERVATION = "The reservation's id";
    private static final String CHANGED = "The reservation as it is now";

    private final Administrations administrations;
    private final Reservations reservations;
    private final Once once;

    @Inject
    AdministrationResource(Administrations administrations, Reservations reservations, Once once) {
        this.administrations = administrations;
        this.reservations = reservations;
        this.once = once;
    }

    @GET
    @Path("/{id}/administration")
    @Operation(operationId = "getAdministration", summary = "Get what the desk wrote beside a reservation")
    @APIResponse(
            responseCode = "200",
            description = "The administration; the ETag is the reservation's",
            content = @Content(schema = @Schema(implementation = AdministrationView.class)))
    public Response get(
            @Context RoutingContext request,
            @Parameter(description = RESERVATION) @Schema(format = "uuid") @PathParam("id") String id) {
        ReservationSheet sheet = reservations.get(Caller.of(request), reservation(id));
        return Response.ok(AdministrationView.of(sheet.desk().administration()))
                .tag(tag(sheet))
                .build();
    }

    @PATCH
    @Path("/{id}/administration")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "changeAdministration", summary = "Change some of the administration")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = AdministrationBody.class)))
    @APIResponse(
            responseCode = "200",
            description = CHANGED,
            content = @Content(schema = @Schema(implementation = ReservationView.class)))
    public Response change(
            @Context RoutingContext request,
            @Parameter(description = RESERVATION) @Schema(format = "uuid") @PathParam("id") String id,
            @Parameter(description = Wire.MATCH) @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String match,
            @Parameter(description = Wire.KEY) @HeaderParam(Once.HEADER) @Nullable String key,
            @Nullable String body) {
        UUID reservation = reservation(id);
        return write(request, key, body, reservation, caller -> {
            AdministrationBody told = Bodies.read(body, AdministrationBody.class);
            administrations.edit(caller, reservation, told::applied, seen(match));
        });
    }

    @PUT
    @Path("/{id}/tags")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "setTags", summary = "Give a reservation exactly these tags")
    @RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = AdministrationBody.TagsBody.class)))
    @APIResponse(
            responseCode = "200",
            description = CHANGED,
            content = @Content(schema = @Schema(implementation = ReservationView.class)))
    public Response tag(
            @Context RoutingContext request,
            @Parameter(description = RESERVATION) @Schema(format = "uuid") @PathParam("id") String id,
            @Parameter(description = Wire.MATCH) @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String match,
            @Parameter(description = Wire.KEY) @HeaderParam(Once.HEADER) @Nullable String key,
            @Nullable String body) {
        UUID reservation = reservation(id);
        return write(request, key, body, reservation, caller -> {
            AdministrationBody.TagsBody told = Bodies.read(body, AdministrationBody.TagsBody.class);
            administrations.tag(
                    caller, reservation, Params.whole("tags", Params.required("tags", told.tags())), seen(match));
        });
    }

    @PUT
    @Path("/{id}/custom-fields")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "answerCustomFields", summary = "Answer custom fields of the property")
    @RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = AdministrationBody.AnswersBody.class)))
    @APIResponse(
            responseCode = "200",
            description = CHANGED,
            content = @Content(schema = @Schema(implementation = ReservationView.class)))
    public Response answer(
            @Context RoutingContext request,
            @Parameter(description = RESERVATION) @Schema(format = "uuid") @PathParam("id") String id,
            @Parameter(description = Wire.MATCH) @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String match,
            @Parameter(description = Wire.KEY) @HeaderParam(Once.HEADER) @Nullable String key,
            @Nullable String body) {
        UUID reservation = reservation(id);
        return write(request, key, body, reservation, caller -> {
            AdministrationBody.AnswersBody told = Bodies.read(body, AdministrationBody.AnswersBody.class);
            administrations.answer(caller, reservation, told.toAnswers(), seen(match));
        });
    }

    @PUT
    @Path("/{id}/contact")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "correctContact",
            summary = "Correct the contact of one reservation",
            description =
                    "Never the guest. The contact of a channel's reservation is yours from then on: the channel's next "
                            + "message leaves it alone.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = ContactView.class)))
    @APIResponse(
            responseCode = "200",
            description = CHANGED,
            content = @Content(schema = @Schema(implementation = ReservationView.class)))
    public Response contact(
            @Context RoutingContext request,
            @Parameter(description = RESERVATION) @Schema(format = "uuid") @PathParam("id") String id,
            @Parameter(description = Wire.MATCH) @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String match,
            @Parameter(description = Wire.KEY) @HeaderParam(Once.HEADER) @Nullable String key,
            @Nullable String body) {
        UUID reservation = reservation(id);
        return write(request, key, body, reservation, caller -> {
            ContactView told = Bodies.read(body, ContactView.class);
            administrations.correctContact(caller, reservation, told.toDetails(), seen(match));
        });
    }

    @ServerExceptionMapper
    Response refuse(Problem problem, RoutingContext request) {
        return Refused.by(problem, request);
    }

    @FunctionalInterface
    private interface Work {
        void run(Principal caller);
    }

    private Response write(
            RoutingContext request, @Nullable String key, @Nullable String body, UUID reservation, Work work) {
        Principal caller = Caller.of(request);
        String what = request.request().method() + " " + request.normalizedPath();
        return once.run(Once.Request.of(caller, key, what, body), 200, () -> {
            work.run(caller);
            return ReservationView.of(reservations.get(caller, reservation));
        });
    }

    private static IntConsumer seen(@Nullable String match) {
        return version -> Versions.check(match, version);
    }

    private static EntityTag tag(ReservationSheet sheet) {
        return new EntityTag(String.valueOf(sheet.version()), true);
    }

    private static UUID reservation(String text) {
        return Params.pathId(ProblemCode.RESERVATION_UNKNOWN, text);
    }
}
