package io.relais.core.delivery;

import java.time.ZoneId;
import java.util.UUID;

/** Where a connection leads: the property's calendar and currency, the partner's number of it. */
record Destination(
        UUID connectionId, UUID accountId, String channel, String remotePropertyId, String currency, ZoneId timeZone) {}
