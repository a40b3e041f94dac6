package io.relais.core.payment;

import io.relais.vocabulary.Money;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * Cash that went in or out of a drawer without being a guest's payment.
 *
 * @param amount as the drawer sees it: what goes out is negative
 * @param by name of who did it
 */
public record CashMovement(UUID id, UUID sessionId, Instant at, Kind kind, Money amount, String note, String by) {
    /** What happened to the cash. */
    public enum Kind {
        /** Brought to the bank. */
        DEPOSIT,
        /** Something was paid from the drawer. */
        PAYMENT_OUT,
        /** Change or other money put into the drawer. */
        PAYMENT_IN;

        /** Stored form, as {@code payment-out}. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** The kind of that code, empty when there is none. */
        public static Optional<Kind> find(String code) {
            return Arrays.stream(values())
                    .filter(kind -> kind.code().equals(code))
                    .findFirst();
        }
    }
}
