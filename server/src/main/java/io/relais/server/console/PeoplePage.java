package io.relais.server.console;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import io.relais.core.access.Role;
import io.relais.core.access.Staff;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/** Who works here and as what. A password that was made up is shown once, on the page that answers the form. */
@Page
@SignedIn
@Path("/settings/people")
@RunOnVirtualThread
class PeoplePage {
    /** One person. */
    public record Row(
            String id,
            String name,
            String email,
            String role,
            List<RegisterView.Choice> roles,
            boolean active,
            boolean self) {}

    /** The form for somebody new, as it was filled in. */
    public record Form(String name, String email, List<RegisterView.Choice> roles, String error) {}

    /**
     * Everybody, and the form.
     *
     * @param password told this once, empty when there is none to tell
     * @param error why what was asked for somebody could not be done
     */
    public record View(List<Row> people, Form form, String welcome, String password, String error) {}

    private final Template template;
    private final Pages pages;
    private final Staff staff;

    @Inject
    PeoplePage(@Location("console/people") Template template, Pages pages, Staff staff) {
        this.template = template;
        this.pages = pages;
        this.staff = staff;
    }

    @GET
    public TemplateInstance page() {
        return page(form("", "", "desk", ""), "", "", "");
    }

    @POST
    public Response add(
            @FormParam("name") @DefaultValue("") String name,
            @FormParam("email") @DefaultValue("") String email,
            @FormParam("role") @DefaultValue("") String role,
            @FormParam("password") @DefaultValue("") String password) {
        try {
            Staff.Welcome welcome =
                    staff.add(pages.visit().principal(), new Staff.NewMember(email, name, role(role), password));
            return Response.ok(page(
                            form("", "", "desk", ""),
                            pages.visit()
                                    .texts()
                                    .of("people.added", welcome.person().name()),
                            welcome.password(),
                            ""))
                    .build();
        } catch (Problem problem) {
            return refused(problem, detail -> page(form(name, email, role, detail), "", "", ""));
        }
    }

    @POST
    @Path("{id}/role")
    public Response changeRole(@PathParam("id") String id, @FormParam("role") @DefaultValue("") String role) {
        return deed(() -> {
            staff.changeRole(pages.visit().principal(), person(id), role(role));
            return Pages.go("/settings/people");
        });
    }

    @POST
    @Path("{id}/disable")
    public Response disable(@PathParam("id") String id) {
        return deed(() -> {
            staff.disable(pages.visit().principal(), person(id), true);
            return Pages.go("/settings/people");
        });
    }

    @POST
    @Path("{id}/enable")
    public Response enable(@PathParam("id") String id) {
        return deed(() -> {
            staff.disable(pages.visit().principal(), person(id), false);
            return Pages.go("/settings/people");
        });
    }

    @POST
    @Path("{id}/password")
    public Response resetPassword(@PathParam("id") String id) {
        return deed(() -> {
            Staff.Welcome welcome = staff.resetPassword(pages.visit().principal(), person(id));
            return Response.ok(page(
                            form("", "", "desk", ""),
                            pages.visit()
                                    .texts()
                                    .of("people.password-new", welcome.person().name()),
                            welcome.password(),
                            ""))
                    .build();
        });
    }

    private Response deed(Supplier<Response> work) {
        try {
            return work.get();
        } catch (Problem problem) {
            return refused(problem, detail -> page(form("", "", "desk", ""), "", "", detail));
        }
    }

    private Response refused(Problem problem, java.util.function.Function<String, TemplateInstance> again) {
        boolean known = problem.code() == ProblemCode.OWNERS_ONLY;
        return switch (problem.code().kind()) {
            case CONFLICT, STALE, INVALID, UNPROCESSABLE, FORBIDDEN -> {
                if (problem.code().kind() == ProblemCode.Kind.FORBIDDEN && !known) {
                    throw problem;
                }
                yield Response.status(422)
                        .entity(again.apply(problem.detail(pages.visit().texts().locale())))
                        .build();
            }
            case UNAUTHENTICATED, NOT_FOUND, LIMITED, BUG -> throw problem;
        };
    }

    private TemplateInstance page(Form form, String welcome, String password, String error) {
        Visit visit = pages.visit();
        List<Row> rows = staff.list(visit.principal()).stream()
                .map(member -> new Row(
                        member.person().id().toString(),
                        member.person().name(),
                        member.person().email(),
                        visit.texts().of("role." + member.person().role().code()),
                        roles(member.person().role().code()),
                        member.active(),
                        member.person().id().equals(visit.person().id())))
                .toList();
        return pages.page(
                template,
                visit.texts().of("settings.people"),
                "settings",
                new View(rows, form, welcome, password, error));
    }

    private Form form(String name, String email, String role, String error) {
        return new Form(name, email, roles(role), error);
    }

    private List<RegisterView.Choice> roles(String chosen) {
        return Arrays.stream(Role.values())
                .map(role -> new RegisterView.Choice(
                        role.code(),
                        pages.visit().texts().of("role." + role.code()),
                        role.code().equals(chosen)))
                .toList();
    }

    private static Role role(String code) {
        return Role.find(code)
                .orElseThrow(() ->
                        Problem.of(ProblemCode.VALUE_INVALID, "role", "owner, manager, desk, accountant, read-only"));
    }

    private static UUID person(String id) {
        return Ids.get(id, ProblemCode.PERSON_UNKNOWN);
    }
}
