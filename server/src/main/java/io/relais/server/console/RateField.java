package io.relais.server.console;

import java.util.List;

/**
 * One field of a rates form.
 *
 * @param control text, number, date, check, select, many (checkboxes) or lines
 * @param help what to write, empty for none
 * @param error why it was not taken, empty for none
 */
public record RateField(
        String name, String label, String help, String control, String value, List<Choice> choices, String error) {
    /** Something to choose. */
    public record Choice(String value, String name, boolean chosen) {}

    /** For a checkbox: whether it is set. */
    public boolean checked() {
        return "true".equals(value);
    }
}
