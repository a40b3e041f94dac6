package io.relais.connector.ical;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A date or a time as written in a calendar. Read without exceptions, since a list may hold half a million that are none.
 *
 * @param time null when it is a date
 * @param offset where it says so itself, as with Z; null otherwise
 * @param zone the name of its time zone, not looked up; empty when none is told
 */
record Stamp(
        LocalDate date, @Nullable LocalTime time, @Nullable ZoneOffset offset, String zone) {
    private static final int DATE_LENGTH = 8;
    private static final int HOUR_MINUTE = 4;
    private static final int HOUR_MINUTE_SECOND = 6;
    private static final int OFFSET_LENGTH = 5;
    private static final int LENGTH_MAX = 40;
    private static final int HOURS = 24;
    private static final int SIXTY = 60;
    private static final int OFFSET_HOURS_MAX = 18;

    /**
     * Reads {@code 20270131}, {@code 20270131T140000}, {@code 20270131T140000Z}; also with an offset, without seconds, and with ISO's
     * hyphens and colons. Null when it is none of these.
     *
     * @param dateOnly whether the property says that it is a date, whatever it looks like
     */
    static @Nullable Stamp read(String written, String zone, boolean dateOnly) {
        String text = plain(written);
        LocalDate date = text.length() < DATE_LENGTH || text.length() > LENGTH_MAX ? null : date(text);
        if (date == null) {
            return null;
        }
        if (text.length() == DATE_LENGTH) {
            return new Stamp(date, null, null, "");
        }
        int end = endOfDigits(text, DATE_LENGTH + 1);
        int length = end - DATE_LENGTH - 1;
        if ("Tt ".indexOf(text.charAt(DATE_LENGTH)) < 0 || (length != HOUR_MINUTE && length != HOUR_MINUTE_SECOND)) {
            return null;
        }
        int clock = digits(text, DATE_LENGTH + 1, end) * (length == HOUR_MINUTE ? 100 : 1);
        if (clock / 10_000 > HOURS || clock / 100 % 100 >= SIXTY || clock % 100 > SIXTY) {
            return null;
        }
        return dateOnly
                ? new Stamp(date, null, null, "")
                : timed(date, clock, text.substring(afterFraction(text, end)), zone);
    }

    boolean isDate() {
        return time == null;
    }

    /** The moment, when those without an offset of their own are meant there; a date begins at midnight. */
    ZonedDateTime at(ZoneId place) {
        ZoneId zoneOfStamp = offset == null ? place : offset;
        return LocalDateTime.of(date, time == null ? LocalTime.MIDNIGHT : time).atZone(zoneOfStamp);
    }

    private static @Nullable LocalDate date(String text) {
        int day = digits(text, 0, DATE_LENGTH);
        int year = day / 10_000;
        int month = day / 100 % 100;
        if (day < 0 || year == 0 || month < 1 || month > 12 || day % 100 < 1) {
            return null;
        }
        return YearMonth.of(year, month).isValidDay(day % 100) ? LocalDate.of(year, month, day % 100) : null;
    }

    private static @Nullable Stamp timed(LocalDate date, int clock, String suffix, String zone) {
        LocalDate day = clock / 10_000 == HOURS ? date.plusDays(1) : date;
        // A leap second is the last one of its minute to us.
        LocalTime time = LocalTime.of(clock / 10_000 % HOURS, clock / 100 % 100, Math.min(SIXTY - 1, clock % 100));
        if (suffix.isEmpty()) {
            return new Stamp(day, time, null, zone);
        }
        ZoneOffset offset = offset(suffix);
        return offset == null ? null : new Stamp(day, time, offset, "");
    }

    private static @Nullable ZoneOffset offset(String suffix) {
        if (suffix.equalsIgnoreCase("Z")) {
            return ZoneOffset.UTC;
        }
        int sign = suffix.charAt(0) == '-' ? -1 : 1;
        int distance = suffix.length() == OFFSET_LENGTH ? digits(suffix, 1, OFFSET_LENGTH) : -1;
        boolean known = (sign < 0 || suffix.charAt(0) == '+')
                && distance >= 0
                && distance / 100 < OFFSET_HOURS_MAX
                && distance % 100 < SIXTY;
        return known ? ZoneOffset.ofHoursMinutes(sign * (distance / 100), sign * (distance % 100)) : null;
    }

    private static String plain(String written) {
        String text = written.strip();
        boolean iso = text.length() > DATE_LENGTH && text.length() <= LENGTH_MAX && text.charAt(4) == '-';
        if (!iso) {
            return text;
        }
        int time = text.indexOf('T') < 0 ? text.length() : text.indexOf('T');
        return text.substring(0, time).replace("-", "") + text.substring(time).replace(":", "");
    }

    /** The number that stands there; negative when it is none. */
    private static int digits(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }

    private static int afterFraction(String text, int at) {
        return at < text.length() && text.charAt(at) == '.' ? endOfDigits(text, at + 1) : at;
    }

    private static int endOfDigits(String text, int from) {
        int end = from;
        while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        return end;
    }
}
