package io.relais.core.delivery;

import io.relais.connector.AriAnswer;
import io.relais.connector.PartnerFault;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the partner answered a packet.
 *
 * @param answers one per message that was answered, in order; fewer than messages when a fault stopped the rest, or when the
 *     rest gave way to something more urgent
 * @param fault what stopped it, null when all were answered or it gave way
 */
public record Answered(
        Packet packet, List<AriAnswer> answers, @Nullable PartnerFault fault) {
    public Answered {
        answers = List.copyOf(answers);
    }

    /** True when messages were left unsent although nothing was wrong. */
    boolean gaveWay() {
        return fault == null && answers.size() < packet.letters().size();
    }

    /** The messages that gave way. */
    List<Packet.Letter> unsent() {
        return gaveWay()
                ? packet.letters().subList(answers.size(), packet.letters().size())
                : List.of();
    }

    /** Only what was sent; every mark stays, because the rest is still to be told. */
    Answered withoutUnsent() {
        Packet sent = new Packet(
                packet.hold(),
                packet.destination(),
                packet.letters().subList(0, answers.size()),
                List.of(),
                packet.trace());
        return new Answered(sent, answers, null);
    }
}
