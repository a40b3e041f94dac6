package io.relais.server.api;

import io.relais.core.access.Principal;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.relais.core.reservation.Groups;
import io.relais.core.reservation.ReservationGroup;
import io.relais.core.reservation.Seen;
import io.relais.server.edge.Caller;
import io.relais.server.edge.Languages;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/groups")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Groups", description = "Reservations that belong together.")
final class GroupResource {
    private static final String ID_TEXT = "The group's id";
    private static final int MEMBERS_MAX = 100;
    private static final int CANCEL_MAX = 500;
    private static final int LIMIT = 50;
    private static final int NAME_MAX = 200;

    private final Groups groups;
    private final Once once;

    @Inject
    GroupResource(Groups groups, Once once) {
        this.groups = groups;
        this.once = once;
    }

    @GET
    @Operation(operationId = "listGroups", summary = "List a property's groups, newest first")
    @APIResponse(responseCode = "200", description = "A page of groups")
    public RestResponse<ChangeViews.GroupList> list(
            @Context RoutingContext request,
            @Parameter(description = "The property's id") @Schema(format = "uuid") @QueryParam("propertyId") @Nullable
                    String propertyId,
            @Parameter(description = "From the page before, as given") @QueryParam("cursor") @Nullable String cursor,
            @Parameter(description = "Rows, 1 to 200; 50 if not told") @QueryParam("limit") @Nullable String limit) {
        UUID property = LifeReading.id("propertyId", propertyId);
        int rows = Params.number("limit", limit, LIMIT, 1, Groups.LIMIT_MAX);
        List<ReservationGroup> found =
                groups.list(Caller.of(request), property, Params.optionalUuid("cursor", cursor), rows + 1);
        boolean more = found.size() > rows;
        List<ReservationGroup> page = more ? found.subList(0, rows) : found;
        String next = more ? page.getLast().id().toString() : null;
        var answer = RestResponse.ResponseBuilder.ok(new ChangeViews.GroupList(
                page.stream().map(ChangeViews.GroupView::of).toList(), next));
        if (next != null) {
            answer.header(
                    HttpHeaders.LINK,
                    "</api/v1/groups?propertyId=" + property + "&limit=" + rows + "&cursor=" + next
                            + ">; rel=\"next\"");
        }
        return answer.build();
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "createGroup",
            summary = "Make a group, and put reservations into it",
            description = "All of them, or nothing is made.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = LifeBodies.GroupBody.class)))
    @APIResponse(
            responseCode = "201",
            description = "The group",
            content = @Content(schema = @Schema(implementation = ChangeViews.GroupView.class)))
    public Response create(@Context RoutingContext request, WriteParams write, @Nullable String body) {
        Principal caller = Caller.of(request);
        return once.run(write.request(caller, "POST /groups", body), 201, () -> {
            LifeBodies.GroupBody wanted = Bodies.read(body, LifeBodies.GroupBody.class);
            String name = Params.text("name", Params.required("name", wanted.name()), NAME_MAX);
            List<UUID> members = LifeReading.ids("reservationIds", wanted.reservationIds(), MEMBERS_MAX);
            UUID property = LifeReading.id("propertyId", wanted.propertyId());
            return ChangeViews.GroupView.of(groups.create(
                    caller, property, name, members.stream().map(Seen::any).toList()));
        });
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getGroup", summary = "Get a group")
    @APIResponse(responseCode = "200", description = "The group")
    public ChangeViews.GroupView get(
            @Context RoutingContext request,
            @Parameter(description = ID_TEXT) @Schema(format = "uuid") @PathParam("id") String id) {
        return ChangeViews.GroupView.of(groups.get(Caller.of(request), id(id)));
    }

    @GET
    @Path("/{id}/members")
    @Operation(operationId = "listGroupMembers", summary = "List the reservations of a group")
    @APIResponse(responseCode = "200", description = "The reservations, at most 500")
    public ChangeViews.MembersView members(
            @Context RoutingContext request,
            @Parameter(description = ID_TEXT) @Schema(format = "uuid") @PathParam("id") String id) {
        return new ChangeViews.MembersView(groups.members(Caller.of(request), id(id)).stream()
                .map(ReservationView::of)
                .toList());
    }

    @POST
    @Path("/{id}/members")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "addGroupMember", summary = "Put a reservation into the group")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = LifeBodies.MemberBody.class)))
    @APIResponse(
            responseCode = "200",
            description = "The reservation",
            content = @Content(schema = @Schema(implementation = ReservationView.class)))
    public Response add(
            @Context RoutingContext request,
            @Parameter(description = ID_TEXT) @Schema(format = "uuid") @PathParam("id") String id,
            WriteParams write,
            @Nullable String body) {
        Principal caller = Caller.of(request);
        UUID group = id(id);
        return once.run(write.request(caller, "POST /groups/" + group + "/members", body), 200, () -> {
            LifeBodies.MemberBody wanted = Bodies.read(body, LifeBodies.MemberBody.class);
            UUID member = LifeReading.id("reservationId", wanted.reservationId());
            return ReservationView.of(groups.add(caller, write.seen(member), group));
        });
    }

    @DELETE
    @Path("/{id}/members/{reservationId}")
    @Operation(operationId = "removeGroupMember", summary = "Take a reservation out of its group")
    @APIResponse(
            responseCode = "200",
            description = "The reservation",
            content = @Content(schema = @Schema(implementation = ReservationView.class)))
    public Response remove(
            @Context RoutingContext request,
            @Parameter(description = ID_TEXT) @Schema(format = "uuid") @PathParam("id") String id,
            @Parameter(description = "The reservation's id") @Schema(format = "uuid") @PathParam("reservationId")
                    String reservationId,
            WriteParams write) {
        Principal caller = Caller.of(request);
        UUID group = id(id);
        UUID member = Params.pathId(ProblemCode.RESERVATION_UNKNOWN, reservationId);
        return once.run(write.request(caller, "DELETE /groups/" + group + "/members/" + member, ""), 200, () -> {
            if (groups.members(caller, group).stream()
                    .noneMatch(sheet -> sheet.id().equals(member))) {
                throw Problem.of(ProblemCode.RESERVATION_UNKNOWN, member);
            }
            return ReservationView.of(groups.remove(caller, write.seen(member)));
        });
    }

    @GET
    @Path("/{id}/cancellation")
    @Operation(operationId = "proposeGroupCancellation", summary = "Get what cancelling each member would cost")
    @APIResponse(responseCode = "200", description = "One fee per member")
    public ChangeViews.GroupFeesView cancellation(
            @Context RoutingContext request,
            @Parameter(description = ID_TEXT) @Schema(format = "uuid") @PathParam("id") String id) {
        return ChangeViews.GroupFeesView.of(
                groups.previewCancellation(Caller.of(request), id(id)),
                Languages.of(request.request().getHeader(HttpHeaders.ACCEPT_LANGUAGE)));
    }

    @POST
    @Path("/{id}/cancel")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "cancelGroupMembers", summary = "Cancel some or all members: all of those named or none")
    @RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = LifeBodies.GroupCancelBody.class)))
    @APIResponse(
            responseCode = "200",
            description = "The group",
            content = @Content(schema = @Schema(implementation = ChangeViews.GroupView.class)))
    public Response cancel(
            @Context RoutingContext request,
            @Parameter(description = ID_TEXT) @Schema(format = "uuid") @PathParam("id") String id,
            WriteParams write,
            @Nullable String body) {
        Principal caller = Caller.of(request);
        UUID group = id(id);
        return once.run(write.request(caller, "POST /groups/" + group + "/cancel", body), 200, () -> {
            LifeBodies.GroupCancelBody wanted = Bodies.read(body, LifeBodies.GroupCancelBody.class);
            groups.cancel(caller, group, LifeReading.seen(wanted, CANCEL_MAX), LifeReading.reason(wanted.reason()));
            return ChangeViews.GroupView.of(groups.get(caller, group));
        });
    }

    @ServerExceptionMapper
    Response refuse(Problem problem, RoutingContext request) {
        return Refused.by(problem, request);
    }

    private static UUID id(String text) {
        return Params.pathId(ProblemCode.GROUP_UNKNOWN, text);
    }
}
