package io.relais.core.connection;

import java.time.Instant;
import java.util.UUID;

/**
 * Trouble that a partner hinted at.
 *
 * @param code the partner's word for it, as {@code sync_error}
 * @param subject the partner's number of what it is about; empty when not told
 * @param times how often it was told
 */
public record Notice(UUID id, String code, String subject, int times, Instant firstAt, Instant lastAt) {}
