package io.relais.bench;

import java.util.Arrays;
import java.util.List;

/** Statistics of measured values. */
public final class Sample {
    private Sample() {}

    /** The middle value. */
    public static double median(List<Double> values) {
        return percentile(values, 50);
    }

    /** The value that so many percent of the values do not exceed (nearest rank). */
    public static double percentile(List<Double> values, double percent) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("nothing was measured");
        }
        double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        int rank = (int) Math.ceil(percent / 100 * sorted.length);
        return sorted[Math.max(0, rank - 1)];
    }
}
