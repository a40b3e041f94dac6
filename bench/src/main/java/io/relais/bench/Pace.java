package io.relais.bench;

/**
 * How long to measure.
 *
 * @param repetitions of each figure; the median counts
 * @param seconds of one repetition
 * @param warmUpSeconds before the first
 */
public record Pace(int repetitions, int seconds, int warmUpSeconds) {
    /** For a figure to be quoted. */
    static final Pace FULL = new Pace(5, 6, 10);
    /** Under a minute, for a look. */
    public static final Pace QUICK = new Pace(3, 2, 3);
}
