package io.relais.server.console;

import io.relais.connector.CalendarEntry;
import io.relais.connector.CalendarReading.Doubt;
import io.relais.core.feed.Feed;
import io.relais.core.feed.FeedFailure;
import io.relais.core.feed.FeedStatus;
import io.relais.core.feed.FeedStay;
import io.relais.vocabulary.NightRange;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is known of feeds, in words. */
record FeedWords(Visit visit, ZoneId zone) {
    private static final int STAY_WORDS_MAX = 120;

    FeedLine line(Feed feed) {
        Feed.Health health = feed.health();
        return new FeedLine(
                feed.id().toString(),
                feed.unitName(),
                feed.name(),
                feed.host(),
                shape(feed.shape()),
                badge(feed),
                moment(health.lastGoodAt()),
                moment(health.lastPollAt()),
                moment(feed.status() == FeedStatus.PAUSED ? null : health.nextPollAt()),
                visit.formats().number(feed.held()),
                notes(feed),
                feed.version());
    }

    /** What happened, what follows from it and what to do; null when all is well. */
    @Nullable
    Notice notice(Feed feed) {
        Texts texts = visit.texts();
        return switch (feed.status()) {
            case FINE -> null;
            case PAUSED -> new Notice("muted", texts.of("feeds.paused.title"), texts.of("feeds.paused.text"), "");
            case QUARANTINED ->
                new Notice(
                        "attention",
                        texts.of("feeds.quarantined.title", feed.kept()),
                        texts.of("feeds.quarantined.text"),
                        texts.of("feeds.quarantined.next"));
            case FAILING ->
                new Notice(
                        "attention",
                        texts.of("feeds.failing.title", feed.health().failures()),
                        failure(feed.health().failure()),
                        texts.of(
                                "feeds.failing.next",
                                moment(feed.health().nextPollAt()).text()));
            case BROKEN ->
                new Notice(
                        "danger",
                        texts.of("feeds.broken.title"),
                        failure(feed.health().failure()),
                        texts.of("feeds.broken.next"));
        };
    }

    FeedStayLine stay(FeedStay stay) {
        return new FeedStayLine(
                dates(stay.dates().arrival(), stay.dates().departure()),
                nights(stay.dates().arrival(), stay.dates().departure()),
                visit.texts().of("feeds.kind." + code(stay.kind())),
                who(stay.guestName(), stay.code(), stay.summary()),
                stay.phoneDigits(),
                link(stay.link()),
                stay.missingAt() == null
                        ? ""
                        : visit.texts()
                                .of(
                                        "feeds.stay.missing",
                                        moment(stay.missingAt()).text()));
    }

    FeedStayLine entry(CalendarEntry entry) {
        return new FeedStayLine(
                dates(entry.arrival(), entry.departure()),
                nights(entry.arrival(), entry.departure()),
                visit.texts().of("feeds.kind." + code(entry.kind())),
                who(entry.guestName(), entry.code(), entry.summary()),
                entry.phoneDigits(),
                "",
                "");
    }

    /** Nights as runs, with how many. */
    List<FeedRun> runs(List<NightRange> runs) {
        return runs.stream()
                .map(run -> new FeedRun(
                        dates(run.first(), run.last().plusDays(1)),
                        visit.texts().of("feeds.nights", run.count())))
                .toList();
    }

    /** Arrival and departure. */
    String dates(LocalDate arrival, LocalDate departure) {
        return visit.formats().day(arrival) + " → " + visit.formats().day(departure);
    }

    String shape(String shape) {
        return shape.isEmpty() ? "" : visit.texts().orElse("feeds.shape." + shape, shape);
    }

    /** Each kind of doubt once, with how often. */
    List<String> doubts(List<Doubt> doubts) {
        Map<String, Integer> counts = new TreeMap<>();
        doubts.forEach(doubt -> counts.merge(code(doubt.kind()), 1, Integer::sum));
        List<String> words = new ArrayList<>();
        counts.forEach((kind, count) -> words.add(visit.texts().of("feeds.doubt." + kind, count)));
        return words;
    }

    static String code(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    FeedLine.When moment(@Nullable Instant at) {
        return new FeedLine.When(
                visit.formats().moment(at, zone), visit.formats().full(at, zone));
    }

    private Badge badge(Feed feed) {
        boolean unread = feed.status() == FeedStatus.FINE && feed.health().lastGoodAt() == null;
        String tone = switch (feed.status()) {
            case FINE -> unread ? "info" : "ok";
            case PAUSED -> "muted";
            case QUARANTINED, FAILING -> "attention";
            case BROKEN -> "danger";
        };
        return new Badge(
                tone,
                visit.texts()
                        .of("feeds.state." + (unread ? "unread" : feed.status().code())));
    }

    private List<String> notes(Feed feed) {
        Texts texts = visit.texts();
        List<String> notes = new ArrayList<>();
        if (feed.kept() > 0) {
            notes.add(texts.of("feeds.note.kept", feed.kept()));
        }
        if (feed.echoes() > 0) {
            notes.add(texts.of("feeds.note.echoes", feed.echoes()));
        }
        if (feed.doubts() > 0) {
            notes.add(texts.of("feeds.note.doubts", feed.doubts()));
        }
        return notes;
    }

    private String failure(FeedFailure failure) {
        return failure == FeedFailure.NONE ? "" : visit.texts().of("feeds.failure." + failure.code());
    }

    private String nights(LocalDate arrival, LocalDate departure) {
        return visit.texts().of("feeds.nights", ChronoUnit.DAYS.between(arrival, departure));
    }

    private static String who(String guestName, String code, String summary) {
        return Stream.of(guestName, code, cut(summary))
                .filter(part -> !part.isBlank())
                .distinct()
                .collect(Collectors.joining(" · "));
    }

    private static String cut(String words) {
        return words.length() > STAY_WORDS_MAX ? words.substring(0, STAY_WORDS_MAX) + "…" : words;
    }

    /** The connector lets plain ones through only; a page shows none of another kind whatever it was given. */
    private static String link(String link) {
        return link.startsWith("https://") ? link : "";
    }
}
