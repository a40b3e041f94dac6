package io.relais.core.quote;

import io.relais.core.property.Property;
import io.relais.core.property.RatePlan;
import io.relais.core.property.UnitType;

/**
 * One unit type under one rate plan for the dates asked for.
 *
 * @param left units left for every night; 0 also when a night is not open
 * @param answer the price, or why there is none; a price is told even when nothing is left
 */
public record Offer(Property property, UnitType unitType, RatePlan ratePlan, int left, QuoteAnswer answer) {
    /** True when it can be booked. */
    public boolean isBookable() {
        return left > 0 && answer instanceof Quote;
    }
}
