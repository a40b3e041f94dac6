package io.relais.server.console;

import java.util.List;

/**
 * Cash registers and journal of one property.
 *
 * @param maySetUp whether the reader may add, rename and close down registers
 * @param mayCount whether the reader may open and close drawers
 */
public record CashView(
        SettingsHouse house,
        List<Drawer> drawers,
        List<RegisterView.Choice> kinds,
        Journal journal,
        Form form,
        boolean maySetUp,
        boolean mayCount) {
    /**
     * One register.
     *
     * @param expected what should be in the drawer now
     * @param past sessions that were closed, newest first
     */
    public record Drawer(
            String id,
            String name,
            String currency,
            boolean inUse,
            boolean open,
            String opened,
            String opening,
            String expected,
            List<Movement> movements,
            List<Past> past) {}

    /** Cash that moved without a guest. */
    public record Movement(String when, String kind, String amount, String note, String by) {}

    /** A closed session. */
    public record Past(String opened, String closed, String expected, String counted, Badge difference, String note) {}

    /** Days with their sums, and the entries. */
    public record Journal(String from, String to, List<Day> days, List<Entry> entries, boolean more, String csv) {}

    /** One day's sums, each as method and amount. */
    public record Day(String day, List<SheetView.Pair> sums) {}

    /** One taking. */
    public record Entry(
            String day, String reservation, String number, String method, String register, String amount, String by) {}
}
