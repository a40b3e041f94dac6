package io.relais.core.reservation;

import io.relais.core.access.Idempotency;
import io.relais.core.problem.Problem;
import java.util.Optional;

/** What became of an own sale. */
sealed interface Outcome {
    /**
     * It was made.
     *
     * @param answer what is kept for repetitions, where it was made under a key
     */
    record Sold(ReservationSheet sheet, Optional<Idempotency.Answer> answer) implements Outcome {}

    /** It was made before; this is what was answered then. */
    record Repeated(Idempotency.Answer answer) implements Outcome {}

    /** It cannot be made so. */
    record Refused(Problem problem) implements Outcome {}

    /** Something broke. Nothing was sold. */
    record Failed(RuntimeException failure) implements Outcome {}
}
