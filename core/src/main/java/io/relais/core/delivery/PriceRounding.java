package io.relais.core.delivery;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a channel's price is made to look; the nearest such price, the higher of two equally near, never below the smallest. */
public enum PriceRounding {
    NONE(0, 0),
    /** To whole units of money. */
    WHOLE(100, 0),
    /** To multiples of five units of money. */
    FIVE(500, 0),
    /** Ends on .90; on 90 where a currency has no decimals. */
    NINETY(100, 90),
    /** Ends on .99; on 99 where a currency has no decimals. */
    NINETY_NINE(100, 99);

    private static final int CENTS = 100;

    /** Distance of two such prices, and where the first lies, in hundredths of a unit. */
    private final int step;

    private final int offset;

    PriceRounding(int step, int offset) {
        this.step = step;
        this.offset = offset;
    }

    /** As stored and in addresses: {@code ninety-nine}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The rounding of that code. */
    public static Optional<PriceRounding> ofCode(String code) {
        return Arrays.stream(values()).filter(r -> r.code().equals(code)).findFirst();
    }

    /**
     * The rounded amount. Nothing stays nothing.
     *
     * @param digits decimals of the currency
     */
    public long apply(long minor, int digits) {
        if (this == NONE || minor <= 0) {
            return minor;
        }
        long unit = ChannelPrice.power(digits);
        // Without decimals, a hundred is what a unit is elsewhere, but a whole price is a whole price.
        long scale = digits == 0 && offset > 0 ? CENTS : unit;
        long distance = scale * step / CENTS;
        long first = scale * offset / CENTS;
        long smallest = first == 0 ? distance : first;
        long below = Math.floorDiv(minor - first, distance) * distance + first;
        long nearest = minor - below < distance - (minor - below) ? below : below + distance;
        return Math.max(smallest, nearest);
    }
}
