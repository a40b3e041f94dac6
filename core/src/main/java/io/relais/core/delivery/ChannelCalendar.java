package io.relais.core.delivery;

import io.relais.core.access.Permission;
import io.relais.core.access.Principal;
import io.relais.core.data.Database;
import io.relais.core.data.Moment;
import io.relais.core.data.Topic;
import io.relais.core.problem.Problem;
import io.relais.vocabulary.NightRange;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** What a partner ought to believe beside what it is known to hold, night by night, for people to look at and to act on. */
@Singleton
public final class ChannelCalendar {
    /** Refused cells that are listed at once. */
    public static final int REFUSED_MAX = 200;

    private static final Comparator<Row> ORDER =
            Comparator.comparing(Row::roomId).thenComparing(Row::rateId).thenComparing(Row::facet);

    private final Database database;
    private final Channels channels;
    private final Rehearsal rehearsal;
    private final ChannelPages pages;
    private final Moment moment;
    private final DirtyNights dirty;

    @Inject
    ChannelCalendar(Database database, Channels channels, Rehearsal rehearsal, ChannelPages pages, Moment moment) {
        this.database = database;
        this.channels = channels;
        this.rehearsal = rehearsal;
        this.pages = pages;
        this.moment = moment;
        this.dirty = new DirtyNights(moment.clock());
    }

    /** How a cell stands. */
    public enum Standing {
        /** There is nothing to tell. */
        NOTHING,
        /** The partner holds what it ought to. */
        SAME,
        /** Not told yet, or told and not answered. */
        WAITING,
        /** The partner refused this very value. */
        REFUSED,
        /** The partner was seen to hold another value. */
        DIFFERENT
    }

    /**
     * One value of one product on one night; a count, minor units, a packed restriction or, for stays, what stands for totals.
     *
     * @param desired null when there is nothing to tell
     * @param acknowledged what the partner last took, null when it took nothing or has not answered yet
     * @param observed what the partner last told that it holds, null when it was not asked since it was told
     */
    public record Night(
            LocalDate night,
            @Nullable Long desired,
            @Nullable Long acknowledged,
            @Nullable Long observed,
            Standing standing) {}

    /**
     * One facet of one product over a month.
     *
     * @param rateId empty for availability, which belongs to the room
     * @param facet as in {@link CellAsk}
     */
    public record Row(String roomId, String rateId, String facet, List<Night> nights) {
        public Row {
            nights = List.copyOf(nights);
        }
    }

    /**
     * A month of a connection.
     *
     * @param currency of its prices
     * @param totals what the values about stays stand for, see {@link Explanation#totals()}
     */
    public record Month(String currency, List<Row> rows, Map<Long, List<Long>> totals) {
        public Month {
            rows = List.copyOf(rows);
            totals = Map.copyOf(totals);
        }
    }

    /**
     * Every product that the connection sells, over one month.
     *
     * @throws Problem CONNECTION_UNKNOWN
     */
    public Month month(Principal principal, UUID connectionId, YearMonth month) {
        principal.need(Permission.SYNC_READ);
        channels.get(principal, connectionId);
        NightRange nights = new NightRange(month.atDay(1), month.atEndOfMonth());
        return database.read(handle -> {
            Rehearsal.Known known = rehearsal.look(handle, connectionId, nights);
            List<Row> rows = known.series().stream()
                    .map(series -> row(series, known, nights))
                    .sorted(ORDER)
                    .toList();
            return new Month(known.currency(), rows, totals(handle, connectionId, rows, known.totals()));
        });
    }

    private static Map<Long, List<Long>> totals(Handle handle, UUID connectionId, List<Row> rows, StayTotals computed) {
        Set<Long> told = rows.stream()
                .filter(row -> Cell.isOfStays(row.facet()))
                .flatMap(row -> row.nights().stream())
                .flatMap(night -> Stream.of(night.acknowledged(), night.observed()))
                .flatMap(Stream::ofNullable)
                .collect(Collectors.toSet());
        Map<Long, List<Long>> totals = new HashMap<>(computed.all());
        totals.putAll(new StayPrices().find(handle, connectionId, told));
        return totals;
    }

