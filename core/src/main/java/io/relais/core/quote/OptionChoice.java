package io.relais.core.quote;

/**
 * An option or extra that a guest wants.
 *
 * @param code of the property's option
 * @param quantity at least 1
 */
public record OptionChoice(String code, int quantity) {}
