package io.relais.core.delivery;

import io.relais.connector.AriAnswer;
import io.relais.connector.PartnerFault;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the partner answered a packet.
 *
 * @param answers one per message that was answered, in order; fewer than messages when a fault stopped the rest
 * @param fault what stopped it, null when all were answered
 */
public record Answered(
        Packet packet, List<AriAnswer> answers, @Nullable PartnerFault fault) {
    public Answered {
        answers = List.copyOf(answers);
    }
}
