package io.relais.connector;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The one exception for everything a partner does wrong. Its message never holds a secret or a guest's detail. */
public final class PartnerFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Fault fault;
    private final @Nullable Duration retryAfter;

    private PartnerFault(Fault fault, String message, @Nullable Duration retryAfter, @Nullable Throwable cause) {
        super(message, cause);
        this.fault = fault;
        this.retryAfter = retryAfter;
    }

    public static PartnerFault of(Fault fault, String message) {
        return new PartnerFault(fault, message, null, null);
    }

    public static PartnerFault of(Fault fault, String message, Throwable cause) {
        return new PartnerFault(fault, message, null, cause);
    }

    /** Too many calls; come back after the given time. */
    public static PartnerFault throttled(String message, Duration retryAfter) {
        return new PartnerFault(Fault.THROTTLED, message, retryAfter, null);
    }

    public Fault fault() {
        return fault;
    }

    /** How long the partner, or our own budget, wants us to wait; only with {@link Fault#THROTTLED}. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    /** The message as shown to people, never null. */
    public String text() {
        String message = getMessage();
        return message == null ? fault.name() : message;
    }
}
