package io.relais.connector;

import java.util.List;

/**
 * What the partner answered to one message that it took.
 *
 * @param rejections the changes it did not take; everything else in the message is acknowledged
 */
public record AriAnswer(List<Rejection> rejections) {
    /** Everything was taken. */
    public static final AriAnswer ACCEPTED = new AriAnswer(List.of());

    public AriAnswer {
        rejections = List.copyOf(rejections);
    }

    /**
     * One refused change, or the refused part of one.
     *
     * @param change what was refused
     * @param text the partner's words
     */
    public record Rejection(AriChange change, String text) {}
}
