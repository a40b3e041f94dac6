package io.relais.core.connection;

import io.relais.connector.Http;

/** The way out of the house, supplied by whoever runs core: core itself speaks no HTTP. */
public interface Outbound {
    /** An HTTP port that keeps the line's limits and reports every exchange to it. */
    Http open(Line line);
}
