package io.relais.server.console;

import java.util.List;

/**
 * One feed in the list and at the head of its page.
 *
 * @param held how many nights it holds from today on
 * @param notes what is worth knowing about its last calendar
 */
public record FeedLine(
        String id,
        String unit,
        String name,
        String host,
        String shape,
        Badge state,
        When lastGood,
        When lastPoll,
        When nextPoll,
        String held,
        List<String> notes,
        int version) {
    /** A moment, and everything about it for a tooltip. */
    public record When(String text, String full) {}
}
