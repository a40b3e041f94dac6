package io.relais.core.inventory;

import java.time.LocalDate;

/** A product with the dates whose prices or restrictions are asked for, both included. */
public record Wanted(Product product, LocalDate first, LocalDate last) {}
