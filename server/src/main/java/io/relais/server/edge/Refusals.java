package io.relais.server.edge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.relais.core.problem.Problem;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;

/** Writes a refusal before or behind the faces. */
@Singleton
final class Refusals {
    private final ObjectMapper json;

    @Inject
    Refusals(ObjectMapper json) {
        this.json = json;
    }

    void answer(RoutingContext request, Problem problem) {
        write(request, body(request, problem));
    }

    void answer(RoutingContext request, Problem problem, List<String> violatedPolicies) {
        write(request, body(request, problem).violating(violatedPolicies));
    }

    private static ProblemBody body(RoutingContext request, Problem problem) {
        Locale language = Languages.of(request.request().getHeader(HttpHeaders.ACCEPT_LANGUAGE));
        request.response().putHeader(HttpHeaders.CONTENT_LANGUAGE, language.toLanguageTag());
        return ProblemBody.of(problem, language, Trace.idOf(request));
    }

    private void write(RoutingContext request, ProblemBody body) {
        if (request.response().ended()) {
            return;
        }
        if (request.response().headWritten()) {
            request.response().reset();
            return;
        }
        request.response()
                .setStatusCode(body.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, ProblemBody.MEDIA_TYPE)
                .putHeader(HttpHeaders.VARY, "Accept-Language")
                .end(text(body));
    }

    private String text(ProblemBody body) {
        try {
            return json.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a problem is always writable", e);
        }
    }
}
