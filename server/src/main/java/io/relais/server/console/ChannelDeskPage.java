package io.relais.server.console;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import io.relais.core.access.Permission;
import io.relais.core.access.Principal;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.relais.core.reservation.NewReport;
import io.relais.core.reservation.PartnerPayments;
import io.relais.core.reservation.PartnerReport;
import io.relais.core.reservation.PartnerReports;
import io.relais.core.reservation.PaymentState;
import io.relais.core.reservation.ReportKind;
import io.relais.core.reservation.ReservationSheet;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** What a channel is told of its reservation, and how it pays for it. */
@Page
@SignedIn
@Path("/reservations/{id}/channel")
@RunOnVirtualThread
class ChannelDeskPage {
    /**
     * The page.
     *
     * @param payment lines of what the channel last told of its payment, empty when it was never asked or holds none
     * @param error why the last thing could not be done
     */
    public record View(
            SheetView sheet,
            List<Told> reports,
            List<Kind> kinds,
            List<StayReports.StayForm> stays,
            boolean mayReport,
            boolean mayAsk,
            String askedAt,
            List<String> payment,
            String error) {}

    /** What may be told. */
    public record Kind(String code, String text) {}

    /** One report. */
    public record Told(String id, String what, String state, String answer, String when, String who, boolean again) {}

    private final Template template;
    private final Pages pages;
    private final SheetViews sheets;
    private final PartnerReports reports;
    private final PartnerPayments payments;

    @Inject
    ChannelDeskPage(
            @Location("console/channel-desk") Template template,
            Pages pages,
            SheetViews sheets,
            PartnerReports reports,
            PartnerPayments payments) {
        this.template = template;
        this.pages = pages;
        this.sheets = sheets;
        this.reports = reports;
        this.payments = payments;
    }

    @GET
    public TemplateInstance show(@PathParam("id") String id) {
        return page(reservation(id), Form.NONE, "");
    }

    @POST
    public Response report(
            @PathParam("id") String id,
            @FormParam("kind") @DefaultValue("") String kind,
            @FormParam("waived") @DefaultValue("") String waived) {
        UUID reservation = reservation(id);
        return done(reservation, () -> {
            ReportKind wanted = ReportKind.ofCode(kind)
                    .orElseThrow(() -> Problem.of(ProblemCode.VALUE_INVALID, "kind", "a kind of report"));
            reports.report(
                    pages.visit().principal(),
                    reservation,
                    new NewReport(wanted, Optional.empty(), "yes".equals(waived), Optional.empty(), Optional.empty()));
        });
    }

    /** Another stay than booked: its dates and price as they are on the invoice. */
    @POST
    @Path("/stay")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response stay(@PathParam("id") String id, MultivaluedMap<String, String> typed) {
        UUID reservation = reservation(id);
        Visit visit = pages.visit();
        Form form = Form.of(StayReports.block(Form.of("", typed).text("stay")), typed);
        ReservationSheet sheet = sheets.reservation(reservation, visit);
        UUID stay = Ids.get(form.text("stay"), ProblemCode.STAY_UNKNOWN);
        Optional<NewReport> wanted =
                StayReports.read(form, stay, sheet.row().total().currency(), visit.texts());
        if (wanted.isEmpty()) {
            return Form.again(page(reservation, form, ""));
        }
        try {
            reports.report(visit.principal(), reservation, wanted.get());
        } catch (Problem problem) {
            return Form.again(page(reservation, form.refused(problem, visit.texts()), ""));
        }
        return Pages.go("/reservations/" + reservation + "/channel");
    }

    @POST
    @Path("/reports/{report}")
    public Response again(@PathParam("id") String id, @PathParam("report") String report) {
        UUID reservation = reservation(id);
        UUID known = Ids.get(report, ProblemCode.REPORT_UNKNOWN);
        return done(reservation, () -> reports.retry(pages.visit().principal(), reservation, known));
    }

    @POST
    @Path("/payment")
    public Response payment(@PathParam("id") String id) {
        UUID reservation = reservation(id);
        return done(reservation, () -> payments.fetch(pages.visit().principal(), reservation));
    }

    private Response done(UUID reservation, Runnable work) {
        try {
            work.run();
        } catch (Problem problem) {
            return switch (problem.code().kind()) {
                case CONFLICT, INVALID, UNPROCESSABLE, STALE ->
                    Response.status(Response.Status.CONFLICT)
                            .entity(page(
                                    reservation,
                                    Form.NONE,
                                    problem.detail(pages.visit().texts().locale())))
                            .build();
                case UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, LIMITED, BUG -> throw problem;
            };
        }
        return Pages.go("/reservations/" + reservation + "/channel");
    }

    private TemplateInstance page(UUID id, Form form, String error) {
        Visit visit = pages.visit();
        Principal principal = visit.principal();
        boolean mayAsk = principal.may(Permission.MONEY_READ);
        Optional<PaymentState> state = mayAsk ? payments.find(principal, id) : Optional.empty();
        View view = new View(
                sheets.sheet(id, visit),
                reports.list(principal, id).stream()
                        .map(one -> told(one, visit))
                        .toList(),
                Stream.of(ReportKind.NO_SHOW, ReportKind.INVALID_CARD, ReportKind.CANCELLED_FOR_CARD)
                        .map(kind -> new Kind(kind.code(), visit.texts().of("desk.kind." + kind.code())))
                        .toList(),
                StayReports.forms(sheets.reservation(id, visit), form, visit),
                principal.may(Permission.RESERVATIONS_WRITE),
                mayAsk,
                state.map(one -> visit.formats().full(one.fetchedAt(), ZoneOffset.UTC))
                        .orElse(""),
                state.flatMap(PaymentState::payment)
                        .map(one -> PayoutWords.of(one, visit))
                        .orElse(List.of()),
                error);
        return pages.page(template, visit.texts().of("desk.title"), "reservations", view);
    }

    private static Told told(PartnerReport report, Visit visit) {
        boolean open = report.state() == PartnerReport.State.UNKNOWN || report.state() == PartnerReport.State.REFUSED;
        return new Told(
                report.id().toString(),
                visit.texts().of("desk.kind." + report.kind().code()),
                visit.texts().of("desk.state." + report.state().code()),
                report.answer(),
                visit.formats().full(report.askedAt(), ZoneOffset.UTC),
                report.askedBy(),
                open);
    }

    private static UUID reservation(String id) {
        return Ids.get(id, ProblemCode.RESERVATION_UNKNOWN);
    }
}
