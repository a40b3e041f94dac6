package io.relais.core.quote;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a rule is about.
 *
 * @param ratePlanIds empty = every plan
 * @param unitTypeIds empty = every type
 * @param first first date, null = since ever
 * @param last last date, included, null = for ever
 */
public record Scope(
        List<UUID> ratePlanIds,
        List<UUID> unitTypeIds,
        @Nullable LocalDate first,
        @Nullable LocalDate last) {
    public static final Scope ALL = new Scope(List.of(), List.of(), null, null);

    public Scope {
        ratePlanIds = List.copyOf(ratePlanIds);
        unitTypeIds = List.copyOf(unitTypeIds);
    }

    boolean isFor(QuoteAsk ask) {
        return (ratePlanIds.isEmpty() || ratePlanIds.contains(ask.ratePlanId()))
                && (unitTypeIds.isEmpty() || unitTypeIds.contains(ask.unitTypeId()));
    }

    boolean contains(LocalDate date) {
        return (first == null || !date.isBefore(first)) && (last == null || !date.isAfter(last));
    }
}
