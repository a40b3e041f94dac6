package io.relais.connector.ical;

import io.relais.connector.CalendarReading.Doubt;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Events that happen more than once, within the frame and within measure. What is beyond measure happens once. */
final class Recurrence {
    private static final int MONTHS_MAX = 24;
    private static final int OCCURRENCES_MAX = 1_000;
    private static final int OCCURRENCES_OF_FEED_MAX = 20_000;
    /** In steps of the machine: some tenths of a second at most. */
    private static final long WORK_OF_FEED_MAX = 250_000;

    /** Of dates in lists. */
    private static final int LISTED_OF_FEED_MAX = 100_000;

    private static final int YEAR_MIN = 1_900;
    private static final int YEAR_MAX = 2_200;

    private final Timing timing;
    private final Doubts doubts;
    private final LocalDate end;
    private final Map<String, Set<LocalDate>> replaced = new HashMap<>();
    private long work = WORK_OF_FEED_MAX;
    private int occurrences = OCCURRENCES_OF_FEED_MAX;
    private int listed = LISTED_OF_FEED_MAX;

    Recurrence(Timing timing, Doubts doubts) {
        this.timing = timing;
        this.doubts = doubts;
        LocalDate limit = timing.frame().today().plusMonths(MONTHS_MAX);
        this.end =
                limit.isBefore(timing.frame().until()) ? limit : timing.frame().until();
    }

    /** An event that stands for one occurrence of another: the other does not happen then. */
    void replace(Draft draft) {
        Stamp instance = draft.instance();
        // Without an id nobody knows whose occurrence it is.
        if (instance != null && !draft.uid().isEmpty()) {
            replaced.computeIfAbsent(draft.uid(), uid -> new HashSet<>()).add(timing.date(instance));
        }
    }

    /**
     * Every occurrence in the frame, and the event itself unless it is excepted.
     *
     * @param first the nights of the event itself
     */
    void expand(Draft draft, Stamp start, Nights first, Consumer<Nights> each) {
        LocalDate from = earliest(first);
        ZoneId zone = timing.zone(start);
        Set<LocalDate> except = new HashSet<>(replaced.getOrDefault(draft.uid(), Set.of()));
        // Rules count days where the event is told, which may be the day before or after at the property.
        LocalDate seed = timing.moment(start).toLocalDate();
        long shift = first.arrival().toEpochDay() - seed.toEpochDay();
        for (LocalDate day : excepted(draft, start, zone)) {
            except.add(day.plusDays(shift));
        }
        Window window = new Window(seed, start, zone, from.minusDays(shift), end.minusDays(shift));
        for (String rule : draft.exceptRules()) {
            days(rule, window).forEach(day -> except.add(day.plusDays(shift)));
        }
        Set<LocalDate> days = new HashSet<>();
        days.add(first.arrival());
        for (String rule : draft.rules()) {
            days(rule, window).forEach(day -> days.add(day.plusDays(shift)));
        }
        days.stream().filter(day -> !except.contains(day)).map(first::from).forEach(each);
        further(draft, first, except, each);
    }

    /** Periods of a list, as somebody's busy times. */
    void periods(Draft draft, Consumer<Nights> each) {
        further(draft, null, Set.of(), each);
    }

    /**
     * Where a rule is looked at.
     *
     * @param seed the event's own day
     * @param zone in which its days are counted
     * @param to the day after the last of interest
     */
    private record Window(LocalDate seed, Stamp start, ZoneId zone, LocalDate from, LocalDate to) {}

    private List<LocalDate> days(String text, Window window) {
        Rule rule = Rule.read(text);
        int year = window.seed().getYear();
        if (rule == null || year < YEAR_MIN || year > YEAR_MAX) {
            doubts.add(Doubt.Kind.BAD_RECURRENCE);
            return List.of();
        }
        if (!window.from().isBefore(window.to()) || !window.seed().isBefore(window.to())) {
            return List.of();
        }
        long cost = rule.work(window.seed(), window.from(), window.to());
        if (cost > work || occurrences <= 0) {
            doubts.add(Doubt.Kind.BAD_RECURRENCE);
            return List.of();
        }
        work -= cost;
        try {
            List<LocalDate> days =
                    rule.dates(window.seed(), last(rule, window), window.from(), window.to(), OCCURRENCES_MAX);
            occurrences -= days.size();
            return days;
        } catch (IllegalArgumentException | DateTimeException | ArithmeticException e) {
            doubts.add(Doubt.Kind.BAD_RECURRENCE);
            return List.of();
        }
    }

