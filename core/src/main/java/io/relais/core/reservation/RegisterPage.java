package io.relais.core.reservation;

import java.util.List;

/**
 * A page of the register, newest first.
 *
 * @param nextCursor for the next page, empty on the last
 */
public record RegisterPage(List<RegisterRow> rows, String nextCursor) {
    public RegisterPage {
        rows = List.copyOf(rows);
    }
}
