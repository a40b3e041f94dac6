package io.relais.core.quote;

/**
 * A rate of value added tax.
 *
 * @param percent basis points
 * @param included prices contain it; else it is added as a line of its own
 */
public record VatGroup(String code, String name, int percent, boolean included) implements Rule {}
