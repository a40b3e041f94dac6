package io.relais.server.api;

import io.relais.core.access.Principal;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.relais.core.quote.Rule;
import io.relais.core.quote.RuleKind;
import io.relais.core.quote.RuleText;
import io.relais.core.quote.Rules;
import io.relais.core.quote.Tariff;
import io.relais.server.edge.Caller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/properties/{property}/rules")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Rates", description = "Rate plans, prices, restrictions and the rules of prices.")
final class RuleResource {
    static final String PROPERTY = "The property's id";
    static final String MATCH =
            "The version that the change is based on, as the ETag gives it; 412 when there is a newer one";
    private static final String KIND =
            "age-category, supplement, condition, discount, option, tax, vat-group or cancellation";

    private final Rules rules;
    private final Once once;

    @Inject
    RuleResource(Rules rules, Once once) {
        this.rules = rules;
        this.once = once;
    }

    @GET
    @Operation(operationId = "listRules", summary = "List the rules by which a property prices stays")
    @APIResponse(
            responseCode = "200",
            description = "The rules, by kind",
            content = @Content(schema = @Schema(implementation = RuleList.class)))
    public Response list(
            @Context RoutingContext request,
            @Parameter(description = PROPERTY) @Schema(format = "uuid") @PathParam("property") String property) {
        Tariff tariff = rules.get(Caller.of(request), id(property));
        return Response.ok(RuleList.of(tariff))
                .tag(new EntityTag(String.valueOf(tariff.version())))
                .build();
    }

    @PUT
    @Path("/{kind}/{code}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "saveRule",
            summary = "Add a rule, or replace the one of this kind and code",
            description =
                    "The body has `name` and the fields of the kind: money as decimal text in the property's currency,"
                            + " percent as decimals, plans and types by code.")
    @RequestBody(
            required = true,
            content = @Content(schema = @Schema(type = SchemaType.OBJECT, additionalProperties = Object.class)))
    @APIResponse(
            responseCode = "200",
            description = "The rule as it is kept",
            content = @Content(schema = @Schema(implementation = RuleView.class)))
    public Response save(
            @Context RoutingContext request,
            @Parameter(description = PROPERTY) @Schema(format = "uuid") @PathParam("property") String property,
            @Parameter(description = KIND) @PathParam("kind") String kind,
            @Parameter(description = "The rule's code") @PathParam("code") String code,
            @Nullable String body) {
        Principal caller = Caller.of(request);
        RuleKind known = kind(kind);
        UUID propertyId = id(property);
        Once.Request write = write(request, "PUT /rules/" + propertyId + "/" + kind + "/" + code, body);
        return once.run(write, 200, () -> {
            Tariff tariff = rules.get(caller, propertyId);
            Rule rule = RuleText.read(known, code, FlatBody.read(body), tariff);
            rules.save(caller, propertyId, rule, Versions.seen(request.request().getHeader(HttpHeaders.IF_MATCH)));
            return RuleView.of(rule, tariff);
        });
    }

    @DELETE
    @Path("/{kind}/{code}")
    @Operation(operationId = "deleteRule", summary = "Take a rule away")
    @APIResponse(responseCode = "204", description = "It is gone")
    public void delete(
            @Context RoutingContext request,
            @Parameter(description = PROPERTY) @Schema(format = "uuid") @PathParam("property") String property,
            @Parameter(description = KIND) @PathParam("kind") String kind,
            @Parameter(description = "The rule's code") @PathParam("code") String code,
            @Parameter(description = MATCH) @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String match) {
        rules.delete(
                Caller.of(request), id(property), kind(kind), Params.shortText("code", code), Versions.seen(match));
    }

    @ServerExceptionMapper
    Response refuse(Problem problem, RoutingContext request) {
        return Refused.by(problem, request);
    }

    static Once.Request write(RoutingContext request, String what, @Nullable String body) {
        return Once.Request.of(Caller.of(request), request.request().getHeader(Once.HEADER), what, body);
    }

    static UUID id(String property) {
        return Params.pathId(ProblemCode.PROPERTY_UNKNOWN, property);
    }

    private static RuleKind kind(String code) {
        return RuleKind.ofCode(code)
                .orElseThrow(() -> Problem.of(ProblemCode.RULE_UNKNOWN, Params.shortText("kind", code)));
    }
}
