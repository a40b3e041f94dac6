package io.relais.server.api;

import io.relais.core.access.Idempotency;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.relais.core.reservation.NewReservation;
import io.relais.core.reservation.Register;
import io.relais.core.reservation.RegisterPage;
import io.relais.core.reservation.ReservationSheet;
import io.relais.core.reservation.Reservations;
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
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/reservations")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Reservations", description = "The register of every source, and own sales.")
final class ReservationResource {
    static final String KEY_TEXT =
            "Makes the write safe to repeat for 24 hours: the same key and request get the first answer again.";

    private final Register register;
    private final Reservations reservations;
    private final Bodies bodies;

    @Inject
    ReservationResource(Register register, Reservations reservations, Bodies bodies) {
        this.bodies = bodies;
        this.register = register;
        this.reservations = reservations;
    }

    @GET
    @Operation(
            operationId = "searchReservations",
            summary = "Search the register",
            description =
                    "Newest first if no order is asked for. Follow `nextCursor`, or the `Link` header with rel=\"next\", for more.")
    @APIResponse(
            responseCode = "200",
            description = "A page of the register",
            headers = @Header(name = "Link", description = "The next page", schema = @Schema(type = SchemaType.STRING)))
    public RestResponse<ReservationList> search(
            @Context RoutingContext request, @Context UriInfo address, SearchParams params) {
        RegisterPage page = register.search(Caller.of(request), params.toQuery());
        var answer = RestResponse.ResponseBuilder.ok(ReservationList.of(page));
        if (!page.nextCursor().isEmpty()) {
            String next = address.getRequestUriBuilder()
                    .replaceQueryParam("cursor", page.nextCursor())
                    .build()
                    .getRawQuery();
            answer.header(HttpHeaders.LINK, "</api/v1/reservations?" + next + ">; rel=\"next\"");
        }
        return answer.build();
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getReservation", summary = "Get a reservation with its stays, prices and contact")
    @APIResponse(
            responseCode = "200",
            description = "The reservation",
            headers =
                    @Header(
                            name = "ETag",
                            description = "Changes with every change of the reservation",
                            schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = ReservationView.class)))
    @APIResponse(responseCode = "304", description = "Unchanged since the version of `If-None-Match`")
    public Response get(
            @Context RoutingContext request,
            @Context Request conditions,
            @Parameter(description = "The reservation's id") @Schema(format = "uuid") @PathParam("id") String id) {
        ReservationView view = ReservationView.of(reservations.get(Caller.of(request), id(id)));
        // Weak: names of unit types and rate plans may be corrected without a new version of the reservation.
        EntityTag tag = new EntityTag(String.valueOf(view.version()), true);
        Response.ResponseBuilder unchanged = conditions.evaluatePreconditions(tag);
        return (unchanged == null ? Response.ok(view) : unchanged).tag(tag).build();
    }

    @GET
    @Path("/{id}/history")
    @Operation(operationId = "getReservationHistory", summary = "Get what happened to a reservation, and who did it")
    @APIResponse(responseCode = "200", description = "The events, oldest first")
    public HistoryView history(
            @Context RoutingContext request,
            @Parameter(description = "The reservation's id") @Schema(format = "uuid") @PathParam("id") String id) {
        return HistoryView.of(reservations.history(Caller.of(request), id(id)));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "createReservation",
            summary = "Make an own sale",
            description = "Takes the nights and prices the stay from the rate plan. Never oversells: 409 `no-room`.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = NewReservationBody.class)))
    @APIResponse(
            responseCode = "201",
            description = "The new reservation",
            headers =
                    @Header(name = "Location", description = "Its address", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = ReservationView.class)))
    public Response create(
            @Context RoutingContext request,
            @Parameter(description = KEY_TEXT) @HeaderParam(Once.HEADER) @Nullable String key,
            @Nullable String body) {
        String text = body == null ? "" : body;
        Optional<Idempotency.Write> write =
                Once.write(new Once.Request(Caller.of(request), key, "POST /reservations", text));
        NewReservation wanted = Sale.of(Bodies.read(text, NewReservationBody.class));
        if (write.isEmpty()) {
            ReservationSheet sheet = reservations.book(Caller.of(request), wanted);
            return created(sheet.id().toString(), Once.answer(told(sheet), false));
        }
        Reservations.Booked booked = reservations.bookOnce(write.get(), wanted, this::told);
        return created(Bodies.idIn(booked.answer().body()), Once.answer(booked.answer(), booked.repeated()));
    }

    private Idempotency.Answer told(ReservationSheet sheet) {
        return new Idempotency.Answer(201, bodies.write(ReservationView.of(sheet)));
    }

    private static Response created(String id, Response.ResponseBuilder answer) {
        return answer.location(URI.create("/api/v1/reservations/" + id)).build();
    }

    @ServerExceptionMapper
    Response refuse(Problem problem, RoutingContext request) {
        return Refused.by(problem, request);
    }

    private static UUID id(String text) {
        return Params.pathId(ProblemCode.RESERVATION_UNKNOWN, text);
    }
}
