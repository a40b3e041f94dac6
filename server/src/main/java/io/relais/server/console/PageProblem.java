package io.relais.server.console;

import io.relais.core.problem.Problem;

/** A problem met while making a page, on its way to become a page itself. */
final class PageProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    PageProblem(Problem problem) {
        super(problem);
        this.problem = problem;
    }

    Problem problem() {
        return problem;
    }
}
