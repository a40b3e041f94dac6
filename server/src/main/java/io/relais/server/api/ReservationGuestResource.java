package io.relais.server.api;

import io.relais.core.access.Principal;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.relais.core.reservation.GuestCard;
import io.relais.core.reservation.ReservationGuests;
import io.relais.server.edge.Caller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
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
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;
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

@Path("/api/v1/reservations/{id}/guest")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Guests")
final class ReservationGuestResource {
    private final ReservationGuests guests;
    private final Once once;

    @Inject
    ReservationGuestResource(ReservationGuests guests, Once once) {
        this.guests = guests;
        this.once = once;
    }

    @Schema(name = "ReservationGuestInput", description = "Who the main guest is to be.")
    record GuestChoice(
            @Schema(
                    format = "uuid",
                    description = "A known guest; null for a new one made of the reservation's contact")
            @Nullable
            String guestId) {}

    @Schema(name = "BirthDateInput", description = "A birth date as told for one reservation.")
    record BirthDate(
            @Schema(format = "date", description = "Null to forget it", examples = "1980-02-29") @Nullable
            String birthDate) {}

    @GET
    @Operation(operationId = "getReservationGuest", summary = "Get whose reservation it is, and who it may be")
    @APIResponse(
            responseCode = "200",
            description = "The linked guest, proposals and warnings",
            content = @Content(schema = @Schema(implementation = ReservationGuestView.class)))
    public Response get(
            @Context RoutingContext request,
            @Parameter(description = "The reservation's id") @Schema(format = "uuid") @PathParam("id") String id) {
        ReservationGuestView view = ReservationGuestView.of(guests.get(Caller.of(request), id(id)));
        return Response.ok(view).tag(String.valueOf(view.version())).build();
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "changeReservationGuest",
            summary = "Change the main guest of one reservation",
            description = "The reservation keeps its contact as it is.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = GuestChoice.class)))
    @APIResponse(
            responseCode = "200",
            description = "Whose reservation it is now",
            content = @Content(schema = @Schema(implementation = ReservationGuestView.class)))
    public Response change(
            @Context RoutingContext request,
            @Parameter(description = "The reservation's id") @Schema(format = "uuid") @PathParam("id") String id,
            @Parameter(description = GuestResource.MATCH_TEXT) @HeaderParam("If-Match") @Nullable String ifMatch,
            @Parameter(description = GuestResource.KEY_TEXT) @HeaderParam(Once.HEADER) @Nullable String key,
            @Nullable String body) {
        Principal caller = Caller.of(request);
        UUID reservation = id(id);
        return once.run(Once.Request.of(caller, key, "PUT /reservations/" + reservation + "/guest", body), 200, () -> {
            GuestChoice choice = Bodies.read(body, GuestChoice.class);
            Optional<UUID> guest = Params.optionalUuid("guestId", choice.guestId());
            OptionalInt seen = OptionalInt.empty();
            if (ifMatch != null) {
                GuestCard card = guests.get(caller, reservation);
                Versions.check(ifMatch, card.version());
                seen = OptionalInt.of(card.version());
            }
            return ReservationGuestView.of(guests.change(caller, reservation, guest, seen));
        });
    }

    @PUT
    @Path("/birth-date")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "tellBirthDate",
            summary = "Keep a birth date told for one reservation",
            description = "The guest may be recognised by it; no guest's details change.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = BirthDate.class)))
    @APIResponse(
            responseCode = "200",
            description = "Whose reservation it is",
            content = @Content(schema = @Schema(implementation = ReservationGuestView.class)))
    public ReservationGuestView birthDate(
            @Context RoutingContext request,
            @Parameter(description = "The reservation's id") @Schema(format = "uuid") @PathParam("id") String id,
            @Nullable String body) {
        String told = Bodies.read(body, BirthDate.class).birthDate();
        Optional<LocalDate> date =
                told == null || told.isEmpty() ? Optional.empty() : Optional.of(Params.date("birthDate", told));
        return ReservationGuestView.of(guests.tellBirthDate(Caller.of(request), id(id), date));
    }

    @POST
    @Path("/proposals/{proposal}/accept")
    @Operation(
            operationId = "acceptGuestProposal",
            summary = "Say that a proposed guest is the one",
            description = "A guest made of this very reservation is merged into them, which can be undone.")
    @APIResponse(
            responseCode = "200",
            description = "Whose reservation it is now",
            content = @Content(schema = @Schema(implementation = ReservationGuestView.class)))
    public Response accept(
            @Context RoutingContext request,
            @Parameter(description = "The reservation's id") @Schema(format = "uuid") @PathParam("id") String id,
            @Parameter(description = "The proposal's id") @Schema(format = "uuid") @PathParam("proposal")
                    String proposal,
            @Parameter(description = GuestResource.KEY_TEXT) @HeaderParam(Once.HEADER) @Nullable String key) {
        Principal caller = Caller.of(request);
        UUID reservation = id(id);
        UUID proposalId = Params.pathId(ProblemCode.PROPOSAL_UNKNOWN, proposal);
        Once.Request write = new Once.Request(caller, key, "POST /guest/proposals/" + proposalId + "/accept", "");
        return once.run(write, 200, () -> ReservationGuestView.of(guests.accept(caller, reservation, proposalId)));
    }

    @POST
    @Path("/proposals/{proposal}/refuse")
    @Operation(
            operationId = "refuseGuestProposal",
            summary = "Say that a proposed guest is somebody else",
            description = "It is not proposed again for this reservation.")
    @APIResponse(
            responseCode = "200",
            description = "Whose reservation it is",
            content = @Content(schema = @Schema(implementation = ReservationGuestView.class)))
    public Response refuseProposal(
            @Context RoutingContext request,
            @Parameter(description = "The reservation's id") @Schema(format = "uuid") @PathParam("id") String id,
            @Parameter(description = "The proposal's id") @Schema(format = "uuid") @PathParam("proposal")
                    String proposal,
            @Parameter(description = GuestResource.KEY_TEXT) @HeaderParam(Once.HEADER) @Nullable String key) {
        Principal caller = Caller.of(request);
        UUID reservation = id(id);
        UUID proposalId = Params.pathId(ProblemCode.PROPOSAL_UNKNOWN, proposal);
        Once.Request write = new Once.Request(caller, key, "POST /guest/proposals/" + proposalId + "/refuse", "");
        return once.run(write, 200, () -> ReservationGuestView.of(guests.refuse(caller, reservation, proposalId)));
    }

    @ServerExceptionMapper
    Response refuse(Problem problem, RoutingContext request) {
        return Refused.by(problem, request);
    }

    private static UUID id(String text) {
        return Params.pathId(ProblemCode.RESERVATION_UNKNOWN, text);
    }
}
