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
     * @param cause what has to change before it can be taken
     */
    public record Rejection(AriChange change, String text, Cause cause) {
        /** Refused for its value, which is what nearly all refusals are. */
        public Rejection(AriChange change, String text) {
            this(change, text, Cause.VALUE);
        }
    }

    /** Why a change was not taken. */
    public enum Cause {
        /** The value itself: a person must look at it. */
        VALUE,
        /** The partner has no such room or rate (any more): nothing can be told about it until it is mapped anew. */
        UNKNOWN_PRODUCT,
        /** Something on the partner's side that may be over later: worth trying again. */
        PASSING
    }
}
