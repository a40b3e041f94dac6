package io.relais.server.api;

import io.relais.core.access.Principal;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.relais.core.property.CustomFields;
import io.relais.server.edge.Caller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/properties")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Administration")
final class CustomFieldResource {
    private static final String PROPERTY = "The property's id";
    private static final String FIELD = "The field's id";

    private final CustomFields fields;
    private final Once once;

    @Inject
    CustomFieldResource(CustomFields fields, Once once) {
        this.fields = fields;
        this.once = once;
    }

    @GET
    @Path("/{id}/custom-fields")
    @Operation(operationId = "listCustomFields", summary = "List the fields that a property defined")
    @APIResponse(responseCode = "200", description = "The fields in their order; those retired come last")
    public CustomFieldView.FieldList list(
            @Context RoutingContext request,
            @Parameter(description = PROPERTY) @Schema(format = "uuid") @PathParam("id") String id) {
        return new CustomFieldView.FieldList(fields.list(Caller.of(request), property(id)).stream()
                .map(CustomFieldView::of)
                .toList());
    }

    @GET
    @Path("/{id}/custom-fields/{field}")
    @Operation(operationId = "getCustomField", summary = "Get a field that a property defined")
    @APIResponse(responseCode = "200", description = "The field")
    public CustomFieldView get(
            @Context RoutingContext request,
            @Parameter(description = PROPERTY) @Schema(format = "uuid") @PathParam("id") String id,
            @Parameter(description = FIELD) @Schema(format = "uuid") @PathParam("field") String field) {
        return CustomFieldView.of(fields.get(Caller.of(request), property(id), field(field)));
    }

    @POST
    @Path("/{id}/custom-fields")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "addCustomField", summary = "Define a field")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = CustomFieldView.Body.class)))
    @APIResponse(
            responseCode = "201",
            description = "The field",
            content = @Content(schema = @Schema(implementation = CustomFieldView.class)))
    public Response add(
            @Context RoutingContext request,
            @Parameter(description = PROPERTY) @Schema(format = "uuid") @PathParam("id") String id,
            @Parameter(description = Wire.KEY) @HeaderParam(Once.HEADER) @Nullable String key,
            @Nullable String body) {
        Principal caller = Caller.of(request);
        UUID property = property(id);
        Once.Request write = Once.Request.of(caller, key, "POST /properties/" + property + "/custom-fields", body);
        return once.run(
                write,
                201,
                () -> CustomFieldView.of(fields.add(
                        caller,
                        property,
                        Bodies.read(body, CustomFieldView.Body.class).toWanted(null))));
    }

    @PUT
    @Path("/{id}/custom-fields/{field}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "changeCustomField",
            summary = "Change what a field asks",
            description = "Its code and type stay.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = CustomFieldView.Body.class)))
    @APIResponse(responseCode = "200", description = "The field")
    public CustomFieldView change(
            @Context RoutingContext request,
            @Parameter(description = PROPERTY) @Schema(format = "uuid") @PathParam("id") String id,
            @Parameter(description = FIELD) @Schema(format = "uuid") @PathParam("field") String field,
            @Nullable String body) {
        Principal caller = Caller.of(request);
        UUID property = property(id);
        UUID fieldId = field(field);
        CustomFieldView.Body told = Bodies.read(body, CustomFieldView.Body.class);
        return CustomFieldView.of(
                fields.change(caller, property, fieldId, told.toWanted(fields.get(caller, property, fieldId))));
    }

    @POST
    @Path("/{id}/custom-fields/{field}/retire")
    @Operation(
            operationId = "retireCustomField",
            summary = "Stop asking a field",
            description = "Its answers stay readable.")
    @APIResponse(responseCode = "200", description = "The field")
    public CustomFieldView retire(
            @Context RoutingContext request,
            @Parameter(description = PROPERTY) @Schema(format = "uuid") @PathParam("id") String id,
            @Parameter(description = FIELD) @Schema(format = "uuid") @PathParam("field") String field) {
        return CustomFieldView.of(fields.retire(Caller.of(request), property(id), field(field), true));
    }

    @DELETE
    @Path("/{id}/custom-fields/{field}")
    @ResponseStatus(204)
    @Operation(
            operationId = "deleteCustomField",
            summary = "Delete a field that no reservation answers",
            description = "One with answers can be retired.")
    @APIResponse(responseCode = "204", description = "Deleted")
    public void delete(
            @Context RoutingContext request,
            @Parameter(description = PROPERTY) @Schema(format = "uuid") @PathParam("id") String id,
            @Parameter(description = FIELD) @Schema(format = "uuid") @PathParam("field") String field) {
        fields.delete(Caller.of(request), property(id), field(field));
    }

    @ServerExceptionMapper
    Response refuse(Problem problem, RoutingContext request) {
        return Refused.by(problem, request);
    }

    private static UUID property(String text) {
        return Params.pathId(ProblemCode.PROPERTY_UNKNOWN, text);
    }

    private static UUID field(String text) {
        return Params.pathId(ProblemCode.CUSTOM_FIELD_UNKNOWN, text);
    }
}
