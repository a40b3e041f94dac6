package io.relais.core.reservation;

import io.relais.connector.NightPrice;
import io.relais.connector.ReservationContent;
import io.relais.connector.RoomStay;
import io.relais.core.connection.Connection;
import io.relais.core.connection.Mapping;
import io.relais.core.data.Moment;
import io.relais.core.property.Party;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Turns what a partner's messages add up to into the rows to be stored. Pure but for new ids. */
final class Drafting {
    private final Moment moment;
    private final Map<UUID, List<Mapping>> mappings;

    Drafting(Moment moment, Map<UUID, List<Mapping>> mappings) {
        this.moment = moment;
        this.mappings = mappings;
    }

    /**
     * @param before as stored, null when new
     * @param currency the property's, used while the partner told no amounts
     */
    Entry draft(Connection connection, String externalId, @Nullable Entry before, Merge merge, String currency) {
        ReservationRow old = before == null ? null : before.row();
        ReservationContent content = merge.content();
        Status status = status(old, merge);
        UUID id = old == null ? moment.ids().next() : old.id();
        List<StayRow> stays = content != null
                ? stays(connection, id, before, content, status.holdsNights())
                : before == null
                        ? List.of()
                        : before.stays().stream()
                                .map(stay -> stay.with(
                                        status.holdsNights(),
                                        status.holdsNights() && stay.overbooked(),
                                        unit(stay, status.holdsNights())))
                                .toList();
        ReservationRow row = new ReservationRow(
                id,
                connection.propertyId(),
                old == null ? ConfirmationNumbers.next() : old.confirmationNumber(),
                Source.CHANNEL,
                connection.id(),
                externalId,
                content != null ? content.channelName() : old == null ? "" : old.channelName(),
                status,
                first(stays).orElse(null),
                last(stays).orElse(null),
                content != null ? content.total().currency() : old == null ? currency : old.currency(),
                content != null ? content.total().minor() : old == null ? 0 : old.total(),
                content != null ? content.commission().minor() : old == null ? 0 : old.commission(),
                content != null
                        ? content.guarantee().name().toLowerCase(Locale.ROOT).replace('_', '-')
                        : old == null ? "unknown" : old.guarantee(),
                content != null ? content.remarks() : old == null ? "" : old.remarks(),
                content != null ? content.extras() : old == null ? List.of() : old.extras(),
                Conflict.NONE,
                merge.revisions(),
                old == null ? Terms.NONE : old.terms(),
                old == null ? moment.now() : old.createdAt());
        return new Entry(row, stays).withConflict();
    }

    /** Looks the rooms and rates of stored stays up again, after mappings were added. */
    Entry remapped(Entry entry) {
        UUID connection = entry.row().connectionId();
        if (connection == null) {
            return entry;
        }
        List<StayRow> stays = entry.stays().stream()
                .map(stay -> stay.withProduct(
                        stay.unitTypeId() == null ? unitType(connection, stay.remoteRoomId()) : stay.unitTypeId(),
                        stay.ratePlanId() == null
                                ? ratePlan(connection, stay.remoteRoomId(), stay.remoteRateId())
                                : stay.ratePlanId()))
                .toList();
        return new Entry(entry.row(), stays).withConflict();
    }

    /** What people at the desk did (check in, check out, no-show) stays; a channel only confirms and cancels. */
    private static Status status(@Nullable ReservationRow old, Merge merge) {
        if (merge.cancelled()) {
            return Status.CANCELLED;
        }
        return old == null || old.status() == Status.CANCELLED || old.status() == Status.PENDING
                ? Status.CONFIRMED
                : old.status();
    }

    private List<StayRow> stays(
            Connection connection,
            UUID reservationId,
            @Nullable Entry before,
            ReservationContent content,
            boolean holds) {
        List<StayRow> rows = new ArrayList<>();
        Map<String, Integer> seen = new HashMap<>();
        Set<String> lines = new HashSet<>();
        for (RoomStay stay : content.stays()) {
            // A partner that numbers two rooms alike still sold two rooms.
            int copy = seen.merge(stay.externalId(), 1, Integer::sum);
            String line = copy == 1 ? stay.externalId() : stay.externalId() + "#" + copy;
            while (!lines.add(line)) {
                line += "#";
            }
            StayRow old = before == null ? null : before.stay(line).orElse(null);
            rows.add(stay(connection.id(), reservationId, old, new Line(line, rows.size(), stay, holds)));
        }
        return rows;
    }

    private record Line(String line, int position, RoomStay stay, boolean holds) {}

    private StayRow stay(UUID connectionId, UUID reservationId, @Nullable StayRow old, Line line) {
        RoomStay stay = line.stay();
        UUID type = unitType(connectionId, stay.roomId());
        // A unit given at the desk stays while dates and type do; else somebody must look, and the planner may.
        UUID unit = old != null && old.dates().equals(stay.dates()) && Objects.equals(old.unitTypeId(), type)
                ? unit(old, line.holds())
                : null;
        return new StayRow(
                old == null ? moment.ids().next() : old.id(),
                reservationId,
                line.line(),
                line.position(),
                type,
                ratePlan(connectionId, stay.roomId(), stay.rateId()),
                unit,
                stay.roomId(),
                stay.rateId(),
                stay.dates(),
                stay.occupancy(),
                stay.nights().stream().map(night -> night.price().minor()).toList(),
                stay.nights().stream().map(NightPrice::rateId).toList(),
                stay.total().minor(),
                stay.guestName(),
                stay.mealPlan(),
                stay.remarks(),
                stay.extras(),
                Party.NONE,
                null,
                line.holds(),
                old != null && old.overbooked());
    }

    /** While it was cancelled its unit may have been given to somebody else, so a stay that holds again asks for one anew. */
    private static @Nullable UUID unit(StayRow old, boolean holds) {
        return holds && !old.holding() ? null : old.unitId();
    }

    private @Nullable UUID unitType(UUID connectionId, String roomId) {
        return mappings.getOrDefault(connectionId, List.of()).stream()
                .filter(mapping -> mapping.remoteRoomId().equals(roomId))
                .map(Mapping::unitTypeId)
                .findFirst()
                .orElse(null);
    }

    private @Nullable UUID ratePlan(UUID connectionId, String roomId, String rateId) {
        return mappings.getOrDefault(connectionId, List.of()).stream()
                .filter(mapping -> mapping.remoteRoomId().equals(roomId)
                        && mapping.remoteRateId().equals(rateId))
                .map(Mapping::ratePlanId)
                .findFirst()
                .orElse(null);
    }

    private static Optional<LocalDate> first(List<StayRow> stays) {
        return stays.stream().map(stay -> stay.dates().arrival()).min(Comparator.naturalOrder());
    }

    private static Optional<LocalDate> last(List<StayRow> stays) {
        return stays.stream().map(stay -> stay.dates().departure()).max(Comparator.naturalOrder());
    }
}
