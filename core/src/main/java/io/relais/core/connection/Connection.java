package io.relais.core.connection;

import java.util.UUID;

/** One property's account at a partner. */
public record Connection(
        UUID id, UUID accountId, String channel, UUID propertyId, String remotePropertyId, boolean active) {}
