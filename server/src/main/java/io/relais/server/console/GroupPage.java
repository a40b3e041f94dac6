package io.relais.server.console;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import io.relais.core.access.Permission;
import io.relais.core.access.Principal;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.relais.core.reservation.Groups;
import io.relais.core.reservation.ReservationGroup;
import io.relais.core.reservation.Seen;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** A group with its reservations: renamed, or cancelled as a whole or in part with one look at the fees. */
@Page
@SignedIn
@Path("/")
@RunOnVirtualThread
class GroupPage {
    /** The page. */
    public record View(
            String id,
            String name,
            String total,
            String balance,
            List<Member> members,
            boolean mayWrite,
            String reason,
            String error) {}

    /**
     * One reservation of the group.
     *
     * @param refusal why it cannot be cancelled here, empty when it can
     */
    public record Member(
            String id,
            String number,
            String guest,
            String dates,
            Badge state,
            String total,
            String fee,
            int version,
            String refusal) {}

    private final Template template;
    private final Pages pages;
    private final Groups groups;

    @Inject
    GroupPage(@Location("console/group") Template template, Pages pages, Groups groups) {
        this.template = template;
        this.pages = pages;
        this.groups = groups;
    }

    @GET
    @Path("groups/{id}")
    public TemplateInstance show(@PathParam("id") String id) {
        return page(group(id), "", "");
    }

    @POST
    @Path("groups/{id}/name")
    public Response rename(@PathParam("id") String id, @FormParam("name") @DefaultValue("") String name) {
        UUID group = group(id);
        try {
            groups.rename(pages.visit().principal(), group, name);
        } catch (Problem problem) {
            return refused(group, "", problem);
        }
        return Pages.go("/groups/" + group);
    }

    @POST
    @Path("groups/{id}/cancel")
    public Response cancel(@PathParam("id") String id, MultivaluedMap<String, String> typed) {
        UUID group = group(id);
        String reason = Objects.requireNonNullElse(typed.getFirst("reason"), "");
        try {
            List<Seen> chosen = Objects.requireNonNullElse(typed.get("member"), List.<String>of()).stream()
                    .map(GroupPage::seen)
                    .toList();
            if (chosen.isEmpty()) {
                throw Problem.of(ProblemCode.VALUE_MISSING, "member");
            }
            groups.cancel(pages.visit().principal(), group, chosen, TypedText.text("reason", reason));
        } catch (Problem problem) {
            return refused(group, reason, problem);
        }
        return Pages.go("/groups/" + group);
    }

    /** A reservation with the version that was seen: {@code id/version}. */
    private static Seen seen(String value) {
        int slash = value.indexOf('/');
        if (slash < 0) {
            throw Problem.of(ProblemCode.VALUE_INVALID, "member", "a member");
        }
        return new Seen(
                Ids.get(value.substring(0, slash), ProblemCode.RESERVATION_UNKNOWN),
                TypedText.version(value.substring(slash + 1)));
    }

    private Response refused(UUID group, String reason, Problem problem) {
        return switch (problem.code().kind()) {
            case CONFLICT, INVALID, UNPROCESSABLE, STALE ->
                Response.status(Response.Status.CONFLICT)
                        .entity(page(
                                group,
                                reason,
                                problem.detail(pages.visit().texts().locale())))
                        .build();
            case UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, LIMITED, BUG -> throw problem;
        };
    }

    private TemplateInstance page(UUID id, String reason, String error) {
        Visit visit = pages.visit();
        Principal principal = visit.principal();
        ReservationGroup group = groups.get(principal, id);
        View view = new View(
                id.toString(),
                group.name(),
                visit.formats().money(group.total()),
                visit.formats().money(group.balance()),
                groups.previewCancellation(principal, id).stream()
                        .map(fee -> member(fee, visit))
                        .toList(),
                principal.may(Permission.RESERVATIONS_WRITE),
                reason,
                error);
        return pages.page(template, group.name(), "reservations", view);
    }

    private static Member member(Groups.Fee fee, Visit visit) {
        Problem refusal = fee.refusal();
        Formats formats = visit.formats();
        return new Member(
                fee.row().id().toString(),
                fee.row().confirmationNumber(),
                fee.row().guestName(),
                formats.day(fee.row().arrival()) + " → " + formats.day(fee.row().departure()),
                Badge.of(fee.row().status(), visit.texts()),
                formats.money(fee.row().total()),
                formats.money(fee.fee()),
                fee.version(),
                refusal == null ? "" : refusal.detail(visit.texts().locale()));
    }

    private static UUID group(String id) {
        return Ids.get(id, ProblemCode.GROUP_UNKNOWN);
    }
}