    /**
     * The values that the partner refused and that are still wanted, by night; at most {@link #REFUSED_MAX}.
     *
     * @throws Problem CONNECTION_UNKNOWN
     */
    public List<CellAsk> refused(Principal principal, UUID connectionId) {
        principal.need(Permission.SYNC_READ);
        channels.get(principal, connectionId);
        return database.read(handle -> refused(handle, connectionId));
    }

    private List<CellAsk> refused(Handle handle, UUID connectionId) {
        return handle.createQuery("""
                select g.remote_room_id, g.remote_rate_id, g.facet, g.month + (v.day - 1)::int as night
                from channel_page g
                join connection c on c.id = g.connection_id join property p on p.id = c.property_id
                cross join lateral unnest(g.rejected) with ordinality as v(value, day)
                where g.connection_id = :connection and v.value is not null
                  and g.month + (v.day - 1)::int >= (cast(:now as timestamptz) at time zone p.time_zone)::date
                  and exists (select from mapping m where m.connection_id = g.connection_id
                              and m.remote_room_id = g.remote_room_id and g.remote_rate_id in ('', m.remote_rate_id))
                order by night, g.remote_room_id, g.remote_rate_id, g.facet limit :limit
                """)
                .bind("connection", connectionId)
                .bind("now", java.sql.Timestamp.from(moment.now()))
                .bind("limit", REFUSED_MAX)
                .map((r, c) -> new CellAsk(
                        connectionId, r.getString(1), r.getString(2), r.getString(3), r.getObject(4, LocalDate.class)))
                .list();
    }

    /**
     * Sends everything that the partner refused once more, as after its settings were corrected there.
     *
     * @return how many values
     * @throws Problem CONNECTION_UNKNOWN
     */
    public int retry(Principal principal, UUID connectionId) {
        principal.need(Permission.SYNC_WRITE);
        channels.get(principal, connectionId);
        int again = database.write(handle -> {
            pages.hold(handle, connectionId);
            List<CellAsk> cells = refused(handle, connectionId);
            for (CellAsk cell : cells) {
                forgive(handle, connectionId, cell);
            }
            mark(handle, connectionId, cells);
            return cells.size();
        });
        moment.wakeups().wake(Topic.NIGHTS, Topic.CHANNELS);
        return again;
    }

    private void forgive(Handle handle, UUID connectionId, CellAsk cell) {
        var loaded = pages.load(handle, connectionId, List.of(cell.page()));
        loaded.values().forEach(page -> page.forgive(1 << cell.day()));
        pages.store(handle, connectionId, loaded);
    }

    private void mark(Handle handle, UUID connectionId, List<CellAsk> cells) {
        if (cells.isEmpty()) {
            return;
        }
        NightRange nights =
                new NightRange(cells.getFirst().night(), cells.getLast().night());
        dirty.markFor(
                handle,
                connectionId,
                rehearsal.types(handle, connectionId).stream()
                        .map(type -> new DirtyNights.Mark(type, nights, DirtyNights.ALL, null))
                        .toList(),
                "");
    }

    private static Row row(Series series, Rehearsal.Known known, NightRange month) {
        PageKey key = new PageKey(series.roomId(), series.rateId(), series.facet(), month.first());
        Page.States states = known.pages().getOrDefault(key, Page.empty()).states();
        List<Night> nights = new ArrayList<>();
        int first = series.span().day(month.first());
        for (int day = 0; day < month.count(); day++) {
            Long wanted = value(series.values()[first + day]);
            Long taken = value(states.acknowledged()[day]);
            Long seen = value(states.observed()[day]);
            Standing standing =
                    standing(wanted, seen == null ? taken : seen, value(states.rejected()[day]), seen != null);
            nights.add(new Night(series.span().date(first + day), wanted, taken, seen, standing));
        }
        return new Row(series.roomId(), series.rateId(), series.facet(), nights);
    }

    private static @Nullable Long value(long number) {
        return number == Page.NONE ? null : number;
    }

    private static Standing standing(
            @Nullable Long wanted, @Nullable Long there, @Nullable Long refused, boolean observed) {
        if (wanted == null) {
            return Standing.NOTHING;
        }
        if (wanted.equals(there)) {
            return Standing.SAME;
        }
        if (wanted.equals(refused)) {
            return Standing.REFUSED;
        }
        return observed ? Standing.DIFFERENT : Standing.WAITING;
    }
}
