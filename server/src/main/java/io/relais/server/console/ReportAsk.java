package io.relais.server.console;

import io.relais.core.report.FigureAsk;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What the reader asks the reports for, as it stands in the page's address; what cannot be read is this month by day. */
record ReportAsk(String property, LocalDate from, LocalDate to, FigureAsk.By by, int pickUpDays) {
    private static final int PICK_UP_DAYS = 7;
    private static final int PICK_UP_DAYS_MAX = 400;

    static ReportAsk of(MultivaluedMap<String, String> query, LocalDate today) {
        LocalDate first = date(query, "from").orElse(today.withDayOfMonth(1));
        return new ReportAsk(
                text(query, "property"),
                first,
                date(query, "to").orElse(first.plusMonths(1).minusDays(1)),
                by(text(query, "by")),
                days(text(query, "pickup")));
    }

    /** The last night asked for is in the period. */
    FigureAsk ask(FigureAsk.By other, Instant now) {
        return new FigureAsk(
                Ids.find(property), from, to.plusDays(1), other, now.minus(pickUpDays, ChronoUnit.DAYS), now);
    }

    private static Optional<LocalDate> date(MultivaluedMap<String, String> query, String name) {
        try {
            return Optional.of(LocalDate.parse(text(query, name)))
                    .filter(date -> date.getYear() >= 2000 && date.getYear() <= 2100);
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    private static FigureAsk.By by(String code) {
        return Arrays.stream(FigureAsk.By.values())
                .filter(one ->
                        one.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(code))
                .findFirst()
                .orElse(FigureAsk.By.DAY);
    }

    private static int days(String text) {
        return text.matches("\\d{1,3}") ? Math.clamp(Integer.parseInt(text), 1, PICK_UP_DAYS_MAX) : PICK_UP_DAYS;
    }

    private static String text(MultivaluedMap<String, String> query, String name) {
        String value = query.getFirst(name);
        return value == null ? "" : value;
    }

    static LocalDate today(Instant now) {
        return LocalDate.ofInstant(now, ZoneOffset.UTC);
    }
}
