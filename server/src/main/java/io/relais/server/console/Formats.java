package io.relais.server.console;

import io.relais.vocabulary.Money;
import java.text.NumberFormat;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Dates, times and money as the reader writes them. Stay dates are property-local; instants are shown in a property's zone. */
final class Formats {
    private static final String NOTHING = "–";
    /** Some languages write a currency's code close to the figure; a space makes it readable. */
    private static final Pattern CODE_AND_DIGIT = Pattern.compile("([A-Z]{3})(\\d)");

    /** Within so many days a day and month can mean one year only. */
    private static final int YEARLESS_PAST_DAYS = 180;

    private static final int YEARLESS_COMING_DAYS = 330;

    private final Locale locale;
    private final Clock clock;
    private final DateTimeFormatter day;
    private final DateTimeFormatter dayAndYear;
    private final DateTimeFormatter time;
    private final DateTimeFormatter dateAndTime;
    private final DateTimeFormatter full;

    Formats(Locale locale, Clock clock) {
        this.locale = locale;
        this.clock = clock;
        this.day = DateTimeFormatter.ofPattern("EEE d MMM", locale);
        this.dayAndYear = DateTimeFormatter.ofPattern("EEE d MMM yyyy", locale);
        this.time = DateTimeFormatter.ofPattern("HH:mm:ss", locale);
        this.dateAndTime = DateTimeFormatter.ofPattern("d MMM HH:mm", locale);
        this.full = DateTimeFormatter.ofPattern("EEEE d MMMM yyyy, HH:mm:ss zzz", locale);
    }

    /** The date in a zone right now. */
    LocalDate today(ZoneId zone) {
        return Instant.now(clock).atZone(zone).toLocalDate();
    }

    /** "Fri 12 Jun"; with the year when it is far away. */
    String day(@Nullable LocalDate date) {
        if (date == null) {
            return NOTHING;
        }
        long away = ChronoUnit.DAYS.between(LocalDate.now(clock), date);
        return away >= -YEARLESS_PAST_DAYS && away <= YEARLESS_COMING_DAYS ? day.format(date) : dayAndYear.format(date);
    }

    /** The first and the last of some days, as "Fri 12 Jun – Sun 14 Jun". */
    String days(LocalDate first, LocalDate last) {
        return first.equals(last) ? day(first) : day(first) + " – " + day(last);
    }

    /** "14:05:12" today, "12 Jun 14:05" before, a dash when it never happened. */
    String moment(@Nullable Instant instant, ZoneId zone) {
        if (instant == null) {
            return NOTHING;
        }
        ZonedDateTime at = instant.atZone(zone);
        LocalDate today = Instant.now(clock).atZone(zone).toLocalDate();
        return at.toLocalDate().equals(today) ? time.format(at) : dateAndTime.format(at);
    }

    /** Everything about an instant, for a tooltip. */
    String full(@Nullable Instant instant, ZoneId zone) {
        return instant == null ? "" : full.format(instant.atZone(zone));
    }

    /** With the currency's own decimals and its symbol where the language has one: £1.50, ¥150, KWD 1.500. */
    String money(Money money) {
        NumberFormat format = NumberFormat.getCurrencyInstance(locale);
        format.setCurrency(Currency.getInstance(money.currency()));
        format.setMinimumFractionDigits(Money.fractionDigits(money.currency()));
        format.setMaximumFractionDigits(Money.fractionDigits(money.currency()));
        return CODE_AND_DIGIT.matcher(format.format(money.toDecimal())).replaceFirst("$1\u00a0$2");
    }

    /** "340 ms", "1.2 s", "4 min", a dash when there is none. */
    String span(@Nullable Duration duration) {
        if (duration == null) {
            return NOTHING;
        }
        long millis = duration.toMillis();
        if (millis < 1_000) {
            return millis + " ms";
        }
        if (millis < 60_000) {
            NumberFormat seconds = NumberFormat.getInstance(locale);
            seconds.setMaximumFractionDigits(1);
            return seconds.format(millis / 1_000.0) + " s";
        }
        return duration.toMinutes() < 120 ? duration.toMinutes() + " min" : duration.toHours() + " h";
    }

    String number(long value) {
        return NumberFormat.getIntegerInstance(locale).format(value);
    }
}
