package io.relais.server.edge;

import io.relais.core.access.Principal;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.vertx.ext.web.RoutingContext;

/** Who asks: kept on the request by the edge under the name of {@link Principal}, where REST and MCP find it. */
public final class Caller {
    private static final String ATTRIBUTE = Principal.class.getName();

    private Caller() {}

    static void keep(RoutingContext request, Principal principal) {
        request.put(ATTRIBUTE, principal);
    }

    /**
     * The caller of a request.
     *
     * @throws Problem NOT_SIGNED_IN when the request did not pass the edge, whatever way it came
     */
    public static Principal of(RoutingContext request) {
        Principal principal = request.get(ATTRIBUTE);
        if (principal == null) {
            throw Problem.of(ProblemCode.NOT_SIGNED_IN);
        }
        return principal;
    }
}
