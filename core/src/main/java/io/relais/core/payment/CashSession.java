package io.relais.core.payment;

import io.relais.vocabulary.Money;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * From counting the float to counting the drawer.
 *
 * @param opening counted at the beginning
 * @param expected what should be in the drawer: the opening, cash takings and movements; up to now while it is open
 * @param counted what was there at the end, null while it is open
 */
public record CashSession(
        UUID id,
        UUID registerId,
        Instant openedAt,
        String openedBy,
        Money opening,
        Money expected,
        @Nullable Instant closedAt,
        @Nullable String closedBy,
        @Nullable Money counted,
        String note) {
    /** Counted less expected: negative when money is missing; null while it is open. */
    public @Nullable Money difference() {
        return counted == null ? null : counted.minus(expected);
    }
}
