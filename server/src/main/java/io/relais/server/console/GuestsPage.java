package io.relais.server.console;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import io.relais.core.guest.Guest;
import io.relais.core.guest.Guests;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.OptionalInt;
import java.util.UUID;

/** The guests: list, search, one guest, the form. */
@Page
@SignedIn
@Path("/guests")
@RunOnVirtualThread
class GuestsPage {
    /**
     * One guest.
     *
     * @param undo the merge just made that may be taken back, empty for none
     * @param said what was just done, empty for nothing
     */
    public record View(GuestViews.Sheet guest, String undo, String said) {}

    private final Template list;
    private final Template sheet;
    private final Template form;
    private final Pages pages;
    private final Work work;

    @Inject
    GuestsPage(
            @Location("console/guests") Template list,
            @Location("console/guest") Template sheet,
            @Location("console/guest-form") Template form,
            Pages pages,
            Work work) {
        this.list = list;
        this.sheet = sheet;
        this.form = form;
        this.pages = pages;
        this.work = work;
    }

    @GET
    public TemplateInstance list(
            @QueryParam("q") @DefaultValue("") String q,
            @QueryParam("blocked") @DefaultValue("") String blocked,
            @QueryParam("cursor") @DefaultValue("") String cursor) {
        return pages.page(
                list,
                pages.visit().texts().of("nav.guests"),
                "guests",
                work.views.list(pages.visit(), q, "true".equals(blocked), cursor));
    }

    @GET
    @Path("{id}")
    public TemplateInstance sheet(
            @PathParam("id") String id,
            @QueryParam("merged") @DefaultValue("") String merged,
            @QueryParam("said") @DefaultValue("") String said,
            @QueryParam("cursor") @DefaultValue("") String cursor) {
        GuestViews.Sheet guest = work.views.sheet(pages.visit(), guest(id), cursor);
        String undo = Ids.find(merged).map(UUID::toString).orElse("");
        String sentence = pages.visit().texts().orElse("guests.said." + said, "");
        return pages.page(sheet, guest.name(), "guests", new View(guest, undo, sentence));
    }

    @GET
    @Path("new")
    public TemplateInstance blank() {
        return form(GuestForm.empty(pages.visit().texts()));
    }

    @POST
    public Response create(MultivaluedMap<String, String> sent) {
        try {
            Guest made = work.guests.create(
                    pages.visit().principal(), GuestForm.text(sent, "number"), GuestForm.details(sent));
            return Pages.go("/guests/" + made.id());
        } catch (Problem problem) {
            return refused("", sent, problem);
        }
    }

    @GET
    @Path("{id}/edit")
    public TemplateInstance edit(@PathParam("id") String id) {
        return form(GuestForm.of(
                work.views.get(pages.visit(), guest(id)), pages.visit().texts()));
    }

    @POST
    @Path("{id}/edit")
    public Response save(@PathParam("id") String id, MultivaluedMap<String, String> sent) {
        UUID guest = guest(id);
        try {
            work.guests.edit(
                    pages.visit().principal(), guest, OptionalInt.of(GuestForm.version(sent)), GuestForm.edit(sent));
            return Pages.go("/guests/" + guest + "?said=saved");
        } catch (Problem problem) {
            return refused(guest.toString(), sent, problem);
        }
    }

    private Response refused(String id, MultivaluedMap<String, String> sent, Problem problem) {
        return switch (problem.code().kind()) {
            case CONFLICT, STALE, INVALID, UNPROCESSABLE ->
                Response.status(422)
                        .entity(form(
                                GuestForm.again(id, sent, problem, pages.visit().texts())))
                        .build();
            case UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, LIMITED, BUG -> throw problem;
        };
    }

    private TemplateInstance form(GuestForm view) {
        String title = pages.visit().texts().of(view.id().isEmpty() ? "guests.new" : "guests.edit");
        return pages.page(form, title, "guests", view);
    }

    static UUID guest(String id) {
        return Ids.get(id, ProblemCode.GUEST_UNKNOWN);
    }

    /** What the page asks and does. */
    @jakarta.inject.Singleton
    static final class Work {
        private final GuestViews views;
        private final Guests guests;

        @Inject
        Work(GuestViews views, Guests guests) {
            this.views = views;
            this.guests = guests;
        }
    }
}
