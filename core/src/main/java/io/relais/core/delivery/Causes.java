package io.relais.core.delivery;

import io.relais.vocabulary.NightRange;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The marks behind a packet: which events made a cell worth a look, and where what was acknowledged is worth nothing. */
final class Causes {
    private static final int EVENTS_MAX = 20;

    private final List<DirtyNights.Marked> marks;
    private final Map<String, UUID> typesByRoom;
    private final Telling telling;
    private final int forgetting;
    private final Map<Place, Because> known = new HashMap<>();

    /** @param typesByRoom our unit type of each room of the partner */
    Causes(List<DirtyNights.Marked> marks, Map<String, UUID> typesByRoom, Telling telling) {
        this.telling = telling;
        this.marks = List.copyOf(marks);
        this.typesByRoom = Map.copyOf(typesByRoom);
        forgetting = marks.stream()
                .filter(DirtyNights.Marked::forget)
                .mapToInt(DirtyNights.Marked::facets)
                .reduce(0, (a, b) -> a | b);
    }

    /**
     * Why a cell was looked at.
     *
     * @param since the oldest of the marks, null when there is none
     */
    record Because(List<UUID> events, @Nullable Instant since) {}

    /** @param nights one, or those of the longest stay that begins on the first */
    private record Place(UUID unitTypeId, int facets, NightRange nights) {}

    /** True when some mark about this kind of value demands to forget. */
    boolean forgets(int facetBit) {
        return (forgetting & facetBit) != 0;
    }

    boolean forgets(String roomId, int facetBit, LocalDate night) {
        UUID type = typesByRoom.get(roomId);
        return marks.stream().anyMatch(mark -> mark.forget() && covers(mark, type, facetBit, NightRange.of(night)));
    }

    Because of(Cell cell) {
        UUID type = typesByRoom.get(cell.roomId());
        return type == null ? new Because(List.of(), null) : known.computeIfAbsent(place(type, cell), this::find);
    }

    private Place place(UUID type, Cell cell) {
        NightRange night = NightRange.of(cell.night());
        return Cell.isOfStays(cell.facet())
                ? new Place(type, DirtyNights.PRICES | DirtyNights.RESTRICTIONS, telling.nights(night))
                : new Place(type, cell.facetBit(), night);
    }

    private Because find(Place place) {
        List<DirtyNights.Marked> covering = marks.stream()
                .filter(mark -> covers(mark, place.unitTypeId(), place.facets(), place.nights()))
                .toList();
        List<UUID> events = covering.reversed().stream()
                .map(DirtyNights.Marked::cause)
                .filter(Objects::nonNull)
                .distinct()
                .limit(EVENTS_MAX)
                .toList();
        Instant since = covering.stream()
                .map(DirtyNights.Marked::markedAt)
                .min(Instant::compareTo)
                .orElse(null);
        return new Because(events, since);
    }

    private static boolean covers(DirtyNights.Marked mark, @Nullable UUID type, int facets, NightRange nights) {
        return mark.unitTypeId().equals(type)
                && (mark.facets() & facets) != 0
                && Ranges.clip(mark.nights(), nights).isPresent();
    }
}
