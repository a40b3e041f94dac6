package io.relais.server.console;

import io.relais.core.event.Actor;
import io.relais.core.event.Event;
import io.relais.core.event.EventType;
import io.relais.core.reservation.Conflict;
import io.relais.core.reservation.Status;
import io.relais.vocabulary.Money;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/**
 * The components of the design page in one language and theme, filled with the same figures.
 *
 * @param states every status and conflict
 * @param notices one per tone
 * @param amounts currencies with 2, 0 and 3 decimals
 * @param history one sentence per kind of event
 */
public record Specimen(
        Texts texts,
        String theme,
        List<Badge> states,
        List<Notice> notices,
        List<RowView> rows,
        List<String> amounts,
        List<String> dates,
        List<HistoryView.Line> history) {
    private static final UUID NOBODY = new UUID(0, 0);
    private static final int MINOR = 124_550;

    static Specimen of(Texts texts, String theme, Clock clock) {
        Formats formats = new Formats(texts.locale(), clock);
        LocalDate today = LocalDate.now(clock);
        return new Specimen(
                texts,
                theme,
                states(texts),
                notices(texts),
                rows(texts, formats, today),
                List.of("EUR", "GBP", "JPY", "KWD").stream()
                        .map(currency -> formats.money(new Money(MINOR, currency)))
                        .toList(),
                List.of(formats.day(today), formats.day(today.plusYears(1)), formats.days(today, today.plusDays(2))),
                history(texts, formats, clock));
    }

    private static List<Badge> states(Texts texts) {
        List<Badge> statuses = Arrays.stream(Status.values())
                .map(status -> Badge.of(status, texts))
                .toList();
        List<Badge> conflicts = Arrays.stream(Conflict.values())
                .filter(conflict -> conflict != Conflict.NONE)
                .map(conflict -> Badge.of(Status.CONFIRMED, conflict, texts))
                .toList();
        return java.util.stream.Stream.concat(statuses.stream(), conflicts.stream())
                .toList();
    }

    private static List<Notice> notices(Texts texts) {
        return List.of(
                new Notice(
                        "danger",
                        texts.of("conflict.overbooked.title"),
                        texts.of("conflict.overbooked.consequence"),
                        texts.of("conflict.overbooked.remedy")),
                new Notice(
                        "attention",
                        texts.of("parked.unreadable.title"),
                        texts.of("parked.unreadable.consequence"),
                        texts.of("parked.unreadable.next")),
                new Notice(
                        "muted",
                        texts.of("connection.paused.title"),
                        texts.of("connection.paused.text"),
                        texts.of("connection.paused.next")),
                new Notice("ok", texts.of("unit.saved"), "", ""),
                new Notice("info", texts.of("live.changed"), "", ""));
    }

    private static List<RowView> rows(Texts texts, Formats formats, LocalDate today) {
        Mark web = new Mark("web", "", texts.of("source.web"), "");
        return List.of(
                row("K4TN7Q", "Maëlle Riou", formats.day(today), Mark.channel("Booking.com", ""))
                        .apply(Badge.of(Status.CONFIRMED, Conflict.OVERBOOKED, texts), texts, formats),
                row("P9XW2D", "Jürgen Großmann", formats.day(today.plusDays(9)), web)
                        .apply(Badge.of(Status.CONFIRMED, texts), texts, formats));
    }

    private interface Finish {
        RowView apply(Badge state, Texts texts, Formats formats);
    }

    private static Finish row(String number, String guest, String arrival, Mark source) {
        return (state, texts, formats) -> new RowView(
                NOBODY.toString(),
                number,
                "",
                guest,
                arrival,
                texts.of("nights.short", 3),
                "2 + 1",
                "Lodge",
                "",
                source,
                formats.money(new Money(MINOR, "EUR")),
                state,
                false,
                arrival,
                "L4",
                formats.money(new Money(0, "EUR")),
                formats.money(new Money(MINOR, "EUR")));
    }

    private static List<HistoryView.Line> history(Texts texts, Formats formats, Clock clock) {
        return Arrays.stream(EventType.values())
                .map(type -> new Event(NOBODY, NOBODY, null, Instant.now(clock), type, Actor.SYSTEM, List.of(), ""))
                .map(event -> new HistoryView.Line(
                        "info",
                        HistoryView.sentence(event, texts),
                        formats.moment(event.at(), ZoneOffset.UTC),
                        formats.full(event.at(), ZoneOffset.UTC),
                        List.of()))
                .toList();
    }
}
