package io.relais.server.console;

import java.util.List;

/**
 * What a guest and the house wrote, and the form to go on.
 *
 * @param id the conversation that is answered; empty while nothing was said
 * @param action where the form is sent
 * @param possible whether anything can be written
 * @param hint why nothing can be written, or what happens to what is
 * @param waits whether somebody has to answer and may say that nobody does
 * @param once makes a form that is sent twice one reply
 */
public record TalkView(
        String id,
        String action,
        List<Line> lines,
        boolean possible,
        boolean mayWrite,
        String hint,
        boolean waits,
        String once,
        int max) {
    /**
     * One thing said.
     *
     * @param side guest, house or channel
     * @param who who says it
     * @param attachments a sentence about files; empty when there are none
     * @param state empty for what came from the channel
     * @param tone the state's colour
     * @param advice what to do; empty when nothing is to be done
     * @param answer the channel's words
     * @param failed whether it can be sent again or given up
     * @param conversation the conversation it is in
     */
    public record Line(
            String id,
            String conversation,
            String side,
            String who,
            String text,
            String attachments,
            String when,
            String fullWhen,
            String state,
            String tone,
            String advice,
            String answer,
            boolean failed) {}
}
