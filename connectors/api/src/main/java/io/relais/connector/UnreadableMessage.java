package io.relais.connector;

/** A stored message that cannot be read as a reservation. The text names the missing or wrong field, not its content. */
public final class UnreadableMessage extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnreadableMessage(String reason) {
        super(reason);
    }

    public UnreadableMessage(String reason, Throwable cause) {
        super(reason, cause);
    }

    /** The reason as shown to people. */
    public String reason() {
        String message = getMessage();
        return message == null ? "unreadable" : message;
    }
}
