package io.relais.core.delivery;

import java.util.UUID;

/**
 * A worker's hold on one connection: nobody else sends to it meanwhile.
 *
 * @param owner proves the hold when the worker comes back
 */
public record Hold(UUID connectionId, UUID owner) {}
