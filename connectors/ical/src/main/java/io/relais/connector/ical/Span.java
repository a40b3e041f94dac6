package io.relais.connector.ical;

import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/**
 * How long something lasts, as {@code P3D}, {@code P1W} or {@code PT48H}. Days are those of the calendar, hours those of the clock.
 *
 * @param days weeks and days
 * @param seconds hours, minutes and seconds
 */
record Span(long days, long seconds) {
    private static final int LENGTH_MAX = 30;
    private static final int DIGITS_MAX = 6;
    private static final int WEEK = 7;
    private static final int HOUR = 3_600;
    private static final int MINUTE = 60;

    /** Null when it is none, is negative, or longer than anybody stays. */
    static @Nullable Span read(String written) {
        String text = written.strip();
        int at = text.startsWith("+") ? 1 : 0;
        if (text.length() > LENGTH_MAX || at >= text.length() || Ascii.upper(text.charAt(at)) != 'P') {
            return null;
        }
        at++;
        long days = 0;
        long seconds = 0;
        boolean clock = false;
        boolean some = false;
        while (at < text.length()) {
            if (!clock && Ascii.upper(text.charAt(at)) == 'T') {
                clock = true;
                at++;
                continue;
            }
            int end = at;
            while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
                end++;
            }
            if (end == at || end - at > DIGITS_MAX || end == text.length()) {
                return null;
            }
            long unit = unit(clock, Ascii.upper(text.charAt(end)));
            if (unit == 0) {
                return null;
            }
            long amount = Long.parseLong(text.substring(at, end)) * unit;
            days += clock ? 0 : amount;
            seconds += clock ? amount : 0;
            some = true;
            at = end + 1;
        }
        return some ? new Span(days, seconds) : null;
    }

    ZonedDateTime after(ZonedDateTime start) {
        return start.plusDays(days).plusSeconds(seconds);
    }

    private static long unit(boolean clock, int letter) {
        return switch (letter) {
            case 'W' -> clock ? 0 : WEEK;
            case 'D' -> clock ? 0 : 1;
            case 'H' -> clock ? HOUR : 0;
            case 'M' -> clock ? MINUTE : 0;
            case 'S' -> clock ? 1 : 0;
            default -> 0;
        };
    }
}
