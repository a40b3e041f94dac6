package io.relais.sandbox.world;

/** A rate of a room; rate ids alone are not unique, several rooms share them. */
public record RateOf(String roomId, String rateId) {}
