package io.relais.server.api;

import io.relais.core.access.Principal;
import io.relais.core.inventory.Calendar;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.relais.core.property.Properties;
import io.relais.core.quote.RatePlans;
import io.relais.core.quote.Rules;
import io.relais.core.quote.Tariff;
import io.relais.server.edge.Caller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
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

@Path("/api/v1/properties/{property}/rates")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Rates")
final class RateResource {
    private final Rules rules;
    private final RatePlans plans;
    private final Calendar calendar;
    private final Properties properties;
    private final Once once;

    @Inject
    RateResource(Rules rules, RatePlans plans, Calendar calendar, Properties properties, Once once) {
        this.rules = rules;
        this.plans = plans;
        this.calendar = calendar;
        this.properties = properties;
        this.once = once;
    }

    @Schema(name = "RateChange", description = "What a change of prices or restrictions did.")
    record Changed(
            @Schema(description = "Nights that are another now")
            int nightsChanged) {}

    @GET
    @Path("/plans")
    @Operation(operationId = "listRatePlans", summary = "List the rate plans with what they follow from")
    @APIResponse(
            responseCode = "200",
            description = "The plans, in their order",
            content = @Content(schema = @Schema(implementation = RatePlanList.class)))
    public Response listPlans(
            @Context RoutingContext request,
            @Parameter(description = RuleResource.PROPERTY) @Schema(format = "uuid") @PathParam("property")
                    String property) {
        Tariff tariff = rules.get(Caller.of(request), RuleResource.id(property));
        return Response.ok(RatePlanList.of(tariff))
                .tag(new EntityTag(String.valueOf(tariff.version())))
                .build();
    }

    @POST
    @Path("/plans")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "createRatePlan",
            summary = "Add a rate plan",
            description = "Fields: code, name, mealPlan, position, parent (code or id), percent, amount, roundTo,"
                    + " inheritsRestrictions, cancellation, vat.")
    @RequestBody(
            required = true,
            content = @Content(schema = @Schema(type = SchemaType.OBJECT, additionalProperties = Object.class)))
    @APIResponse(
            responseCode = "201",
            description = "The plan",
            content = @Content(schema = @Schema(implementation = RatePlanList.PlanView.class)))
    public Response createPlan(
            @Context RoutingContext request,
            @Parameter(description = RuleResource.PROPERTY) @Schema(format = "uuid") @PathParam("property")
                    String property,
            @Nullable String body) {
        return savePlan(request, RuleResource.id(property), null, body);
    }

    @PUT
    @Path("/plans/{plan}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "saveRatePlan",
            summary = "Change a rate plan",
            description = "All fields as for a new one. Prices that follow from it are computed anew.")
    @RequestBody(
            required = true,
            content = @Content(schema = @Schema(type = SchemaType.OBJECT, additionalProperties = Object.class)))
    @APIResponse(
            responseCode = "200",
            description = "The plan",
            content = @Content(schema = @Schema(implementation = RatePlanList.PlanView.class)))
    public Response changePlan(
            @Context RoutingContext request,
            @Parameter(description = RuleResource.PROPERTY) @Schema(format = "uuid") @PathParam("property")
                    String property,
            @Parameter(description = "The plan's id") @Schema(format = "uuid") @PathParam("plan") String plan,
            @Nullable String body) {
        return savePlan(request, RuleResource.id(property), Params.pathId(ProblemCode.RATE_PLAN_UNKNOWN, plan), body);
    }

    private Response savePlan(RoutingContext request, UUID property, @Nullable UUID plan, @Nullable String body) {
        Principal caller = Caller.of(request);
        String what = (plan == null ? "POST" : "PUT " + plan) + " /plans of " + property;
        return once.run(RuleResource.write(request, what, body), plan == null ? 201 : 200, () -> {
            Tariff tariff = rules.get(caller, property);
            if (plan != null && tariff.ratePlan(plan).isEmpty()) {
                throw Problem.of(ProblemCode.RATE_PLAN_UNKNOWN, plan);
            }
            RatePlans.Plan wanted = plans.read(tariff, plan, FlatBody.read(body));
            plans.save(caller, property, wanted, Versions.seen(request.request().getHeader(HttpHeaders.IF_MATCH)));
            return RatePlanList.view(
                    wanted.plan(), wanted.rule(), tariff.property().currency());
        });
    }

    @PUT
    @Path("/prices")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "setPrices",
            summary = "Set the price of nights",
            description =
                    "Channels that sell the unit type are told. 409 `plan-derived` for a plan that follows another.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = PriceBody.class)))
    @APIResponse(
            responseCode = "200",
            description = "What it did",
            content = @Content(schema = @Schema(implementation = Changed.class)))
    public Response setPrices(
            @Context RoutingContext request,
            @Parameter(description = RuleResource.PROPERTY) @Schema(format = "uuid") @PathParam("property")
                    String property,
            @Nullable String body) {
        Principal caller = Caller.of(request);
        UUID id = RuleResource.id(property);
        return once.run(RuleResource.write(request, "PUT /prices of " + id, body), 200, () -> {
            PriceBody wanted = Bodies.read(body, PriceBody.class);
            String currency = properties.get(caller, id).currency();
            refuseForeign(caller, id, wanted);
            return new Changed(calendar.setPrice(
                    caller, wanted.product(), wanted.days(), wanted.people(), wanted.price(currency)));
        });
    }

    @PUT
    @Path("/restrictions")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "setRestrictions",
            summary = "Set what the plan demands of nights",
            description = "The whole restriction is replaced. Channels that sell the unit type are told.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = PriceBody.class)))
    @APIResponse(
            responseCode = "200",
            description = "What it did",
            content = @Content(schema = @Schema(implementation = Changed.class)))
    public Response setRestrictions(
            @Context RoutingContext request,
            @Parameter(description = RuleResource.PROPERTY) @Schema(format = "uuid") @PathParam("property")
                    String property,
            @Nullable String body) {
        Principal caller = Caller.of(request);
        UUID id = RuleResource.id(property);
        return once.run(RuleResource.write(request, "PUT /restrictions of " + id, body), 200, () -> {
            PriceBody wanted = Bodies.read(body, PriceBody.class);
            refuseForeign(caller, id, wanted);
            return new Changed(calendar.restrict(caller, wanted.product(), wanted.days(), wanted.restriction()));
        });
    }

    /** The address names the property; the product must be its own. */
    private void refuseForeign(Principal caller, UUID property, PriceBody wanted) {
        Tariff tariff = rules.get(caller, property);
        if (tariff.unitType(wanted.product().unitTypeId()).isEmpty()) {
            throw Problem.of(ProblemCode.UNIT_TYPE_UNKNOWN, wanted.product().unitTypeId());
        }
        if (tariff.ratePlan(wanted.product().ratePlanId()).isEmpty()) {
            throw Problem.of(ProblemCode.RATE_PLAN_UNKNOWN, wanted.product().ratePlanId());
        }
    }

    @ServerExceptionMapper
    Response refuse(Problem problem, RoutingContext request) {
        return Refused.by(problem, request);
    }
}
