package io.relais.server.console;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import io.relais.core.access.Principal;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.relais.core.reservation.ReservationSheet;
import io.relais.core.reservation.Reservations;
import io.relais.core.reservation.Seen;
import io.relais.core.reservation.SheetStay;
import io.relais.core.reservation.Status;
import io.relais.core.reservation.StatusChange;
import io.relais.core.reservation.Statuses;
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
import java.util.Optional;
import java.util.UUID;

/** What a person may do with a reservation from its sheet: give it a unit, move it on, cancel it, note that nobody came. */
@Page
@SignedIn
@Path("/")
@RunOnVirtualThread
class SheetActions {
    /**
     * The question before cancelling or noting a no-show, and why it could not be done when it was tried.
     *
     * @param why how the proposed fee comes about, stay by stay
     * @param noShow true when the guest did not come
     * @param fee as typed, or as the policy proposes
     */
    public record View(
            SheetView sheet,
            List<FeeLine> why,
            boolean noShow,
            int version,
            String fee,
            String currency,
            String reason,
            String error) {}

    private record Typed(boolean noShow, String fee, String reason, String error) {}

    private final Template question;
    private final Pages pages;
    private final SheetViews views;
    private final Reservations reservations;
    private final Statuses statuses;

    @Inject
    SheetActions(
            @Location("console/cancel") Template question,
            Pages pages,
            SheetViews views,
            Reservations reservations,
            Statuses statuses) {
        this.question = question;
        this.pages = pages;
        this.views = views;
        this.reservations = reservations;
        this.statuses = statuses;
    }

    @GET
    @Path("reservations/{id}/cancel")
    public TemplateInstance askCancel(@PathParam("id") String id) {
        return asked(reservation(id), false);
    }

    @GET
    @Path("reservations/{id}/no-show")
    public TemplateInstance askNoShow(@PathParam("id") String id) {
        return asked(reservation(id), true);
    }

    @POST
    @Path("reservations/{id}/cancel")
    public Response cancel(
            @PathParam("id") String id,
            @FormParam("fee") @DefaultValue("") String fee,
            @FormParam("reason") @DefaultValue("") String reason,
            @FormParam("version") @DefaultValue("") String version) {
        return end(reservation(id), new Typed(false, fee, reason, ""), version);
    }

    @POST
    @Path("reservations/{id}/no-show")
    public Response noShow(
            @PathParam("id") String id,
            @FormParam("fee") @DefaultValue("") String fee,
            @FormParam("reason") @DefaultValue("") String reason,
            @FormParam("version") @DefaultValue("") String version) {
        return end(reservation(id), new Typed(true, fee, reason, ""), version);
    }

    /** What a button of the sheet's header does at once: check in, check out, confirm, re-open. */
    @POST
    @Path("reservations/{id}/status")
    public Response status(
            @PathParam("id") String id,
            @FormParam("to") @DefaultValue("") String to,
            @FormParam("version") @DefaultValue("") String version) {
        UUID reservation = reservation(id);
        Status status = Arrays.stream(Status.values())
                .filter(s -> s.code().equals(to))
                .findFirst()
                .orElseThrow(() -> Problem.of(ProblemCode.VALUE_INVALID, "to", "a status"));
        statuses.change(
                pages.visit().principal(), new Seen(reservation, TypedText.version(version)), StatusChange.to(status));
        return Pages.go("/reservations/" + reservation);
    }

    private Response end(UUID reservation, Typed typed, String version) {
        Principal principal = pages.visit().principal();
        String currency = reservations.get(principal, reservation).row().total().currency();
        try {
            statuses.change(
                    principal,
                    new Seen(reservation, TypedText.version(version)),
                    new StatusChange(
                            typed.noShow() ? Status.NO_SHOW : Status.CANCELLED,
                            null,
                            TypedText.amount("fee", typed.fee(), currency),
                            TypedText.text("reason", typed.reason())));
        } catch (Problem problem) {
            return refused(reservation, typed, problem);
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

    private Response refused(UUID reservation, Typed typed, Problem problem) {
        return switch (problem.code().kind()) {
            case CONFLICT, INVALID, UNPROCESSABLE, STALE ->
                Response.status(Response.Status.CONFLICT)
                        .entity(question(
                                reservation,
                                new Typed(
                                        typed.noShow(),
                                        typed.fee(),
                                        typed.reason(),
                                        problem.detail(pages.visit().texts().locale()))))
                        .build();
            case UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, LIMITED, BUG -> throw problem;
        };
    }

    private TemplateInstance asked(UUID reservation, boolean noShow) {
        Status to = noShow ? Status.NO_SHOW : Status.CANCELLED;
        String fee = statuses.proposedFee(pages.visit().principal(), reservation, to)
                .toDecimal()
                .toPlainString();
        return question(reservation, new Typed(noShow, fee, "", ""));
    }

    private TemplateInstance question(UUID reservation, Typed typed) {
        ReservationSheet sheet = reservations.get(pages.visit().principal(), reservation);
        Status to = typed.noShow() ? Status.NO_SHOW : Status.CANCELLED;
        View view = new View(
                views.sheet(reservation, pages.visit()),
                FeeLine.of(statuses.explainFee(pages.visit().principal(), reservation, to), sheet, pages.visit()),
                typed.noShow(),
                sheet.version(),
                typed.fee(),
                sheet.row().total().currency(),
                typed.reason(),
                typed.error());
        Texts texts = pages.visit().texts();
        String title = typed.noShow() ? texts.of("life.no-show.title") : texts.of("cancel.title");
        return pages.page(question, title, "reservations", view);
    }

    private static UUID reservation(String id) {
        return Ids.get(id, ProblemCode.RESERVATION_UNKNOWN);
    }
}
