package io.relais.server.console;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import io.relais.core.payment.PaymentMethod;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.relais.core.reservation.NewTaking;
import io.relais.core.reservation.Reservations;
import io.relais.core.reservation.Takings;
import io.relais.vocabulary.Money;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/** Money received for a reservation: the list with its running balance, one more entry, and countering a wrong one. */
@Page
@SignedIn
@Path("/")
@RunOnVirtualThread
class TakingsPage {
    private final Template whole;
    private final Pages pages;
    private final SheetViews views;
    private final Takings takings;
    private final Reservations reservations;

    @Inject
    TakingsPage(
            @Location("console/sheet") Template whole,
            Pages pages,
            SheetViews views,
            Takings takings,
            Reservations reservations) {
        this.whole = whole;
        this.pages = pages;
        this.views = views;
        this.takings = takings;
        this.reservations = reservations;
    }

    @GET
    @Path("reservations/{id}/takings")
    public TemplateInstance page(@PathParam("id") String id) {
        return page(reservation(id), Form.NONE);
    }

    @POST
    @Path("reservations/{id}/takings")
    public Response add(@PathParam("id") String id, MultivaluedMap<String, String> typed) {
        UUID reservation = reservation(id);
        Form form = Form.of("taking", typed);
        Visit visit = pages.visit();
        String currency =
                reservations.get(visit.principal(), reservation).row().total().currency();
        Optional<Money> amount = Typed.money(form, "amount", currency, visit.texts());
        Optional<LocalDate> date = Typed.date(form, "date", visit.texts());
        Optional<PaymentMethod> method = PaymentMethod.find(form.text("method"));
        if (method.isEmpty()) {
            form.blame("method", visit.texts().of("form.choose"));
        }
        if (!form.isGood() || amount.isEmpty() || method.isEmpty()) {
            return Form.again(page(reservation, form));
        }
        try {
            takings.record(
                    visit.principal(),
                    reservation,
                    new NewTaking(
                            Ids.find(form.text("once")),
                            method.get(),
                            amount.get(),
                            date,
                            form.text("reference"),
                            form.text("note"),
                            Ids.find(form.text("register"))));
        } catch (Problem problem) {
            return Form.again(page(reservation, form.refused(problem, visit.texts())));
        }
        return Pages.go("/reservations/" + reservation + "/takings");
    }

    @POST
    @Path("reservations/{id}/takings/{taking}/correct")
    public Response correct(
            @PathParam("id") String id, @PathParam("taking") String taking, MultivaluedMap<String, String> typed) {
        UUID reservation = reservation(id);
        Form form = Form.of(taking, typed);
        try {
            takings.correct(
                    pages.visit().principal(),
                    reservation,
                    Ids.get(taking, ProblemCode.TAKING_UNKNOWN),
                    form.text("reason"));
        } catch (Problem problem) {
            return Form.again(
                    page(reservation, form.refused(problem, pages.visit().texts())));
        }
        return Pages.go("/reservations/" + reservation + "/takings");
    }

    private TemplateInstance page(UUID reservation, Form form) {
        SheetPage.View view = views.view(reservation, "takings", pages.visit(), form);
        return pages.page(whole, view.sheet().number() + " " + view.sheet().guest(), "reservations", view);
    }

    private static UUID reservation(String id) {
        return Ids.get(id, ProblemCode.RESERVATION_UNKNOWN);
    }
}
