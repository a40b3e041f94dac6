package io.relais.sandbox.world;

/** A rate of one room; {@code perPerson} means that prices are set per number of guests. */
public record RatePlan(String id, String name, boolean perPerson) {}
