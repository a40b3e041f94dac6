package io.relais.core.connection;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a connection is on its way to being used.
 *
 * @param preparing true while nothing is sent
 * @param importedAt when the partner's earlier reservations were taken; null while they were not
 * @param imported how many the partner told
 * @param mapped how many of its products are mapped
 */
public record Preparation(boolean preparing, @Nullable Instant importedAt, int imported, int mapped) {}
