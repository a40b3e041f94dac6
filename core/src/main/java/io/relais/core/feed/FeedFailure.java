package io.relais.core.feed;

import io.relais.connector.CalendarReading;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** Why a poll told nothing. */
public enum FeedFailure {
    NONE,
    UNREACHABLE,
    TIMEOUT,
    /** The address leads into a private network, or is of another kind than a calendar's. */
    ADDRESS_REFUSED,
    /** There is no calendar at the address any more. */
    GONE,
    /** The partner answered with an error. */
    STATUS,
    REDIRECTS,
    TOO_LARGE,
    /** Nothing at all, from a partner that does not say "free" this way. */
    EMPTY,
    /** A web page: mostly a login. */
    HTML,
    /** Something else that is no calendar. */
    NOT_A_CALENDAR,
    TRUNCATED,
    /** This house has no connector that reads calendars. */
    NO_READER;

    private static final Set<FeedFailure> BREAKING = EnumSet.of(ADDRESS_REFUSED, GONE, HTML);
    private static final int NOT_FOUND = 404;
    private static final int GONE_FOR_GOOD = 410;

    /** As {@code not-a-calendar}; empty for none. */
    public String code() {
        return this == NONE ? "" : name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static FeedFailure ofCode(String code) {
        return code.isEmpty() ? NONE : valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** True when trying again will hardly help. */
    boolean isBreaking() {
        return BREAKING.contains(this);
    }

    static FeedFailure of(FeedAnswer.Failed failed) {
        return switch (failed.cause()) {
            case UNREACHABLE -> UNREACHABLE;
            case TIMEOUT -> TIMEOUT;
            case REFUSED_ADDRESS -> ADDRESS_REFUSED;
            case STATUS -> failed.status() == NOT_FOUND || failed.status() == GONE_FOR_GOOD ? GONE : STATUS;
            case TOO_LARGE -> TOO_LARGE;
            case REDIRECTS -> REDIRECTS;
        };
    }

    static FeedFailure of(CalendarReading.Reason reason) {
        return switch (reason) {
            case EMPTY -> EMPTY;
            case HTML -> HTML;
            case JSON, NOT_A_CALENDAR -> NOT_A_CALENDAR;
            case TRUNCATED -> TRUNCATED;
            case TOO_LARGE -> TOO_LARGE;
        };
    }

    /** The refusal to add a feed that fails like this. */
    Problem problem(String host) {
        return Problem.of(
                switch (this) {
                    case ADDRESS_REFUSED -> ProblemCode.FEED_ADDRESS_REFUSED;
                    case GONE -> ProblemCode.FEED_GONE;
                    case EMPTY -> ProblemCode.FEED_EMPTY;
                    case HTML -> ProblemCode.FEED_IS_PAGE;
                    case NOT_A_CALENDAR, TRUNCATED -> ProblemCode.FEED_UNREADABLE;
                    case TOO_LARGE -> ProblemCode.FEED_TOO_LARGE;
                    case NO_READER -> ProblemCode.FEEDS_UNSUPPORTED;
                    case NONE, UNREACHABLE, TIMEOUT, STATUS, REDIRECTS -> ProblemCode.FEED_UNREACHABLE;
                },
                host);
    }
}
