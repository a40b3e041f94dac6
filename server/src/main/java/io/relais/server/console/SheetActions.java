package io.relais.server.console;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.relais.core.reservation.Reservations;
import io.relais.core.reservation.SheetStay;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.UUID;

/** What a person may do with a reservation: give it a unit, cancel it. What will happen is shown before it does. */
@Page
@SignedIn
@Path("/")
@RunOnVirtualThread
class SheetActions {
    /** The question before cancelling, and why it could not be done when it was tried. */
    public record View(SheetView sheet, String error) {}

    private final Template question;
    private final Pages pages;
    private final SheetViews views;
    private final Reservations reservations;

    @Inject
    SheetActions(
            @Location("console/cancel") Template question, Pages pages, SheetViews views, Reservations reservations) {
        this.question = question;
        this.pages = pages;
        this.views = views;
        this.reservations = reservations;
    }

    @GET
    @Path("reservations/{id}/cancel")
    public TemplateInstance ask(@PathParam("id") String id) {
        return question(reservation(id), "");
    }

    @POST
    @Path("reservations/{id}/cancel")
    public Response cancel(@PathParam("id") String id) {
        UUID reservation = reservation(id);
        try {
            reservations.cancel(pages.visit().principal(), reservation);
        } catch (Problem problem) {
            return refused(reservation, problem);
        }
        return Pages.go("/reservations/" + reservation);
    }

    @POST
    @Path("reservations/{id}/stays/{stay}/unit")
    public Response assign(
            @PathParam("id") String id,
            @PathParam("stay") String stay,
            @FormParam("unit") @DefaultValue("") String unit) {
        UUID reservation = reservation(id);
        UUID stayId = Ids.get(stay, ProblemCode.RESERVATION_UNKNOWN);
        Optional<UUID> chosen =
                unit.isEmpty() ? Optional.empty() : Optional.of(Ids.get(unit, ProblemCode.UNIT_UNKNOWN));
        String before = unitOf(reservation, stayId);
        reservations.assignUnit(pages.visit().principal(), reservation, stayId, chosen);
        return Pages.go("/reservations/" + reservation + "?stay=" + stayId + "&was=" + before);
    }

    private String unitOf(UUID reservation, UUID stayId) {
        return reservations.get(pages.visit().principal(), reservation).stays().stream()
                .filter(stay -> stay.id().equals(stayId))
                .map(SheetStay::unitId)
                .filter(java.util.Objects::nonNull)
                .map(UUID::toString)
                .findFirst()
                .orElse("");
    }

    private Response refused(UUID reservation, Problem problem) {
        return switch (problem.code().kind()) {
            case CONFLICT, STALE, INVALID, UNPROCESSABLE ->
                Response.status(Response.Status.CONFLICT)
                        .entity(question(
                                reservation,
                                problem.detail(pages.visit().texts().locale())))
                        .build();
            case UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, LIMITED, BUG -> throw problem;
        };
    }

    private TemplateInstance question(UUID reservation, String error) {
        View view = new View(views.sheet(reservation, pages.visit()), error);
        return pages.page(question, pages.visit().texts().of("cancel.title"), "reservations", view);
    }

    private static UUID reservation(String id) {
        return Ids.get(id, ProblemCode.RESERVATION_UNKNOWN);
    }
}
