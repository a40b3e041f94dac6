package io.relais.core.connection;

import io.relais.connector.RemoteProduct;
import io.relais.core.property.RatePlan;
import io.relais.core.property.UnitType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The mapping of one connection with all that a person needs to decide it.
 *
 * @param state preparing (nothing was ever sent), active or paused
 * @param listable whether the connector can ask the partner what it sells
 * @param fetchedAt when the partner last told what it sells, null: never
 * @param version of the mapping, for a change that must not overwrite another
 * @param shared the unit types that a person let feed several rooms
 */
public record MappingSheet(
        Connection connection,
        String channelName,
        String currency,
        String state,
        boolean listable,
        @Nullable Instant fetchedAt,
        int version,
        List<UnitType> unitTypes,
        List<RatePlan> ratePlans,
        Set<UUID> shared,
        List<Line> lines) {
    /** What was decided about a product. */
    public enum Decision {
        OPEN,
        MAPPED,
        UNSOLD
    }

    /** What a person should know about a line; nothing that stops it. */
    public enum Note {
        /** Mapped, but the partner does not sell it any more. */
        GONE,
        /** The partner derives its prices; those we send are ignored. */
        DERIVED,
        /** The partner lets more people in than the unit takes. */
        MORE_PEOPLE,
        /** Its unit type feeds several rooms of the partner, as a person confirmed. */
        SHARED,
        /** Another rate of the same room follows the same plan. */
        SAME_PLAN
    }

    /** One product of the partner. */
    public record Line(
            RemoteProduct product,
            Decision decision,
            @Nullable UUID unitTypeId,
            @Nullable UUID ratePlanId,
            @Nullable Suggestion suggestion,
            List<Note> notes) {
        public ProductKey key() {
            return new ProductKey(product.roomId(), product.rateId());
        }
    }

    /** True when a product of the partner waits for a decision. */
    public boolean isOpen() {
        return lines.stream().anyMatch(line -> line.decision() == Decision.OPEN);
    }

    /** True when something is sold there. */
    public boolean isMapped() {
        return lines.stream().anyMatch(line -> line.decision() == Decision.MAPPED);
    }

    /** The lines: what the partner told, and what is mapped without it. */
    public static List<Line> lines(
            List<PartnerProducts.Told> told, List<Mapping> mappings, MappingCheck.Sold sold, Set<UUID> shared) {
        Map<ProductKey, Mapping> mapped = mappings.stream()
                .collect(Collectors.toMap(m -> new ProductKey(m.remoteRoomId(), m.remoteRateId()), m -> m));
        Map<ProductKey, Suggestion> suggestions = Suggestion.of(
                told.stream()
                        .filter(t -> !t.gone())
                        .map(PartnerProducts.Told::product)
                        .toList(),
                mappings,
                sold.unitTypes(),
                sold.ratePlans());
        Set<ProductKey> known = new HashSet<>();
        List<Line> lines = new ArrayList<>();
        for (PartnerProducts.Told product : told) {
            Mapping mapping = mapped.get(product.key());
            if (known.add(product.key()) && (mapping != null || !product.gone())) {
                lines.add(line(product, mapping, suggestions.get(product.key()), new Context(mappings, sold, shared)));
            }
        }
        mapped.forEach((key, mapping) -> {
            if (!known.contains(key)) {
                lines.add(line(untold(key, !told.isEmpty()), mapping, null, new Context(mappings, sold, shared)));
            }
        });
        return lines;
    }

    private record Context(List<Mapping> mappings, MappingCheck.Sold sold, Set<UUID> shared) {}

    private static PartnerProducts.Told untold(ProductKey key, boolean gone) {
        return new PartnerProducts.Told(
                new RemoteProduct(
                        key.roomId(), key.roomId(), 0, key.rateId(), key.rateId(), "", RemoteProduct.Pricing.UNKNOWN),
                false,
                gone,
                Instant.EPOCH);
    }

    private static Line line(
            PartnerProducts.Told told, @Nullable Mapping mapping, @Nullable Suggestion suggestion, Context context) {
        Decision decision = mapping != null ? Decision.MAPPED : told.unsold() ? Decision.UNSOLD : Decision.OPEN;
        return new Line(
                told.product(),
                decision,
                mapping == null ? null : mapping.unitTypeId(),
                mapping == null ? null : mapping.ratePlanId(),
                decision == Decision.OPEN ? suggestion : null,
                mapping == null ? List.of() : notes(told, mapping, context));
    }

    private static List<Note> notes(PartnerProducts.Told told, Mapping mapping, Context context) {
        List<Note> notes = new ArrayList<>();
        if (told.gone()) {
            notes.add(Note.GONE);
        }
        if (told.product().pricing() == RemoteProduct.Pricing.DERIVED) {
            notes.add(Note.DERIVED);
        }
        Optional<UnitType> type = context.sold().unitTypes().stream()
                .filter(t -> t.id().equals(mapping.unitTypeId()))
                .findFirst();
        if (type.isPresent() && told.product().maxOccupancy() > type.get().maxOccupancy()) {
            notes.add(Note.MORE_PEOPLE);
        }
        if (context.shared().contains(mapping.unitTypeId())) {
            notes.add(Note.SHARED);
        }
        if (context.mappings().stream()
                .anyMatch(m -> m.remoteRoomId().equals(mapping.remoteRoomId())
                        && !m.remoteRateId().equals(mapping.remoteRateId())
                        && m.ratePlanId().equals(mapping.ratePlanId()))) {
            notes.add(Note.SAME_PLAN);
        }
        return notes;
    }
}
