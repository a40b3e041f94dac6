package io.relais.core.reservation;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody at the desk wrote for the others; never shown to the guest.
 *
 * @param pinned stays on top
 * @param author name of who wrote it first
 * @param editedAt null when it is as it was written; the texts before are in the history
 */
public record Note(
        UUID id,
        String text,
        boolean pinned,
        Instant at,
        String author,
        @Nullable Instant editedAt) {}
