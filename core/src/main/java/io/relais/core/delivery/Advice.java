package io.relais.core.delivery;

import io.relais.connector.AriAnswer;
import java.util.Locale;

/** What a person should do about a refused value. */
public enum Advice {
    /** Look at the value or at the partner's settings; it is sent again when another one is desired. */
    CHECK_VALUE,
    /** The partner has no such room or rate: map the product anew, or resume it when the partner has it again. */
    MAP_AGAIN,
    /** Nothing: it is tried again. */
    WAIT;

    /** As stored: {@code check-value}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Advice of(AriAnswer.Cause cause) {
        return switch (cause) {
            case VALUE -> CHECK_VALUE;
            case UNKNOWN_PRODUCT -> MAP_AGAIN;
            case PASSING -> WAIT;
        };
    }
}
