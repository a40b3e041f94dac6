package io.relais.core.connection;

/** A product of a partner by the partner's own numbers. */
public record ProductKey(String roomId, String rateId) {}
