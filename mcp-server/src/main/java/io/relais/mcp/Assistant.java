package io.relais.mcp;

import io.quarkiverse.mcp.server.ToolCallException;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.relais.core.access.Principal;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.function.Function;

/** The caller behind a tool call, and the one way in which tools say no. */
@Singleton
public final class Assistant {
    /** The attribute under which the edge keeps who asks. */
    private static final String CALLER = Principal.class.getName();

    private final CurrentVertxRequest request;

    @Inject
    public Assistant(CurrentVertxRequest request) {
        this.request = request;
    }

    /**
     * Answers a tool call. A problem becomes a tool error with the catalogue's words and code, which a model can act on; it is
     * no protocol error.
     */
    <T> T answer(Function<Principal, T> call) {
        try {
            return call.apply(caller());
        } catch (Problem problem) {
            throw new ToolCallException(words(problem));
        }
    }

    /** Models read English best; the code stands for programs. */
    static String words(Problem problem) {
        return problem.title(Locale.ENGLISH) + ". " + problem.detail(Locale.ENGLISH) + " ("
                + problem.code().code() + ")";
    }

    /** Who asks; a call that did not come through the edge is refused whatever way it came. */
    private Principal caller() {
        RoutingContext current = request.getCurrent();
        Principal principal = current == null ? null : current.get(CALLER);
        if (principal == null) {
            throw Problem.of(ProblemCode.NOT_SIGNED_IN);
        }
        return principal;
    }
}
