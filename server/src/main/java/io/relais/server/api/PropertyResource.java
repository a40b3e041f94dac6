package io.relais.server.api;

import io.relais.core.access.Principal;
import io.relais.core.inventory.Availability;
import io.relais.core.inventory.NightState;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.relais.core.property.Properties;
import io.relais.core.property.Property;
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
import java.time.temporal.ChronoUnit;
import java.util.List;
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
@Tag(name = "Properties", description = "What is sold, and what of it is left.")
final class PropertyResource {
    private final Properties properties;
    private final Availability availability;

    @Inject
    PropertyResource(Properties properties, Availability availability) {
        this.properties = properties;
        this.availability = availability;
    }

    @GET
    @Operation(operationId = "listProperties", summary = "List the properties that the key may see")
    @APIResponse(responseCode = "200", description = "The properties, by name")
    public PropertyList list(@Context RoutingContext request) {
        return new PropertyList(properties.list(Caller.of(request)).stream()
                .map(PropertyView::of)
                .toList());
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getProperty", summary = "Get a property with its unit types and rate plans")
    @APIResponse(responseCode = "200", description = "The property")
    public PropertyDetail get(
            @Context RoutingContext request,
            @Parameter(description = "The property's id") @Schema(format = "uuid") @PathParam("id") String id) {
        Property property = properties.get(Caller.of(request), Params.pathId(ProblemCode.PROPERTY_UNKNOWN, id));
        return new PropertyDetail(
                PropertyView.of(property),
                properties.listUnitTypes(property.id()).stream()
                        .map(PropertyDetail.UnitTypeView::of)
                        .toList(),
                properties.listRatePlans(property.id()).stream()
                        .map(PropertyDetail.RatePlanView::of)
                        .toList());
    }

    @GET
    @Path("/{id}/availability")
    @Operation(
            operationId = "getAvailability",
            summary = "Get what is still for sale",
            description = "The nights from `from` up to the one before `to`, at most 400, of every unit type.")
    @APIResponse(responseCode = "200", description = "The nights by unit type")
    public AvailabilityView availability(
            @Context RoutingContext request,
            @Parameter(description = "The property's id") @Schema(format = "uuid") @PathParam("id") String id,
            @Parameter(description = "First night, local to the property", required = true, example = "2026-07-14")
                    @Schema(format = "date")
                    @QueryParam("from")
                    @Nullable
                    String from,
            @Parameter(description = "The day after the last night", required = true, example = "2026-07-21")
                    @Schema(format = "date")
                    @QueryParam("to")
                    @Nullable
                    String to) {
        Principal caller = Caller.of(request);
        UUID propertyId = Params.pathId(ProblemCode.PROPERTY_UNKNOWN, id);
        LocalDate first = Params.date("from", Params.required("from", from));
        LocalDate end = Params.date("to", Params.required("to", to));
        Params.within("to - from", ChronoUnit.DAYS.between(first, end), 1, Availability.NIGHTS_MAX);
        List<NightState> nights = availability.list(caller, propertyId, first, end.minusDays(1));
        return new AvailabilityView(
                propertyId,
                first,
                end,
                properties.listUnitTypes(propertyId).stream()
                        .map(type -> AvailabilityView.nights(type, nights))
                        .toList());
    }

    @ServerExceptionMapper
    Response refuse(Problem problem, RoutingContext request) {
        return Refused.by(problem, request);
    }
}
