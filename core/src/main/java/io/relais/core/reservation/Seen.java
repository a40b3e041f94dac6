package io.relais.core.reservation;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A reservation as somebody looked at it before changing it.
 *
 * @param version what they saw; null when they do not mind what happened since
 */
public record Seen(UUID id, @Nullable Integer version) {
    /** Whatever its version. */
    public static Seen any(UUID id) {
        return new Seen(id, null);
    }
}
