package io.relais.server.console;

import io.relais.core.access.Permission;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** Gathers what needs a person today. */
@Singleton
final class TodayViews {
    private static final int NEEDS_MAX = 5;
    private static final int LATEST_ROWS = 12;
    /** A name written from right to left must not turn the sentence around it. */
    private static final char FIRST_STRONG_ISOLATE = '\u2068';

    private static final char POP_ISOLATE = '\u2069';

    private final RegisterViews register;
    private final ParkedViews parked;
    private final ChannelViews channels;
    private final FeedNeeds feeds;

    @Inject
    TodayViews(RegisterViews register, ParkedViews parked, ChannelViews channels, FeedNeeds feeds) {
        this.register = register;
        this.parked = parked;
        this.channels = channels;
        this.feeds = feeds;
    }

    TodayView view(Visit visit) {
        List<TodayView.Need> needs = new ArrayList<>(conflicts(visit));
        if (visit.principal().may(Permission.SYNC_READ)) {
            needs.addAll(parked(visit));
            needs.addAll(connections(visit));
            needs.addAll(feeds.today(visit));
        }
        List<RowView> latest = register.newest(visit, false, LATEST_ROWS);
        boolean several = latest.stream().anyMatch(row -> !row.property().isEmpty());
        Live live =
                Live.of("/console/today", List.of(needs, latest), visit.texts().of("live.changed"));
        return new TodayView(needs, latest, several, live);
    }

    private List<TodayView.Need> conflicts(Visit visit) {
        Texts texts = visit.texts();
        List<RowView> rows = register.newest(visit, true, NEEDS_MAX);
        List<TodayView.Need> needs = new ArrayList<>();
        for (RowView row : rows) {
            needs.add(new TodayView.Need(
                    row.state().tone(),
                    row.state().text() + ": " + FIRST_STRONG_ISOLATE + row.guest() + POP_ISOLATE,
                    String.join(" · ", parts(row)),
                    texts.of("today.open"),
                    "/reservations/" + row.id()));
        }
        long more = rows.size() < NEEDS_MAX ? 0 : register.conflicts(visit) - rows.size();
        if (more > 0) {
            needs.add(new TodayView.Need(
                    "attention",
                    texts.of("today.more-conflicts", more),
                    "",
                    texts.of("today.show-all"),
                    RegisterAsk.PATH + "?conflicts=true"));
        }
        return needs;
    }

    private static List<String> parts(RowView row) {
        return List.of(
                        row.number(),
                        row.arrival(),
                        row.nights(),
                        row.unitTypes(),
                        row.source().name(),
                        row.property())
                .stream()
                .filter(part -> !part.isBlank())
                .toList();
    }

    private List<TodayView.Need> parked(Visit visit) {
        Texts texts = visit.texts();
        List<ParkedView> items = parked.list(visit);
        if (items.isEmpty()) {
            return List.of();
        }
        return List.of(new TodayView.Need(
                "attention",
                texts.of("today.parked", items.size()),
                texts.of(
                        "today.parked.text",
                        items.getFirst().channel().name(),
                        items.getFirst().notice().title()),
                texts.of("today.open"),
                "/parked"));
    }

    private List<TodayView.Need> connections(Visit visit) {
        List<TodayView.Need> needs = new ArrayList<>();
        for (ConnectionView connection : channels.inTrouble(visit)) {
            Notice trouble = connection.trouble();
            if (trouble != null && needs.size() < NEEDS_MAX) {
                needs.add(new TodayView.Need(
                        trouble.tone(),
                        connection.channel().name() + ", " + connection.property() + ": " + trouble.title(),
                        trouble.next(),
                        visit.texts().of("today.open"),
                        "/channels/" + connection.id()));
            }
        }
        return needs;
    }
}
