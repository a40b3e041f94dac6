package io.relais.connector.ical;

/** How much of a stranger's calendar is looked at; beyond it is refused, not cut. Real feeds stay below a hundredth of each. */
final class Limits {
    static final int BODY_BYTES = 5 * 1024 * 1024;
    /** Of a line, folds included. */
    static final int LINE_BYTES = 1024 * 1024;
    /** A calendar, an event in it and an alarm in that are three. */
    static final int DEPTH = 6;

    static final int EVENTS = 50_000;
    static final int TIME_ZONES = 500;

    /** What is told of things that were wrong; the rest would not help anybody. */
    static final int DOUBTS = 200;

    static final int BAD_LINES = 20;

    private Limits() {}
}
