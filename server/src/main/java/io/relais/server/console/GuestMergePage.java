package io.relais.server.console;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import io.relais.core.guest.Guest;
import io.relais.core.guest.GuestDetails;
import io.relais.core.guest.GuestField;
import io.relais.core.guest.GuestMerge;
import io.relais.core.guest.GuestMerges;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.relais.core.reservation.GuestErasure;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Joining two guests, taking them apart again, and erasing one: what will happen is shown before it does. */
@Page
@SignedIn
@Path("/guests")
@RunOnVirtualThread
class GuestMergePage {
    /**
     * Two guests side by side.
     *
     * @param other null while the second is still to be found
     * @param found who may be chosen
     */
    public record View(
            GuestViews.Row kept,
            int version,
            GuestViews.@org.jspecify.annotations.Nullable Row other,
            List<Line> lines,
            GuestViews.ListView found,
            String error) {}

    /**
     * One field of both.
     *
     * @param mayTake whether the other's value may be taken instead
     */
    public record Line(
            String code, String label, String ours, String theirs, String result, boolean mayTake, boolean taken) {}

    /** The question before erasing. */
    public record Erasing(GuestViews.Sheet guest, String error) {}

    private final Template template;
    private final Template erasing;
    private final Pages pages;
    private final GuestViews views;
    private final Deeds deeds;

    @Inject
    GuestMergePage(
            @Location("console/guest-merge") Template template,
            @Location("console/guest-erase") Template erasing,
            Pages pages,
            GuestViews views,
            Deeds deeds) {
        this.template = template;
        this.erasing = erasing;
        this.pages = pages;
        this.views = views;
        this.deeds = deeds;
    }

    @GET
    @Path("{id}/merge")
    public TemplateInstance ask(
            @PathParam("id") String id,
            @QueryParam("with") @DefaultValue("") String with,
            @QueryParam("q") @DefaultValue("") String q,
            @QueryParam("take") List<String> take) {
        return page(id, with, q, fields(take), "");
    }

    @POST
    @Path("{id}/merge")
    public Response merge(
            @PathParam("id") String id,
            @FormParam("with") @DefaultValue("") String with,
            @FormParam("version") @DefaultValue("") String version,
            @FormParam("take") List<String> take) {
        UUID kept = GuestsPage.guest(id);
        UUID other = GuestsPage.guest(with);
        try {
            Optional<Integer> seen =
                    version.matches("\\d{1,9}") ? Optional.of(Integer.valueOf(version)) : Optional.empty();
            GuestMerge merge = deeds.merges.merge(
                    pages.visit().principal(), new GuestMerges.Plan(kept, other, seen, fields(take)));
            return Pages.go("/guests/" + kept + "?merged=" + merge.id());
        } catch (Problem problem) {
            return refused(problem, error -> page(id, with, "", fields(take), error));
        }
    }

    @POST
    @Path("merges/{id}/undo")
    public Response undo(@PathParam("id") String id) {
        Guest kept = deeds.merges.undo(pages.visit().principal(), Ids.get(id, ProblemCode.MERGE_UNKNOWN));
        return Pages.go("/guests/" + kept.id() + "?said=unmerged");
    }

    @GET
    @Path("{id}/erase")
    public TemplateInstance askErase(@PathParam("id") String id) {
        return erasePage(id, "");
    }

    @POST
    @Path("{id}/erase")
    public Response erase(@PathParam("id") String id, @FormParam("confirm") @DefaultValue("") String confirm) {
        UUID guest = GuestsPage.guest(id);
        try {
            if (!views.get(pages.visit(), guest).number().equals(confirm.strip())) {
                throw Problem.of(
                        ProblemCode.ERASURE_UNCONFIRMED, pages.visit().texts().of("guests.number"));
            }
            deeds.erasure.erase(pages.visit().principal(), guest);
            return Pages.go("/guests/" + guest + "?said=erased");
        } catch (Problem problem) {
            return refused(problem, error -> erasePage(id, error));
        }
    }

    private TemplateInstance erasePage(String id, String error) {
        Erasing view = new Erasing(views.sheet(pages.visit(), GuestsPage.guest(id), ""), error);
        return pages.page(erasing, pages.visit().texts().of("guests.erase.title"), "guests", view);
    }

    private TemplateInstance page(String id, String with, String q, Set<GuestField> taken, String error) {
        Visit visit = pages.visit();
        Guest kept = views.get(visit, GuestsPage.guest(id));
        Optional<Guest> other = Ids.find(with)
                .map(found -> views.get(visit, found))
                .filter(guest -> !guest.id().equals(kept.id()));
        View view = new View(
                views.row(kept, visit),
                kept.version(),
                other.map(guest -> views.row(guest, visit)).orElse(null),
                other.map(guest -> lines(kept, guest, taken, visit)).orElse(List.of()),
                views.list(visit, q.isBlank() && other.isEmpty() ? kept.name() : q, false, ""),
                error);
        return pages.page(template, visit.texts().of("guests.merge"), "guests", view);
    }

    private static List<Line> lines(Guest kept, Guest other, Set<GuestField> taken, Visit visit) {
        GuestDetails result = GuestMerges.preview(kept, other, taken);
        List<Line> lines = new ArrayList<>();
        for (GuestField field : GuestField.values()) {
            String ours = kept.details().get(field);
            String theirs = other.details().get(field);
            if (ours.isEmpty() && theirs.isEmpty()) {
                continue;
            }
            boolean mayTake = !field.isList()
                    && field != GuestField.NOTES
                    && !ours.isEmpty()
                    && !theirs.isEmpty()
                    && !ours.equals(theirs);
            lines.add(new Line(
                    field.code(),
                    visit.texts().of("field.guest." + field.code()),
                    GuestViews.value(field, ours, visit),
                    GuestViews.value(field, theirs, visit),
                    GuestViews.value(field, result.get(field), visit),
                    mayTake,
                    taken.contains(field)));
        }
        return lines;
    }

    private Response refused(Problem problem, java.util.function.Function<String, TemplateInstance> again) {
        return switch (problem.code().kind()) {
            case CONFLICT, STALE, INVALID, UNPROCESSABLE ->
                Response.status(Response.Status.CONFLICT)
                        .entity(again.apply(problem.detail(pages.visit().texts().locale())))
                        .build();
            case UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, LIMITED, BUG -> throw problem;
        };
    }

    private static Set<GuestField> fields(List<String> codes) {
        return codes.stream().flatMap(code -> GuestField.ofCode(code).stream()).collect(Collectors.toSet());
    }

    /** What the page does. */
    @jakarta.inject.Singleton
    static final class Deeds {
        private final GuestMerges merges;
        private final GuestErasure erasure;

        @Inject
        Deeds(GuestMerges merges, GuestErasure erasure) {
            this.merges = merges;
            this.erasure = erasure;
        }
    }
}
