package io.relais.server.console;

import io.relais.core.problem.Problem;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

/** Makes sure that a problem met by a page is told as a page, not as the JSON that programs get. */
@Page
@Interceptor
@Priority(Interceptor.Priority.APPLICATION)
class ProblemGuard {
    @AroundInvoke
    Object invoke(InvocationContext context) throws Exception {
        try {
            return context.proceed();
        } catch (Problem problem) {
            throw new PageProblem(problem);
        }
    }
}
