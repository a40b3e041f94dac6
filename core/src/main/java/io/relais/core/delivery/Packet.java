package io.relais.core.delivery;

import io.relais.connector.AriMessage;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is about to be told to one connection.
 *
 * @param destination null when there is nothing to say
 * @param letters the messages in the order they are sent, each with the id of its delivery row
 * @param marks the marks that are done with when every message is answered
 */
public record Packet(
        Hold hold, @Nullable Destination destination, List<Letter> letters, List<Long> marks, String trace) {
    /** One message and its row. */
    public record Letter(UUID deliveryId, AriMessage message) {}

    public Packet {
        letters = List.copyOf(letters);
        marks = List.copyOf(marks);
    }
}
