package io.relais.server.console;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import io.relais.core.data.Moment;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.relais.core.property.Properties;
import io.relais.core.report.FigureAsk;
import io.relais.core.report.KeyFigures;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.List;

/** Occupancy, average daily rate, revenue per available unit and pick-up of a period. */
@Page
@SignedIn
@Path("/reports")
@RunOnVirtualThread
class ReportsPage {
    private final Template whole;
    private final Pages pages;
    private final KeyFigures figures;
    private final Properties properties;
    private final Moment moment;

    @Inject
    ReportsPage(
            @Location("console/reports") Template whole,
            Pages pages,
            KeyFigures figures,
            Properties properties,
            Moment moment) {
        this.whole = whole;
        this.pages = pages;
        this.figures = figures;
        this.properties = properties;
        this.moment = moment;
    }

    @GET
    public TemplateInstance page(@Context UriInfo address) {
        Visit visit = pages.visit();
        Instant now = moment.now();
        ReportAsk ask = ReportAsk.of(address.getQueryParameters(), ReportAsk.today(now));
        ReportView view = ReportView.of(ask, figures(ask, now, visit), properties.list(visit.principal()), visit);
        return pages.page(whole, visit.texts().of("nav.reports"), "reports", view);
    }

    private ReportView.Figures figures(ReportAsk ask, Instant now, Visit visit) {
        try {
            return new ReportView.Figures(
                    figures.of(visit.principal(), ask.ask(FigureAsk.By.ALL, now)),
                    figures.of(visit.principal(), ask.ask(ask.by(), now)),
                    "");
        } catch (Problem problem) {
            if (problem.code() != ProblemCode.PERIOD_INVALID) {
                throw problem;
            }
            return new ReportView.Figures(
                    List.of(), List.of(), problem.detail(visit.texts().locale()));
        }
    }
}