    /** The last day on which it may happen. */
    private static @Nullable LocalDate last(Rule rule, Window window) {
        Stamp until = rule.until();
        if (until == null || until.isDate()) {
            return until == null ? null : until.date();
        }
        ZonedDateTime moment = until.at(window.zone()).withZoneSameInstant(window.zone());
        boolean before = window.start().time() != null
                && moment.toLocalTime().isBefore(window.start().time());
        return before ? moment.toLocalDate().minusDays(1) : moment.toLocalDate();
    }

    private LocalDate earliest(Nights first) {
        return timing.frame().today().minusDays(first.length() + 2);
    }

    /** The days taken out, where the event is told. One with an hour takes out what happens at that hour only. */
    private Set<LocalDate> excepted(Draft draft, Stamp start, ZoneId zone) {
        Set<LocalDate> days = new HashSet<>();
        for (Draft.Dates dates : draft.except()) {
            each(dates, piece -> {
                Stamp stamp = Stamp.read(piece, dates.zone(), dates.dateOnly());
                if (stamp == null) {
                    return;
                }
                if (stamp.isDate() || start.isDate()) {
                    days.add(stamp.date());
                    return;
                }
                ZoneId told = stamp.zone().isEmpty() && stamp.offset() == null ? zone : timing.zone(stamp);
                ZonedDateTime moment = stamp.at(told).withZoneSameInstant(zone);
                if (moment.toLocalTime().equals(start.time())) {
                    days.add(moment.toLocalDate());
                }
            });
        }
        return days;
    }

    private void further(Draft draft, @Nullable Nights like, Set<LocalDate> except, Consumer<Nights> each) {
        int[] most = {OCCURRENCES_MAX};
        for (Draft.Dates dates : draft.further()) {
            each(dates, piece -> {
                Nights nights = piece(piece, dates, like);
                if (nights == null || nights.within(timing.frame()) == null || except.contains(nights.arrival())) {
                    return;
                }
                if (most[0]-- > 0 && occurrences-- > 0) {
                    each.accept(nights);
                } else {
                    doubts.add(Doubt.Kind.BAD_RECURRENCE);
                }
            });
        }
    }

    private @Nullable Nights piece(String piece, Draft.Dates dates, @Nullable Nights like) {
        int slash = piece.indexOf('/');
        String from = slash < 0 ? piece : piece.substring(0, slash);
        Stamp start = Stamp.read(from, dates.zone(), dates.dateOnly());
        if (start == null) {
            doubts.add(Doubt.Kind.BAD_RECURRENCE);
            return null;
        }
        if (slash < 0) {
            LocalDate day = timing.date(start);
            return like == null ? Nights.one(day) : like.from(day);
        }
        String to = piece.substring(slash + 1);
        Stamp end = Stamp.read(to, dates.zone(), dates.dateOnly());
        return timing.between(start, end, end == null ? Span.read(to) : null);
    }

    /** Each date of a list, as long as the feed has not listed beyond measure. */
    private void each(Draft.Dates dates, Consumer<String> consumer) {
        String list = dates.list();
        int from = 0;
        while (from <= list.length() && listed-- > 0) {
            int comma = list.indexOf(',', from);
            int to = comma < 0 ? list.length() : comma;
            String piece = list.substring(from, to).strip();
            if (!piece.isEmpty()) {
                consumer.accept(piece);
            }
            from = to + 1;
        }
        if (listed < 0) {
            doubts.add(Doubt.Kind.BAD_RECURRENCE);
        }
    }
}
