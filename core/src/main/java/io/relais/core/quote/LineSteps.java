package io.relais.core.quote;

import java.util.Locale;

/**
 * How the amount of a line came about: either {@code times} x {@code unit}, or {@code percent} of {@code of}, rounded half up
 * once.
 *
 * @param unit minor units for one, 0 for a share
 * @param percent basis points, 0 when there is a unit
 * @param of minor units that the share is taken of
 * @param cap most minor units per person and night, 0 = none
 */
public record LineSteps(Sort sort, long unit, int times, int percent, long of, long cap) {
    /** What is counted or shared. */
    public enum Sort {
        UNITS,
        SHARE,
        /** A share of the night's price per person, with a cap. */
        SHARE_PER_PERSON;

        /** As in answers of the API. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    static LineSteps units(long unit, int times) {
        return new LineSteps(Sort.UNITS, unit, times, 0, 0, 0);
    }

    static LineSteps share(int percent, long of) {
        return new LineSteps(Sort.SHARE, 0, 1, percent, of, 0);
    }
}
