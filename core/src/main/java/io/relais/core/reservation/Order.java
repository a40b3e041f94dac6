package io.relais.core.reservation;

import io.relais.core.access.Idempotency;
import io.relais.core.access.Principal;
import java.util.Optional;
import java.util.function.Function;

/**
 * One own sale that somebody waits for. Two orders are never equal, whatever they want.
 *
 * @see GroupSale
 */
final class Order {
    private final Principal principal;
    private final NewReservation wanted;
    private final String trace;
    private final Optional<Once> once;

    /**
     * A sale that is made once under a key.
     *
     * @param telling makes the answer that is kept for repetitions; must not fail
     */
    record Once(Idempotency.Write write, Function<ReservationSheet, Idempotency.Answer> telling) {}

    Order(Principal principal, NewReservation wanted, String trace, Optional<Once> once) {
        this.principal = principal;
        this.wanted = wanted;
        this.trace = trace;
        this.once = once;
    }

    Principal principal() {
        return principal;
    }

    NewReservation wanted() {
        return wanted;
    }

    String trace() {
        return trace;
    }

    Optional<Once> once() {
        return once;
    }

    Optional<Idempotency.Write> write() {
        return once.map(Once::write);
    }
}
