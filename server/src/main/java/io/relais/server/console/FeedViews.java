package io.relais.server.console;

import io.relais.connector.CalendarEntry;
import io.relais.core.access.Permission;
import io.relais.core.access.Principal;
import io.relais.core.feed.CalendarExports;
import io.relais.core.feed.Feed;
import io.relais.core.feed.FeedPreview;
import io.relais.core.feed.FeedQuarantine;
import io.relais.core.feed.FeedStatus;
import io.relais.core.feed.Feeds;
import io.relais.core.feed.Quarantines;
import io.relais.core.feed.SoftPolicy;
import io.relais.core.property.Properties;
import io.relais.core.property.Property;
import io.relais.core.property.Unit;
import io.relais.core.property.UnitType;
import io.relais.vocabulary.NightRange;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Asks about feeds and makes them readable. */
@Singleton
final class FeedViews {
    /** Rows of a long calendar that are shown before it is saved. */
    private static final int ENTRIES_MAX = 60;

    private final Books books;
    private final Properties properties;
    private final ExportForm exportForm;
    private final FeedNeeds needs;

    /** Who knows about feeds. */
    @Singleton
    static final class Books {
        private final Feeds feeds;
        private final Quarantines quarantines;
        private final CalendarExports exports;

        @Inject
        Books(Feeds feeds, Quarantines quarantines, CalendarExports exports) {
            this.feeds = feeds;
            this.quarantines = quarantines;
            this.exports = exports;
        }
    }

    @Inject
    FeedViews(Books books, Properties properties, ExportForm exportForm, FeedNeeds needs) {
        this.books = books;
        this.properties = properties;
        this.exportForm = exportForm;
        this.needs = needs;
    }

    SettingsHouse house(Visit visit, String property) {
        return SettingsHouse.of(properties, visit, property);
    }

    FeedsPage.View list(Visit visit, String named, FeedsPage.Sent sent) {
        Principal principal = visit.principal();
        SettingsHouse house = house(visit, named);
        Property property = properties.get(principal, house.uuid());
        FeedWords words = new FeedWords(visit, property.timeZone());
        List<Feed> all = books.feeds.list(principal, property.id());
        List<RegisterView.Choice> units = units(property.id(), "");
        return new FeedsPage.View(
                house,
                all.stream().map(words::line).toList(),
                needs.conflicts(visit, property.id()),
                books.exports.list(principal, property.id()).stream()
                        .map(export -> exportForm.line(export, words))
                        .toList(),
                exportForm.whats(visit, units, sent.form()),
                all.stream()
                        .map(feed -> new RegisterView.Choice(
                                feed.id().toString(),
                                feed.name() + " · " + feed.unitName(),
                                sent.form().chosen("export", "feedId", feed.id().toString(), false)))
                        .toList(),
                !units.isEmpty(),
                sent.form(),
                sent.issued(),
                sent.said(),
                principal.may(Permission.SYNC_WRITE));
    }

    FeedNewPage.View adding(Visit visit, String named, Form form, FeedNewPage.@Nullable Preview preview) {
        SettingsHouse house = house(visit, named);
        List<RegisterView.Choice> units = units(house.uuid(), form.text("unitId"));
        String unit = units.stream()
                .filter(RegisterView.Choice::chosen)
                .map(RegisterView.Choice::name)
                .findFirst()
                .orElse("");
        return new FeedNewPage.View(house, units, unit, form, preview);
    }

    FeedNewPage.Preview preview(Visit visit, String named, FeedPreview preview) {
        Texts texts = visit.texts();
        Property property =
                properties.get(visit.principal(), house(visit, named).uuid());
        FeedWords words = new FeedWords(visit, property.timeZone());
        int nights = preview.nights().stream().mapToInt(NightRange::count).sum();
        List<CalendarEntry> entries = preview.entries();
        int more = entries.size() - ENTRIES_MAX;
        return new FeedNewPage.Preview(
                words.shape(preview.shape()),
                preview.host(),
                texts.of("feeds.preview.summary", entries.size(), nights),
                entries.isEmpty(),
                preview.echoes() == 0 ? "" : texts.of("feeds.note.echoes", preview.echoes()),
                words.doubts(preview.doubts()),
                entries.stream().limit(ENTRIES_MAX).map(words::entry).toList(),
                more > 0 ? texts.of("feeds.preview.more", more) : "");
    }

    FeedPage.View one(Visit visit, UUID id, Form form, String said) {
        Principal principal = visit.principal();
        Feed feed = books.feeds.get(principal, id);
        Property property = properties.get(principal, feed.propertyId());
        FeedWords words = new FeedWords(visit, property.timeZone());
        return new FeedPage.View(
                words.line(feed),
                property.id().toString(),
                words.notice(feed),
                feed.kept() > 0 ? quarantine(books.quarantines.get(principal, id), words) : null,
                books.feeds.stays(principal, id).stream().map(words::stay).toList(),
                feed.status() == FeedStatus.PAUSED,
                feed.softPolicy() == SoftPolicy.BLOCK,
                feed.softPolicy() == SoftPolicy.IGNORE,
                form,
                said,
                principal.may(Permission.SYNC_WRITE));
    }

    private static FeedPage.Quarantine quarantine(FeedQuarantine quarantine, FeedWords words) {
        Texts texts = words.visit().texts();
        return new FeedPage.Quarantine(
                words.moment(quarantine.since()).text(),
                texts.of("feeds.quarantine.summary", quarantine.nights(), quarantine.held()) + " "
                        + texts.of("feeds.quarantine.shown", quarantine.shown()),
                words.runs(quarantine.freed()),
                quarantine.gone().stream().map(words::stay).toList(),
                texts.of("feeds.accept", quarantine.nights()));
    }

    /** Every unit under its type's name. */
    private List<RegisterView.Choice> units(UUID property, String chosen) {
        List<RegisterView.Choice> units = new ArrayList<>();
        for (UnitType type : properties.listUnitTypes(property)) {
            for (Unit unit : properties.listUnits(type.id())) {
                boolean first = units.isEmpty() && chosen.isEmpty();
                units.add(new RegisterView.Choice(
                        unit.id().toString(),
                        type.name() + " · " + unit.name(),
                        first || unit.id().toString().equals(chosen)));
            }
        }
        return units;
    }
}
