package io.relais.core.feed;

import io.relais.connector.CalendarEntry;
import io.relais.core.data.Literals;
import io.relais.core.data.Moment;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Array;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * What each feed's last good calendar showed, without guests; owner of table {@code feed_snapshot}. Asked again when the partner says
 * that nothing changed, and for what would change if a calendar in quarantine were believed.
 */
@Singleton
final class FeedSnapshotRows {
    private final Moment moment;

    @Inject
    FeedSnapshotRows(Moment moment) {
        this.moment = moment;
    }

    void save(Handle handle, UUID feedId, List<CalendarEntry> entries) {
        handle.createUpdate("""
                insert into feed_snapshot (feed_id, at, arrivals, departures, kinds, uids, codes)
                values (:feed, :now, :arrivals, :departures, :kinds, :uids::text[], :codes::text[])
                on conflict (feed_id) do update
                set at = excluded.at, arrivals = excluded.arrivals, departures = excluded.departures,
                    kinds = excluded.kinds, uids = excluded.uids, codes = excluded.codes
                """)
                .bind("feed", feedId)
                .bind("now", Timestamp.from(moment.now()))
                .bind("arrivals", entries.stream().map(CalendarEntry::arrival).toArray(LocalDate[]::new))
                .bind(
                        "departures",
                        entries.stream().map(CalendarEntry::departure).toArray(LocalDate[]::new))
                .bind(
                        "kinds",
                        entries.stream().map(e -> FeedNightRows.code(e.kind())).toArray(String[]::new))
                .bind("uids", Literals.texts(entries, CalendarEntry::uid))
                .bind("codes", Literals.texts(entries, CalendarEntry::code))
                .execute();
    }

    /** The entries of the last good calendar that are not over; names, digits, links and words are empty. */
    Optional<List<CalendarEntry>> find(Handle handle, UUID feedId, LocalDate today) {
        return handle.createQuery("select * from feed_snapshot where feed_id = :feed")
                .bind("feed", feedId)
                .map((r, c) -> entries(
                        r.getArray("arrivals"),
                        r.getArray("departures"),
                        new Array[] {r.getArray("kinds"), r.getArray("uids"), r.getArray("codes")},
                        today))
                .findOne();
    }

    private static List<CalendarEntry> entries(Array arrivals, Array departures, Array[] texts, LocalDate today)
            throws SQLException {
        java.sql.Date[] firsts = (java.sql.Date[]) arrivals.getArray();
        java.sql.Date[] ends = (java.sql.Date[]) departures.getArray();
        String[] kinds = (String[]) texts[0].getArray();
        String[] uids = (String[]) texts[1].getArray();
        String[] codes = (String[]) texts[2].getArray();
        List<CalendarEntry> entries = new ArrayList<>();
        for (int i = 0; i < kinds.length; i++) {
            LocalDate end = ends[i].toLocalDate();
            if (end.isAfter(today)) {
                entries.add(new CalendarEntry(
                        firsts[i].toLocalDate(), end, FeedNightRows.kind(kinds[i]), uids[i], codes[i], "", "", "", ""));
            }
        }
        return entries;
    }
}
