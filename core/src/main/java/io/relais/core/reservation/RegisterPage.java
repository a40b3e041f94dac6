package io.relais.core.reservation;

import java.util.List;

/**
 * A page of the register.
 *
 * @param nextCursor for the next page, empty on the last
 * @param similar true when nothing is called what was typed, and these are only called something like it
 */
public record RegisterPage(List<RegisterRow> rows, String nextCursor, boolean similar) {
    public RegisterPage {
        rows = List.copyOf(rows);
    }
}
