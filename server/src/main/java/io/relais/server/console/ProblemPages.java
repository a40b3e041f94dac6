package io.relais.server.console;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Shows a problem as a page: what happened, and where to go from here. */
@Provider
class ProblemPages implements ExceptionMapper<PageProblem> {
    /** What the page shows. */
    public record View(String title, String detail) {}

    private final Template template;
    private final Pages pages;

    @Inject
    ProblemPages(@Location("console/problem") Template template, Pages pages) {
        this.template = template;
        this.pages = pages;
    }

    @Override
    public Response toResponse(PageProblem wrapped) {
        Problem problem = wrapped.problem();
        Texts texts = pages.visit().texts();
        String title = problem.title(texts.locale());
        View view = new View(title, problem.detail(texts.locale()));
        return Response.status(status(problem.code().kind()))
                .entity(pages.page(template, title, "", view))
                .type("text/html;charset=UTF-8")
                .build();
    }

    private static int status(ProblemCode.Kind kind) {
        return switch (kind) {
            case INVALID -> 400;
            case UNPROCESSABLE -> 422;
            case UNAUTHENTICATED -> 401;
            case FORBIDDEN -> 403;
            case NOT_FOUND -> 404;
            case CONFLICT -> 409;
            case STALE -> 412;
            case LIMITED -> 429;
            case BUG -> 500;
        };
    }
}
