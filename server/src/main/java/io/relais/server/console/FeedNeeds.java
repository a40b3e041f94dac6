package io.relais.server.console;

import io.relais.core.feed.Feed;
import io.relais.core.feed.FeedConflict;
import io.relais.core.feed.Feeds;
import io.relais.core.property.Properties;
import io.relais.core.property.Property;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** What of feeds needs a person. */
@Singleton
final class FeedNeeds {
    private static final int SHOWN_MAX = 5;

    private final Feeds feeds;
    private final Properties properties;

    @Inject
    FeedNeeds(Feeds feeds, Properties properties) {
        this.feeds = feeds;
        this.properties = properties;
    }

    /** For the first page: feeds in trouble, and properties with nights that two have. */
    List<TodayView.Need> today(Visit visit) {
        List<TodayView.Need> needs = new ArrayList<>();
        for (Property property : following(visit)) {
            List<Feed> all = feeds.list(visit.principal(), property.id());
            FeedWords words = new FeedWords(visit, property.timeZone());
            for (Feed feed : all) {
                Notice notice = needsPerson(feed) ? words.notice(feed) : null;
                if (notice != null && needs.size() < SHOWN_MAX) {
                    needs.add(new TodayView.Need(
                            notice.tone(),
                            feed.name() + ", " + feed.unitName() + ": " + notice.title(),
                            notice.next(),
                            visit.texts().of("today.open"),
                            "/feeds/" + feed.id()));
                }
            }
            long conflicts = conflictsToDecide(visit, property.id());
            if (conflicts > 0 && needs.size() < SHOWN_MAX) {
                needs.add(new TodayView.Need(
                        "danger",
                        visit.texts().of("feeds.conflicts.today", conflicts, property.name()),
                        "",
                        visit.texts().of("today.open"),
                        "/feeds?property=" + property.id()));
            }
        }
        return needs;
    }

    private List<Property> following(Visit visit) {
        Set<UUID> following = feeds.properties(visit.principal());
        return following.isEmpty()
                ? List.of()
                : properties.list(visit.principal()).stream()
                        .filter(property -> following.contains(property.id()))
                        .toList();
    }

    /** Every conflict of a property, those first that a person has to decide. */
    List<TodayView.Need> conflicts(Visit visit, UUID property) {
        List<FeedConflict> all = feeds.conflicts(visit.principal(), property);
        List<TodayView.Need> needs = new ArrayList<>();
        all.stream().filter(it -> it.kind().needsPerson()).forEach(it -> needs.add(need(it, visit)));
        all.stream().filter(it -> !it.kind().needsPerson()).forEach(it -> needs.add(need(it, visit)));
        return needs;
    }

    private long conflictsToDecide(Visit visit, UUID property) {
        return feeds.conflicts(visit.principal(), property).stream()
                .filter(it -> it.kind().needsPerson())
                .count();
    }

    /** One that failed once is tried again; one that fails for hours, shrank or leads nowhere is somebody's business. */
    private static boolean needsPerson(Feed feed) {
        return switch (feed.status()) {
            case QUARANTINED, BROKEN -> true;
            case FAILING -> feed.health().failures() >= 3;
            case PAUSED, FINE -> false;
        };
    }

    private static TodayView.Need need(FeedConflict conflict, Visit visit) {
        Texts texts = visit.texts();
        FeedConflict.Other other = conflict.other();
        String words = "feeds.conflict." + FeedWords.code(conflict.kind());
        String dates = visit.formats().day(conflict.dates().arrival()) + " → "
                + visit.formats().day(conflict.dates().departure());
        String href = other.reservationId() != null
                ? "/reservations/" + other.reservationId()
                : other.feedId() != null ? "/feeds/" + other.feedId() : "/feeds/" + conflict.feedId();
        return new TodayView.Need(
                conflict.kind().needsPerson() ? "danger" : "info",
                texts.of(words, conflict.what(), dates),
                texts.of(words + ".text", conflict.feedName(), other.label()),
                texts.of("today.open"),
                href);
    }
}
