package io.relais.core.quote;

import java.util.Locale;

/** What sort of line beside the nights a price has. */
public enum LineKind {
    DISCOUNT,
    OPTION,
    TAX,
    FEE,
    /** What somebody at the desk added or took off, with a reason. */
    ADJUSTMENT;

    /** Stored form. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static LineKind ofCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
