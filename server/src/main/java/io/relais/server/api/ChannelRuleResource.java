package io.relais.server.api;

import io.relais.core.access.Principal;
import io.relais.core.delivery.ChannelRules;
import io.relais.core.delivery.RulePreview;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.relais.server.edge.Caller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
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

@Path("/api/v1/connections/{id}/rules")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Connections")
final class ChannelRuleResource {
    private static final String ID_TEXT = "The connection's id";
    private static final String RULE_TEXT = "The rule's id";

    private final ChannelRules rules;
    private final RulePreview preview;
    private final Once once;

    @Inject
    ChannelRuleResource(ChannelRules rules, RulePreview preview, Once once) {
        this.rules = rules;
        this.preview = preview;
        this.once = once;
    }

    @GET
    @Operation(operationId = "listChannelRules", summary = "List what is different for the channel")
    @APIResponse(responseCode = "200", description = "The rules in their order")
    public ChannelRuleView.Items list(
            @Context RoutingContext request,
            @Parameter(description = ID_TEXT) @Schema(format = "uuid") @PathParam("id") String id) {
        return new ChannelRuleView.Items(rules.list(Caller.of(request), id(id)).stream()
                .map(ChannelRuleView::of)
                .toList());
    }

    @POST
    @Path("/preview")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "previewChannelRule",
            summary = "Tell what a new rule would do at the channel",
            description = "A dry run: nothing is kept and nothing is sent.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = ChannelRuleView.Body.class)))
    @APIResponse(responseCode = "200", description = "How many values and messages, with the first 50")
    public ChannelRuleView.EffectView preview(
            @Context RoutingContext request,
            @Parameter(description = ID_TEXT) @Schema(format = "uuid") @PathParam("id") String id,
            @Nullable String body) {
        ChannelRuleView.Body wanted = Bodies.read(body, ChannelRuleView.Body.class);
        return ChannelRuleView.EffectView.of(preview.save(Caller.of(request), wanted.wish(id(id), null)));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "addChannelRule", summary = "Add a rule; the channel is told at once")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = ChannelRuleView.Body.class)))
    @APIResponse(
            responseCode = "201",
            description = "The rule",
            content = @Content(schema = @Schema(implementation = ChannelRuleView.class)))
    public Response add(
            @Context RoutingContext request,
            @Parameter(description = ID_TEXT) @Schema(format = "uuid") @PathParam("id") String id,
            WriteParams params,
            @Nullable String body) {
        return save(request, params, id(id), null, body);
    }

    @PUT
    @Path("/{rule}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "changeChannelRule", summary = "Change a rule; its kind stays")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = ChannelRuleView.Body.class)))
    @APIResponse(
            responseCode = "200",
            description = "The rule",
            content = @Content(schema = @Schema(implementation = ChannelRuleView.class)))
    public Response change(
            @Context RoutingContext request,
            @Parameter(description = ID_TEXT) @Schema(format = "uuid") @PathParam("id") String id,
            @Parameter(description = RULE_TEXT) @Schema(format = "uuid") @PathParam("rule") String rule,
            WriteParams params,
            @Nullable String body) {
        return save(request, params, id(id), rule(rule), body);
    }

    private Response save(
            RoutingContext request, WriteParams params, UUID connection, @Nullable UUID rule, @Nullable String body) {
        Principal caller = Caller.of(request);
        String what = (rule == null ? "POST /rules of " : "PUT /rules/" + rule + " of ") + connection;
        return once.run(
                params.request(caller, what, body),
                rule == null ? 201 : 200,
                () -> ChannelRuleView.of(rules.save(
                        caller, Bodies.read(body, ChannelRuleView.Body.class).wish(connection, rule))));
    }

    @DELETE
    @Path("/{rule}")
    @ResponseStatus(204)
    @Operation(operationId = "deleteChannelRule", summary = "Take a rule away; the channel is told at once")
    @APIResponse(responseCode = "204", description = "Taken away")
    public void delete(
            @Context RoutingContext request,
            @Parameter(description = ID_TEXT) @Schema(format = "uuid") @PathParam("id") String id,
            @Parameter(description = RULE_TEXT) @Schema(format = "uuid") @PathParam("rule") String rule) {
        rules.delete(Caller.of(request), id(id), rule(rule));
    }

    @ServerExceptionMapper
    Response refuse(Problem problem, RoutingContext request) {
        return Refused.by(problem, request);
    }

    private static UUID id(String text) {
        return Params.pathId(ProblemCode.CONNECTION_UNKNOWN, text);
    }

    private static UUID rule(String text) {
        return Params.pathId(ProblemCode.CHANNEL_RULE_UNKNOWN, text);
    }
}
