package io.relais.core.reservation;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which price a modified reservation has.
 *
 * @param typed minor units of the whole reservation, null unless typed
 * @param reason needed unless the new price is taken or nothing differs from it
 */
public record PriceChoice(Kind kind, @Nullable Long typed, String reason) {
    /** The largest amount that can be typed, in minor units. */
    public static final long AMOUNT_MAX = 1_000_000_000_000L;

    /** Keep the old total, take what is worked out now, or type a total. */
    public enum Kind {
        KEEP,
        TAKE,
        TYPE;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The choice of that code, if any. */
        public static Optional<Kind> ofCode(String code) {
            return java.util.Arrays.stream(values())
                    .filter(kind -> kind.code().equals(code))
                    .findFirst();
        }
    }

    public static PriceChoice take() {
        return new PriceChoice(Kind.TAKE, null, "");
    }

    public static PriceChoice keep(String reason) {
        return new PriceChoice(Kind.KEEP, null, reason);
    }

    public static PriceChoice type(long total, String reason) {
        return new PriceChoice(Kind.TYPE, total, reason);
    }
}
