package io.relais.server.api;

import io.relais.core.access.Principal;
import io.relais.core.problem.Problem;
import io.relais.core.quote.Quoting;
import io.relais.core.quote.Search;
import io.relais.server.edge.Caller;
import io.relais.server.edge.Languages;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Quotes", description = "What stays cost, and what could be sold.")
final class QuoteResource {
    private final Quoting quoting;
    private final Search search;

    @Inject
    QuoteResource(Quoting quoting, Search search) {
        this.quoting = quoting;
        this.search = search;
    }

    @POST
    @Path("/quotes")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "quote",
            summary = "Price a stay and explain the price",
            description = "Changes nothing. A stay that cannot be sold so is 409 with the rule's `code` and its date.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = QuoteBody.class)))
    @APIResponse(responseCode = "200", description = "The quote")
    @APIResponse(responseCode = "409", description = "Against a rule of the house, told by `code`")
    public QuoteView quote(@Context RoutingContext request, @Nullable String body) {
        Principal caller = Caller.of(request);
        QuoteBody wanted = Bodies.read(body, QuoteBody.class);
        return QuoteView.of(quoting.explain(caller, wanted.ask(quoting.today(caller, wanted.property()))));
    }

    @POST
    @Path("/availability-search")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "searchAvailability",
            summary = "Search what could be sold",
            description = "Changes nothing. Every unit type under every plan with units left and total, or why not.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = SearchBody.class)))
    @APIResponse(responseCode = "200", description = "The offers")
    public OfferList search(@Context RoutingContext request, @Nullable String body) {
        SearchBody wanted = Bodies.read(body, SearchBody.class);
        return OfferList.of(
                search.search(Caller.of(request), wanted.ask()),
                Languages.of(request.request().getHeader(HttpHeaders.ACCEPT_LANGUAGE)));
    }

    @ServerExceptionMapper
    Response refuse(Problem problem, RoutingContext request) {
        return Refused.by(problem, request);
    }
}
