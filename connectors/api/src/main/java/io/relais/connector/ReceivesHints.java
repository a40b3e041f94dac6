package io.relais.connector;

import java.util.List;

/** Understands what a partner calls to our door to say that something happened. Nothing in it is believed; it only makes us look. */
public interface ReceivesHints extends Connector {
    /** What the call hints at, in its order; none when it cannot be read. A pure function. */
    List<Hint> hints(String body);
}
