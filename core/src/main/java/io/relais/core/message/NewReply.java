package io.relais.core.message;

import java.util.Optional;
import java.util.UUID;

/**
 * A reply as a person wrote it.
 *
 * @param id the id that the reply is to have, so that a form sent twice is one reply; empty for a new one
 */
public record NewReply(Optional<UUID> id, String text) {
    @Override
    public String toString() {
        return "NewReply";
    }
}
