package io.relais.core.connection;

import io.relais.connector.RemoteProduct;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.relais.core.property.Property;
import io.relais.core.property.RatePlan;
import io.relais.core.property.UnitType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The classic mistakes of a mapping, each found by name before anything is kept.
 *
 * @param products what the partner sells; what is not in it is called by its numbers
 * @param pricing how the connection sends prices: {@code ROOM}, {@code OCCUPANCY} or {@code LENGTH_OF_STAY}
 * @param listable whether the partner told what it sells: then nothing else can be mapped
 */
public record MappingCheck(
        Property property,
        Sold sold,
        Map<ProductKey, RemoteProduct> products,
        RemoteProduct.Pricing pricing,
        boolean listable) {
    /** What the property sells. */
    public record Sold(List<UnitType> unitTypes, List<RatePlan> ratePlans) {}

    /** What is wrong with one choice. */
    public record Finding(ProductKey product, Problem problem) {}

    /**
     * Everything that is wrong, in the order of the choices.
     *
     * @param shared the unit types that a person let feed several rooms
     */
    public List<Finding> findings(List<MappingChoice> choices, Set<UUID> shared) {
        List<Finding> findings = new ArrayList<>();
        Set<ProductKey> seen = new HashSet<>();
        Map<String, UUID> typeOfRoom = new HashMap<>();
        Map<UUID, String> roomOfType = new HashMap<>();
        for (MappingChoice choice : choices) {
            Optional<Problem> problem = seen.add(choice.product())
                    ? alone(choice).or(() -> together(choice, shared, typeOfRoom, roomOfType))
                    : Optional.of(Problem.of(ProblemCode.MAPPING_TWICE, name(choice.product())));
            problem.ifPresent(p -> findings.add(new Finding(choice.product(), p)));
        }
        return findings;
    }

    private Optional<Problem> alone(MappingChoice choice) {
        String name = name(choice.product());
        if (listable && !products.containsKey(choice.product())) {
            return Optional.of(Problem.of(ProblemCode.PARTNER_PRODUCT_UNKNOWN, name));
        }
        if (choice.isUnsold()) {
            return Optional.empty();
        }
        if (type(choice).isEmpty()) {
            return Optional.of(Problem.of(ProblemCode.MAPPING_HALF, name));
        }
        if (sold.ratePlans().stream().noneMatch(plan -> plan.id().equals(choice.ratePlanId()))) {
            return Optional.of(Problem.of(ProblemCode.MAPPING_HALF, name));
        }
        return Optional.ofNullable(products.get(choice.product())).flatMap(this::refused);
    }

    private Optional<Problem> refused(RemoteProduct product) {
        String name = name(new ProductKey(product.roomId(), product.rateId()));
        if (!product.currency().isEmpty() && !product.currency().equals(property.currency())) {
            return Optional.of(Problem.of(ProblemCode.MAPPING_CURRENCY, name, product.currency(), property.currency()));
        }
        boolean mismatch = switch (product.pricing()) {
            case UNKNOWN, DERIVED -> false;
            case ROOM, OCCUPANCY, LENGTH_OF_STAY -> product.pricing() != pricing;
        };
        return mismatch
                ? Optional.of(Problem.of(
                        ProblemCode.MAPPING_PRICING,
                        name,
                        PartnerProducts.code(product.pricing()),
                        PartnerProducts.code(pricing)))
                : Optional.empty();
    }

    private Optional<Problem> together(
            MappingChoice choice, Set<UUID> shared, Map<String, UUID> typeOfRoom, Map<UUID, String> roomOfType) {
        UUID type = choice.unitTypeId();
        if (type == null) {
            return Optional.empty();
        }
        String room = choice.product().roomId();
        UUID other = typeOfRoom.putIfAbsent(room, type);
        if (other != null && !other.equals(type)) {
            return Optional.of(Problem.of(
                    ProblemCode.MAPPING_ROOM_SPLIT, room(choice.product()), typeName(other), typeName(type)));
        }
        String before = roomOfType.putIfAbsent(type, room);
        return before == null || before.equals(room) || shared.contains(type)
                ? Optional.empty()
                : Optional.of(Problem.of(
                        ProblemCode.MAPPING_SHARED_STOCK, typeName(type), roomName(before), room(choice.product())));
    }

    private Optional<UnitType> type(MappingChoice choice) {
        return sold.unitTypes().stream()
                .filter(type -> type.id().equals(choice.unitTypeId()))
                .findFirst();
    }

    private String typeName(UUID id) {
        return sold.unitTypes().stream()
                .filter(type -> type.id().equals(id))
                .map(UnitType::name)
                .findFirst()
                .orElse(id.toString());
    }

    private String roomName(String roomId) {
        return products.values().stream()
                .filter(p -> p.roomId().equals(roomId))
                .map(RemoteProduct::roomName)
                .findFirst()
                .orElse(roomId);
    }

    private String room(ProductKey key) {
        return roomName(key.roomId());
    }

    /** A product as people call it: room and rate. */
    public String name(ProductKey key) {
        RemoteProduct product = products.get(key);
        return product == null ? key.roomId() + " · " + key.rateId() : product.roomName() + " · " + product.rateName();
    }

    /** Products by their numbers. */
    public static Map<ProductKey, RemoteProduct> byKey(List<PartnerProducts.Told> told) {
        return told.stream()
                .collect(Collectors.toMap(PartnerProducts.Told::key, PartnerProducts.Told::product, (a, b) -> a));
    }

    /** Choices by product; of one named twice the first. */
    public static Map<ProductKey, MappingChoice> choices(List<MappingChoice> choices) {
        return choices.stream().collect(Collectors.toMap(MappingChoice::product, Function.identity(), (a, b) -> a));
    }
}
