package io.relais.connector;

import java.util.Optional;

/**
 * What we answer for one message.
 *
 * @param receipt from the {@link Inbound}
 * @param refusal why it could not even be stored; empty when it is kept (also when parked: kept is kept)
 */
public record Acknowledgement(String receipt, Optional<String> refusal) {
    public static Acknowledgement kept(String receipt) {
        return new Acknowledgement(receipt, Optional.empty());
    }

    public static Acknowledgement refused(String receipt, String reason) {
        return new Acknowledgement(receipt, Optional.of(reason));
    }
}
