package io.relais.core.reservation;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a property may tell a channel of its reservation. */
public enum ReportKind {
    NO_SHOW,
    INVALID_CARD,
    CANCELLED_FOR_CARD,
    STAY_CHANGED;

    /** As stored and told, {@code no-show}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The kind of that code, empty for an unknown one. */
    public static Optional<ReportKind> ofCode(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code().equals(code)).findFirst();
    }
}
