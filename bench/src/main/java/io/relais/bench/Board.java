package io.relais.bench;

import java.io.PrintStream;
import java.util.Locale;

/** What a benchmark has to say: settings and figures on standard output, progress on standard error. */
public final class Board {
    private final PrintStream figures;
    private final PrintStream progress;
    private boolean broken;

    Board(PrintStream figures, PrintStream progress) {
        this.figures = figures;
        this.progress = progress;
    }

    /** What a figure is compared with. */
    public record Reference(String what, double value) {
        /** Nothing to compare with. */
        public static final Reference NONE = new Reference("none", 0);
    }

    /** A line about how it is measured. */
    public void setting(String text) {
        figures.println("# " + text);
    }

    /** One measured figure. */
    public void figure(String line, double value, String unit, Reference reference) {
        double ratio = reference.value() == 0 ? 0 : value / reference.value();
        figures.printf(
                Locale.ROOT,
                "bench %s %s %s reference %s %s ratio %s%n",
                line,
                number(value),
                unit,
                reference.what(),
                number(reference.value()),
                number(ratio));
        figures.flush();
    }

    /** Where the run is. */
    public void progress(String text) {
        progress.println(text);
    }

    /** Something was lost, doubled or oversold: the figures are worth nothing and the command fails. */
    public void broken(String what) {
        broken = true;
        progress.println("BROKEN: " + what);
        figures.println("# BROKEN: " + what);
    }

    boolean isBroken() {
        return broken;
    }

    /** Three significant digits and no exponent. */
    public static String number(double value) {
        double size = Math.abs(value);
        String format =
                size >= 100 || value == Math.rint(value) ? "%.0f" : size >= 10 ? "%.1f" : size >= 1 ? "%.2f" : "%.3f";
        return String.format(Locale.ROOT, format, value);
    }
}
