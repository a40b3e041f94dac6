package io.relais.server.console;

/**
 * Who has nights of a feed.
 *
 * @param digits the last of the guest's telephone; empty when not told
 * @param link where it can be opened at the partner; empty for nowhere
 * @param missing since when the calendar no longer shows it; empty while it does
 */
public record FeedStayLine(
        String dates, String nights, String kind, String name, String digits, String link, String missing) {}
