package io.relais.server.console;

import io.relais.server.console.RateField.Choice;
import java.util.List;
import java.util.Set;

/**
 * What stands around every page.
 *
 * @param title of the browser's tab
 * @param current the navigation entry to mark, empty for none
 * @param houses the properties to switch between, empty where there is only one
 * @param property the one that is worked on, empty for all
 * @param entries what the palette leads to
 * @param path where switches of language and theme lead back to
 * @param waiting conversations with guests in which somebody has to answer
 */
public record Frame(
        String title,
        String current,
        String language,
        String theme,
        String personName,
        String email,
        String path,
        List<Choice> houses,
        String property,
        List<Palette.Entry> entries,
        int waiting) {
    /** Those that have a place of their own on a telephone; the others are behind one button there. */
    private static final Set<String> FIRST = Set.of("", "today", "reservations", "guests", "rates", "channels");

    /** Whether the marked entry is one of the others. */
    public boolean more() {
        return !FIRST.contains(current);
    }

    /** Leads to the pages of the property that the person works on. */
    public String about() {
        return property.isEmpty() ? "" : "?property=" + property;
    }

    static Frame of(Visit visit, String title, String current, List<Choice> houses, int waiting) {
        return new Frame(
                title,
                current,
                visit.texts().language(),
                visit.theme(),
                visit.person().name(),
                visit.person().email(),
                visit.path(),
                houses,
                visit.property(),
                Palette.of(visit),
                waiting);
    }
}
