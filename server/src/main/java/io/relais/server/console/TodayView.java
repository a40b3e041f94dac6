package io.relais.server.console;

import java.util.List;

/**
 * The first page as it is read.
 *
 * @param needs what needs a person, the worst first
 * @param latest the newest reservations
 * @param several whether the property must be named
 */
public record TodayView(List<Need> needs, List<RowView> latest, boolean several, Live live) {
    /** One thing to do, and where. */
    public record Need(String tone, String title, String text, String action, String href) {}
}
