package io.relais.core.connection;

import java.util.UUID;

/** A product of the partner (its room and rate) and what it is here. */
public record Mapping(String remoteRoomId, String remoteRateId, UUID unitTypeId, UUID ratePlanId) {}
