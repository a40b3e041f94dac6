package io.relais.server.api;

import io.relais.core.access.Principal;
import io.relais.core.payment.Journal;
import io.relais.core.payment.JournalLine;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.relais.server.edge.Caller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/properties")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Takings")
final class JournalResource {
    private static final int LIMIT_MAX = 200;

    private final Journal journal;

    @Inject
    JournalResource(Journal journal) {
        this.journal = journal;
    }

    @GET
    @Path("/{id}/journal")
    @Operation(operationId = "getJournal", summary = "Get what was taken, by day and method, with the entries")
    @APIResponse(responseCode = "200", description = "The journal")
    public CashRegisterView.JournalView journal(
            @Context RoutingContext request,
            @Parameter(description = "The property's id") @Schema(format = "uuid") @PathParam("id") String id,
            @Parameter(description = "First day", required = true, example = "2026-05-01")
                    @Schema(format = "date")
                    @QueryParam("from")
                    @Nullable
                    String from,
            @Parameter(description = "Last day", required = true, example = "2026-05-31")
                    @Schema(format = "date")
                    @QueryParam("to")
                    @Nullable
                    String to,
            @Parameter(description = "For more than 200 entries: from the page before, as given")
                    @QueryParam("cursor")
                    @Nullable
                    String cursor) {
        Principal caller = Caller.of(request);
        UUID property = Params.pathId(ProblemCode.PROPERTY_UNKNOWN, id);
        LocalDate first = Params.date("from", Params.required("from", from));
        LocalDate last = Params.date("to", Params.required("to", to));
        Journal.Query query = new Journal.Query(
                property, first, last, Optional.empty(), Params.optionalUuid("cursor", cursor), LIMIT_MAX);
        List<JournalLine> found = journal.lines(caller, query);
        List<JournalLine> page = found.subList(0, Math.min(LIMIT_MAX, found.size()));
        return new CashRegisterView.JournalView(
                journal.days(caller, property, first, last).stream()
                        .map(CashRegisterView.DayView::of)
                        .toList(),
                page.stream().map(CashRegisterView.LineView::of).toList(),
                found.size() > LIMIT_MAX ? page.getLast().taking().id().toString() : null);
    }

    @ServerExceptionMapper
    Response refuse(Problem problem, RoutingContext request) {
        return Refused.by(problem, request);
    }
}
