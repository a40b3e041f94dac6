package io.relais.core.quote;

/**
 * What one more of an age category adds to each night.
 *
 * @param category code in the age table
 * @param amount minor units per night, negative for a reduction
 * @param included so many are in the price: of people, all categories that count taken together in the table's order; of what
 *     does not count (pets, vehicles), of this category alone
 */
public record Supplement(String code, String name, Scope scope, String category, long amount, int included)
        implements Rule {}
