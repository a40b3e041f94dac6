package io.relais.server.api;

import io.relais.core.access.Principal;
import io.relais.core.payment.Taking;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.relais.core.reservation.Recorded;
import io.relais.core.reservation.Takings;
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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
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
@Tag(name = "Takings", description = "Money received for reservations, and the cash registers it goes through.")
final class TakingResource {
    private static final int LIMIT = 50;
    private static final int LIMIT_MAX = 200;

    private final Takings takings;
    private final Once once;

    @Inject
    TakingResource(Takings takings, Once once) {
        this.takings = takings;
        this.once = once;
    }

    @GET
    @Path("/{id}/takings")
    @Operation(operationId = "listTakings", summary = "List what was received for a reservation")
    @APIResponse(responseCode = "200", description = "The takings, oldest first")
    public TakingView.Page list(
            @Context RoutingContext request,
            @Parameter(description = "The reservation's id") @Schema(format = "uuid") @PathParam("id") String id,
            @Parameter(description = "From the page before, as given") @QueryParam("cursor") @Nullable String cursor,
            @Parameter(description = "Entries, 1 to 200; 50 if not told") @QueryParam("limit") @Nullable String limit) {
        int most = Params.number("limit", limit, LIMIT, 1, LIMIT_MAX);
        List<Taking> all = takings.list(Caller.of(request), reservation(id));
        int from = cursor == null || cursor.isEmpty() ? 0 : after(all, cursor);
        List<Taking> page = all.subList(from, Math.min(all.size(), from + most));
        boolean more = from + page.size() < all.size();
        return new TakingView.Page(
                page.stream().map(TakingView::of).toList(),
                more ? page.getLast().id().toString() : null);
    }

    @POST
    @Path("/{id}/takings")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "recordTaking",
            summary = "Record money received or given back",
            description = "More than is due is taken, and told in the answer.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = TakingBody.class)))
    @APIResponse(
            responseCode = "201",
            description = "The taking",
            content = @Content(schema = @Schema(implementation = TakingView.RecordedView.class)))
    public Response add(
            @Context RoutingContext request,
            @Parameter(description = "The reservation's id") @Schema(format = "uuid") @PathParam("id") String id,
            WriteParams write,
            @Nullable String body) {
        Principal caller = Caller.of(request);
        UUID reservation = reservation(id);
        return once.run(
                write.request(caller, "POST /reservations/" + reservation + "/takings", body),
                201,
                () -> view(takings.record(
                        caller,
                        write.seen(reservation),
                        Bodies.read(body, TakingBody.class).toTaking())));
    }

    @POST
    @Path("/{id}/takings/{taking}/correction")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "correctTaking",
            summary = "Counter a taking with one of the opposite amount",
            description = "Once for each; the entry itself stays.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = TakingBody.Correction.class)))
    @APIResponse(
            responseCode = "201",
            description = "The counter-entry",
            content = @Content(schema = @Schema(implementation = TakingView.RecordedView.class)))
    public Response correct(
            @Context RoutingContext request,
            @Parameter(description = "The reservation's id") @Schema(format = "uuid") @PathParam("id") String id,
            @Parameter(description = "The taking's id") @Schema(format = "uuid") @PathParam("taking") String taking,
            WriteParams write,
            @Nullable String body) {
        Principal caller = Caller.of(request);
        UUID reservation = reservation(id);
        UUID wrong = Params.pathId(ProblemCode.TAKING_UNKNOWN, taking);
        String what = "POST /reservations/" + reservation + "/takings/" + wrong + "/correction";
        return once.run(write.request(caller, what, body), 201, () -> {
            String reason = Params.required(
                    "reason", Bodies.read(body, TakingBody.Correction.class).reason());
            return view(takings.correct(caller, write.seen(reservation), wrong, reason));
        });
    }

    @ServerExceptionMapper
    Response refuse(Problem problem, RoutingContext request) {
        return Refused.by(problem, request);
    }

    private static TakingView.RecordedView view(Recorded recorded) {
        return new TakingView.RecordedView(
                TakingView.of(recorded.taking()),
                MoneyView.of(recorded.paid()),
                MoneyView.of(recorded.balance()),
                recorded.isOverpaid());
    }

    private static int after(List<Taking> all, String cursor) {
        return 1
                + IntStream.range(0, all.size())
                        .filter(i -> all.get(i).id().toString().equals(cursor))
                        .findFirst()
                        .orElseThrow(() -> Problem.of(ProblemCode.CURSOR_INVALID));
    }

    private static UUID reservation(String text) {
        return Params.pathId(ProblemCode.RESERVATION_UNKNOWN, text);
    }
}
