package io.relais.core.delivery;

import io.relais.connector.AriChange;
import io.relais.connector.AriMessage;
import io.relais.connector.AriUpdate;
import io.relais.connector.PublishesAri;
import io.relais.core.connection.Connectors;
import io.relais.core.connection.Manifest;
import io.relais.core.data.Moment;
import io.relais.vocabulary.NightRange;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Works out what partners would be told, without telling them: the same steps as a real packet, and nothing is written. */
@Singleton
public final class Rehearsal {
    private final Desired desired;
    private final ChannelPages pages;
    private final Connectors connectors;
    private final Moment moment;

    @Inject
    Rehearsal(Desired desired, ChannelPages pages, Connectors connectors, Moment moment) {
        this.desired = desired;
        this.pages = pages;
        this.connectors = connectors;
        this.moment = moment;
    }

    /**
     * What one connection would be told.
     *
     * @param cells values of one product on one night that the partner does not have so
     * @param messages how many messages they take
     * @param changes the runs of equal values in them
     */
    public record Effect(UUID connectionId, String channelName, int cells, int messages, List<AriChange> changes) {
        public Effect {
            changes = List.copyOf(changes);
        }
    }

    /**
     * What each connection that sells one of the unit types would be told if the handle's transaction were committed now. Only
     * connections that send: paused ones are told later, those in preparation with everything else.
     */
    public List<Effect> of(Handle handle, Collection<DirtyNights.Mark> marks) {
        List<UUID> types =
                marks.stream().map(DirtyNights.Mark::unitTypeId).distinct().toList();
        return destinations(
                        handle,
                        " and c.state = 'active' and c.id in (select connection_id from mapping where unit_type_id = any(:types))",
                        types)
                .stream()
                .map(to -> effect(handle, to, marks))
                .toList();
    }

    /** What a connection would be told first: everything it sells, from today to its horizon. */
    public Effect first(Handle handle, UUID connectionId) {
        Destination to = destinations(handle, " and c.id = any(:types)", List.of(connectionId))
                .getFirst();
        List<DirtyNights.Mark> marks = handle
                .createQuery("select distinct unit_type_id from mapping where connection_id = :connection")
                .bind("connection", connectionId)
                .mapTo(UUID.class)
                .stream()
                .map(type -> new DirtyNights.Mark(type, horizon(to), DirtyNights.ALL, null))
                .toList();
        return effect(handle, to, marks);
    }

    /** The nights that a connection is told of. */
    NightRange horizon(Handle handle, UUID connectionId) {
        return horizon(destinations(handle, " and c.id = any(:types)", List.of(connectionId))
                .getFirst());
    }

    private Effect effect(Handle handle, Destination to, Collection<DirtyNights.Mark> marks) {
        Manifest manifest = connectors.manifest(to.channel());
        NightRange horizon = horizon(to);
        List<Desired.Range> ranges = marks.stream()
                .flatMap(mark -> clip(mark, horizon).stream())
                .distinct()
                .toList();
        List<Cell> wanted = desired.compute(handle, to.connectionId(), ranges, manifest.pricedByOccupancy()).stream()
                .distinct()
                .toList();
        Map<PageKey, Page> known = pages.load(
                handle, to.connectionId(), wanted.stream().map(Cell::page).collect(Collectors.toSet()));
        List<Cell> changed = wanted.stream()
                .filter(cell -> known.getOrDefault(cell.page(), Page.empty()).needs(cell))
                .toList();
        List<AriChange> changes = Cells.toChanges(changed, to.currency());
        return new Effect(
                to.connectionId(),
                manifest.name(),
                changed.size(),
                messages(to, changes).size(),
                changes);
    }

    private List<AriMessage> messages(Destination to, List<AriChange> changes) {
        return changes.isEmpty()
                ? List.of()
                : connectors
                        .find(to.channel(), PublishesAri.class)
                        .map(c -> c.pack(new AriUpdate(to.remotePropertyId(), to.currency(), changes)))
                        .orElse(List.of());
    }

    private NightRange horizon(Destination to) {
        LocalDate today = LocalDate.ofInstant(moment.now(), to.timeZone());
        int nights = connectors.manifest(to.channel()).horizonNights();
        return new NightRange(today, today.plusDays(Math.max(0, nights - 1)));
    }

    private static Optional<Desired.Range> clip(DirtyNights.Mark mark, NightRange horizon) {
        LocalDate first = mark.nights().first().isBefore(horizon.first())
                ? horizon.first()
                : mark.nights().first();
        LocalDate last = mark.nights().last().isAfter(horizon.last())
                ? horizon.last()
                : mark.nights().last();
        return last.isBefore(first)
                ? Optional.empty()
                : Optional.of(new Desired.Range(mark.unitTypeId(), new NightRange(first, last), mark.facets()));
    }

    private static List<Destination> destinations(Handle handle, String which, List<UUID> ids) {
        return handle.createQuery("""
                select c.id, c.account_id, a.channel, c.remote_property_id, p.currency, p.time_zone
                from connection c join account a on a.id = c.account_id join property p on p.id = c.property_id
                where true""" + which + " order by a.channel, c.id")
                .bind("types", ids.toArray(UUID[]::new))
                .map((r, c) -> new Destination(
                        r.getObject(1, UUID.class),
                        r.getObject(2, UUID.class),
                        r.getString(3),
                        r.getString(4),
                        r.getString(5),
                        ZoneId.of(r.getString(6))))
                .list();
    }
}
