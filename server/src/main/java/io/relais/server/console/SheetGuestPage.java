package io.relais.server.console;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.relais.core.reservation.ReservationGuests;
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
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/** Whose reservation it is: saying yes or no to a proposal, choosing somebody else. */
@Page
@SignedIn
@Path("/reservations/{id}/guest")
@RunOnVirtualThread
class SheetGuestPage {
    /** Who may be chosen. */
    public record View(SheetView sheet, GuestCards.Card card, GuestViews.ListView found, String error) {}

    private final Template template;
    private final Pages pages;
    private final ReservationGuests guests;
    private final GuestViews views;
    private final Readers readers;

    @Inject
    SheetGuestPage(
            @Location("console/guest-choose") Template template,
            Pages pages,
            ReservationGuests guests,
            GuestViews views,
            Readers readers) {
        this.template = template;
        this.pages = pages;
        this.guests = guests;
        this.views = views;
        this.readers = readers;
    }

    @GET
    public TemplateInstance choose(@PathParam("id") String id, @QueryParam("q") @DefaultValue("") String q) {
        return page(id, q, "");
    }

    @POST
    public Response chosen(
            @PathParam("id") String id,
            @FormParam("guest") @DefaultValue("") String guest,
            @FormParam("version") @DefaultValue("") String version,
            @FormParam("q") @DefaultValue("") String q) {
        UUID reservation = reservation(id);
        Optional<UUID> chosen = guest.isEmpty() ? Optional.empty() : Optional.of(GuestsPage.guest(guest));
        OptionalInt seen =
                version.matches("\\d{1,9}") ? OptionalInt.of(Integer.parseInt(version)) : OptionalInt.empty();
        try {
            guests.change(pages.visit().principal(), reservation, chosen, seen);
        } catch (Problem problem) {
            return switch (problem.code().kind()) {
                case CONFLICT, STALE, INVALID, UNPROCESSABLE ->
                    Response.status(Response.Status.CONFLICT)
                            .entity(page(
                                    id, q, problem.detail(pages.visit().texts().locale())))
                            .build();
                case UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, LIMITED, BUG -> throw problem;
            };
        }
        return Pages.go("/reservations/" + reservation);
    }

    @POST
    @Path("proposals/{proposal}/accept")
    public Response accept(@PathParam("id") String id, @PathParam("proposal") String proposal) {
        guests.accept(pages.visit().principal(), reservation(id), Ids.get(proposal, ProblemCode.PROPOSAL_UNKNOWN));
        return Pages.go("/reservations/" + reservation(id));
    }

    @POST
    @Path("proposals/{proposal}/refuse")
    public Response refuse(@PathParam("id") String id, @PathParam("proposal") String proposal) {
        guests.refuse(pages.visit().principal(), reservation(id), Ids.get(proposal, ProblemCode.PROPOSAL_UNKNOWN));
        return Pages.go("/reservations/" + reservation(id));
    }

    private TemplateInstance page(String id, String q, String error) {
        Visit visit = pages.visit();
        SheetView sheet = readers.sheets.sheet(reservation(id), visit);
        String text = q.isBlank() ? sheet.guest() : q;
        View view = new View(sheet, readers.cards.card(id), views.list(visit, text, false, ""), error);
        return pages.page(template, visit.texts().of("guests.choose"), "reservations", view);
    }

    private static UUID reservation(String id) {
        return Ids.get(id, ProblemCode.RESERVATION_UNKNOWN);
    }

    /** What is read beside the guests. */
    @jakarta.inject.Singleton
    static final class Readers {
        private final SheetViews sheets;
        private final GuestCards cards;

        @Inject
        Readers(SheetViews sheets, GuestCards cards) {
            this.sheets = sheets;
            this.cards = cards;
        }
    }
}
