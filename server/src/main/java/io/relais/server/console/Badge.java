package io.relais.server.console;

import io.relais.core.reservation.Conflict;
import io.relais.core.reservation.Status;

/**
 * A state in a word, with its colour and icon.
 *
 * @param tone ok, info, attention, danger or muted; also the icon's name
 */
public record Badge(String tone, String text) {
    static Badge of(Status status, Texts texts) {
        String tone = switch (status) {
            case PENDING, OPTION -> "info";
            case CONFIRMED, CHECKED_IN -> "ok";
            case CHECKED_OUT, CANCELLED -> "muted";
            case NO_SHOW -> "attention";
        };
        return new Badge(tone, texts.of("status." + status.code()));
    }

    /** The conflict, or the status when there is none: what a person must see first. */
    static Badge of(Status status, Conflict conflict, Texts texts) {
        String tone = switch (conflict) {
            case NONE -> "";
            case OVERBOOKED, UNMAPPED_ROOM -> "danger";
            case UNMAPPED_RATE, NO_STAY -> "attention";
        };
        return tone.isEmpty() ? of(status, texts) : new Badge(tone, texts.of("conflict." + conflict.code()));
    }
}
