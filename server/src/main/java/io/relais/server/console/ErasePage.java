package io.relais.server.console;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.relais.core.reservation.Erasing;
import io.relais.core.reservation.KeptField;
import io.relais.core.reservation.KeptFields;
import io.relais.core.reservation.Seen;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.UUID;

/** What decides about a reservation for good: erasing it, which asks twice, and whose word counts against a channel's. */
@Page
@SignedIn
@Path("/")
@RunOnVirtualThread
class ErasePage {
    /** The question before erasing, and why it could not be done when it was tried. */
    public record View(SheetView sheet, String typed, String error) {}

    private final Template template;
    private final Pages pages;
    private final SheetViews views;
    private final Erasing erasing;
    private final KeptFields kept;

    @Inject
    ErasePage(
            @Location("console/erase") Template template,
            Pages pages,
            SheetViews views,
            Erasing erasing,
            KeptFields kept) {
        this.template = template;
        this.pages = pages;
        this.views = views;
        this.erasing = erasing;
        this.kept = kept;
    }

    @GET
    @Path("reservations/{id}/erase")
    public TemplateInstance ask(@PathParam("id") String id) {
        return page(reservation(id), "", "");
    }

    @POST
    @Path("reservations/{id}/erase")
    public Response erase(
            @PathParam("id") String id,
            @FormParam("number") @DefaultValue("") String number,
            @FormParam("sure") @DefaultValue("") String sure) {
        UUID reservation = reservation(id);
        try {
            erasing.erase(
                    pages.visit().principal(),
                    Seen.any(reservation),
                    "yes".equals(sure) ? TypedText.text("number", number) : "");
        } catch (Problem problem) {
            return switch (problem.code().kind()) {
                case CONFLICT, INVALID, UNPROCESSABLE, STALE ->
                    Response.status(Response.Status.CONFLICT)
                            .entity(page(
                                    reservation,
                                    number,
                                    problem.detail(pages.visit().texts().locale())))
                            .build();
                case UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, LIMITED, BUG -> throw problem;
            };
        }
        return Pages.go("/reservations");
    }

    @POST
    @Path("reservations/{id}/kept")
    public Response decide(
            @PathParam("id") String id,
            @FormParam("line") @DefaultValue("") String line,
            @FormParam("field") @DefaultValue("") String field,
            @FormParam("take") @DefaultValue("") String take,
            @FormParam("version") @DefaultValue("") String version) {
        UUID reservation = reservation(id);
        KeptField known = KeptField.ofCode(field)
                .orElseThrow(() -> Problem.of(ProblemCode.VALUE_INVALID, "field", "a field that is kept"));
        kept.decide(
                pages.visit().principal(),
                new Seen(reservation, TypedText.version(version)),
                line,
                known,
                "theirs".equals(take));
        return Pages.go("/reservations/" + reservation);
    }

    private TemplateInstance page(UUID id, String typed, String error) {
        View view = new View(views.sheet(id, pages.visit()), typed, error);
        return pages.page(template, pages.visit().texts().of("erase.title"), "reservations", view);
    }

    private static UUID reservation(String id) {
        return Ids.get(id, ProblemCode.RESERVATION_UNKNOWN);
    }
}
