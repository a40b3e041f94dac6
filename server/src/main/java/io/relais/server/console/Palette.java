package io.relais.server.console;

import io.relais.core.access.Permission;
import java.util.ArrayList;
import java.util.List;

/** Where the palette (Ctrl-K) leads: the pages, and what is begun on a page of its own; only what the reader may do. */
final class Palette {
    private Palette() {}

    /** One place to go. */
    public record Entry(String href, String text) {}

    static List<Entry> of(Visit visit) {
        Texts texts = visit.texts();
        String about = visit.property().isEmpty() ? "" : "?property=" + visit.property();
        List<Entry> entries = new ArrayList<>();
        entries.add(new Entry("/", texts.of("nav.today")));
        entries.add(new Entry("/reservations" + about, texts.of("nav.reservations")));
        if (visit.principal().may(Permission.RESERVATIONS_WRITE)) {
            entries.add(new Entry("/reservations/new" + about, texts.of("new.title")));
        }
        entries.add(new Entry("/guests", texts.of("nav.guests")));
        entries.add(new Entry("/messages", texts.of("nav.messages")));
        entries.add(new Entry("/rates" + about, texts.of("nav.rates")));
        if (visit.principal().may(Permission.INVENTORY_WRITE)) {
            entries.add(new Entry("/rates/bulk" + about, texts.of("bulk.title")));
        }
        entries.add(new Entry("/rates/quote" + about, texts.of("rates.quote")));
        entries.add(new Entry("/channels" + about, texts.of("nav.channels")));
        if (visit.principal().may(Permission.SYNC_WRITE)) {
            entries.add(new Entry("/channels/connect", texts.of("connect.title")));
            entries.add(new Entry("/channels/open" + about, texts.of("master.link")));
        }
        entries.add(new Entry("/feeds" + about, texts.of("feeds.tab")));
        entries.add(new Entry("/parked", texts.of("nav.parked")));
        entries.add(new Entry("/reports" + about, texts.of("nav.reports")));
        entries.add(new Entry("/settings", texts.of("nav.settings")));
        return entries;
    }
}
