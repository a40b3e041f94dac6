package io.relais.connector;

import io.relais.vocabulary.Money;

/**
 * An add-on, service, fee or tax line of a message.
 *
 * @param name in the partner's or property's language
 * @param type breakfast, parking, tax…: the partner's word or code, as received
 * @param total for the whole stay
 * @param included true when {@code total} is already part of the stay's total
 */
public record Extra(String name, String type, Money total, boolean included) {}
