package io.relais.core.reservation;

import io.relais.core.property.CustomField;

/**
 * What a reservation answers to a field that its property defined.
 *
 * @param value text, a number without needless zeros, an ISO date, true or false, or one of the choices; empty: not answered
 */
public record CustomValue(CustomField field, String value) {}
