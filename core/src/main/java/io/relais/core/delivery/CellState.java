package io.relais.core.delivery;

import java.util.Locale;

/** What became of a value on its way to a partner and back. */
public enum CellState {
    /** It left; until the answer nobody knows what the partner holds. */
    SENT,
    /** The partner took it. */
    ACKNOWLEDGED,
    /** The partner refused it; what it holds instead is not known. */
    REJECTED,
    /** The partner told it when it was asked what it holds. */
    OBSERVED;

    /** As stored: {@code acknowledged}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** True when after it the partner is known to hold the value. */
    public boolean isKnown() {
        return this == ACKNOWLEDGED || this == OBSERVED;
    }

    static CellState ofCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
