package io.relais.connector;

/** Reads what a partner pushes to our door. A notification is a hint: the partner is asked again for what it is about. */
public interface ReadsNotifications extends Connector {
    /**
     * Reads a stored notification. A pure function; it trusts nothing but the shape.
     *
     * @throws UnreadableMessage when it has no number of its own or no type
     */
    Notification notification(String body);
}
