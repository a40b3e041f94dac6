package io.relais.server.api;

import io.relais.core.problem.Problem;
import io.relais.server.edge.Languages;
import io.relais.server.edge.ProblemBody;
import io.relais.server.edge.Trace;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Every refusal below {@code /api} is problem+json: those of core, which each resource hands over, and those of the REST
 * machinery (405, 406, 415, an unknown path), whose answers are rewritten on the way out.
 */
final class Refused {
    private static final String API = "/api/";

    /** The answer to a problem thrown by a use case. */
    static Response by(Problem problem, RoutingContext request) {
        Locale language = Languages.of(request.request().getHeader(HttpHeaders.ACCEPT_LANGUAGE));
        ProblemBody body = ProblemBody.of(problem, language, Trace.idOf(request));
        return Response.status(body.status())
                .entity(body)
                .type(ProblemBody.MEDIA_TYPE)
                .language(language)
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .build();
    }

    @ServerResponseFilter
    void rewrite(ContainerRequestContext asked, ContainerResponseContext answer, RoutingContext request) {
        if (answer.getStatus() < 400
                || answer.getEntity() instanceof ProblemBody
                || !request.normalizedPath().startsWith(API)) {
            return;
        }
        Response refusal = by(ProblemBody.ofStatus(answer.getStatus()), request);
        answer.setStatus(refusal.getStatus());
        answer.setEntity(refusal.getEntity(), null, MediaType.valueOf(ProblemBody.MEDIA_TYPE));
        answer.getHeaders().putSingle(HttpHeaders.CONTENT_LANGUAGE, refusal.getLanguage());
        answer.getHeaders().putSingle(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
    }
}
