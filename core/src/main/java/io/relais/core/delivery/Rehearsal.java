package io.relais.core.delivery;

import io.relais.connector.AriChange;
import io.relais.connector.AriUpdate;
import io.relais.connector.PublishesAri;
import io.relais.core.connection.AccountManifests;
import io.relais.core.connection.Connectors;
import io.relais.core.connection.Manifest;
import io.relais.core.data.Moment;
import io.relais.vocabulary.NightRange;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Works out all that a partner ought to believe, for its first push and for people to look at: computed, compared, packed, not sent. */
@Singleton
public final class Rehearsal {
    private final Desired desired;
    private final ChannelPages pages;
    private final Connectors connectors;
    private final AccountManifests manifests;
    private final Moment moment;

    @Inject
    Rehearsal(Desired desired, ChannelPages pages, Connectors connectors, AccountManifests manifests, Moment moment) {
        this.desired = desired;
        this.pages = pages;
        this.connectors = connectors;
        this.manifests = manifests;
        this.moment = moment;
    }

    /**
     * What one connection would be told.
     *
     * @param cells values of one product on one night that the partner does not have so
     * @param messages how many messages they take
     * @param changes the runs of equal values in them
     */
    public record Push(UUID connectionId, String channelName, int cells, int messages, List<AriChange> changes) {
        public Push {
            changes = List.copyOf(changes);
        }
    }

    /** A series with the pages of its months. */
    record Known(String currency, List<Series> series, StayTotals totals, Map<PageKey, Page> pages) {}

    /** What a connection would be told now: everything it sells, from today to its horizon, less what it has. */
    Push first(Handle handle, UUID connectionId) {
        Destination to = destination(handle, connectionId);
        Manifest manifest = manifests.of(handle, to.accountId(), to.channel());
        Known known = look(handle, to, horizon(to));
        List<Cell> cells = new ArrayList<>();
        for (Series series : known.series()) {
            for (int day = series.asked().nextSetBit(0);
                    day >= 0;
                    day = series.asked().nextSetBit(day + 1)) {
                Cell cell = series.cell(day);
                if (cell.value() != Page.NONE
                        && known.pages().getOrDefault(cell.page(), Page.empty()).needs(cell)) {
                    cells.add(cell);
                }
            }
        }
        cells.sort(Comparator.comparing(Cell::night));
        List<AriChange> changes = Cells.toChanges(cells, known.currency(), known.totals());
        int messages = changes.isEmpty()
                ? 0
                : connectors
                        .find(to.channel(), PublishesAri.class)
                        .map(c -> c.pack(new AriUpdate(to.remotePropertyId(), known.currency(), changes))
                                .size())
                        .orElse(0);
        return new Push(connectionId, manifest.name(), cells.size(), messages, changes);
    }

    /** What a connection ought to believe in those nights, beside what it is known to hold. */
    Known look(Handle handle, UUID connectionId, NightRange nights) {
        return look(handle, destination(handle, connectionId), nights);
    }

    private Known look(Handle handle, Destination to, NightRange nights) {
        List<Desired.Range> ranges = types(handle, to.connectionId()).stream()
                .map(type -> new Desired.Range(type, nights, DirtyNights.ALL))
                .toList();
        Manifest manifest = manifests.of(handle, to.accountId(), to.channel());
        Desired.Wanted wanted = desired.compute(handle, Packing.target(to, manifest, moment.now()), ranges);
        Set<PageKey> keys = new HashSet<>();
        for (Series series : wanted.series()) {
            for (int month = 0; month < series.span().months(); month++) {
                keys.add(series.page(month));
            }
        }
        return new Known(
                wanted.currency(), wanted.series(), wanted.totals(), pages.load(handle, to.connectionId(), keys));
    }

    /** The nights that a connection is told of. */
    NightRange horizon(Handle handle, UUID connectionId) {
        return horizon(destination(handle, connectionId));
    }

    private NightRange horizon(Destination to) {
        return connectors.manifest(to.channel()).horizon(to.timeZone(), moment.now());
    }

    /** The unit types that a connection sells. */
    List<UUID> types(Handle handle, UUID connectionId) {
        return desired.types(handle, List.of(connectionId));
    }

    private static Destination destination(Handle handle, UUID connectionId) {
        return handle.createQuery("""
                select c.id, c.account_id, a.channel, c.remote_property_id, p.currency, p.time_zone
                from connection c join account a on a.id = c.account_id join property p on p.id = c.property_id
                where c.id = :connection
                """)
                .bind("connection", connectionId)
                .map((r, c) -> new Destination(
                        r.getObject(1, UUID.class),
                        r.getObject(2, UUID.class),
                        r.getString(3),
                        r.getString(4),
                        r.getString(5),
                        ZoneId.of(r.getString(6))))
                .one();
    }
}
