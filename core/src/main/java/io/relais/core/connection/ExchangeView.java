package io.relais.core.connection;

import java.util.UUID;

/** A recorded exchange with its id and trace. */
public record ExchangeView(UUID id, Exchange exchange, String trace) {}
