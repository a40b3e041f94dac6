package io.relais.core.payment;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How money is given, when a person records it. */
public enum PaymentMethod {
    CASH,
    CHEQUE,
    CARD_TERMINAL,
    BANK_TRANSFER,
    VOUCHER,
    OTHER;

    /** Stored form, as {@code card-terminal}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The method of that code, empty when there is none. */
    public static Optional<PaymentMethod> find(String code) {
        return Arrays.stream(values())
                .filter(method -> method.code().equals(code))
                .findFirst();
    }
}
