package io.relais.server.console;

import io.relais.core.data.Topic;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** One open page's stream. While a slow reader still takes the last hint, further ones wait as a set, not as a queue. */
final class LiveReader {
    private final Sse sse;
    private final SseEventSink sink;
    private final Set<Topic> waiting = EnumSet.noneOf(Topic.class);
    private boolean sending;
    private volatile boolean gone;

    LiveReader(Sse sse, SseEventSink sink) {
        this.sse = sse;
        this.sink = sink;
    }

    boolean hasLeft() {
        return gone || sink.isClosed();
    }

    void leave() {
        if (!hasLeft()) {
            sink.close();
        }
    }

    synchronized void tell(Set<Topic> topics) {
        waiting.addAll(topics);
        sendNext();
    }

    /** A line without meaning, so that neither proxies nor we keep a dead line open. */
    synchronized void beat() {
        if (!sending) {
            send(sse.newEventBuilder().comment("still here").build());
        }
    }

    private void sendNext() {
        if (sending || waiting.isEmpty()) {
            return;
        }
        Topic topic = waiting.iterator().next();
        waiting.remove(topic);
        send(sse.newEventBuilder()
                .name(topic.name().toLowerCase(Locale.ROOT))
                .data(String.class, "changed")
                .build());
    }

    private void send(OutboundSseEvent event) {
        if (hasLeft()) {
            return;
        }
        sending = true;
        sink.send(event).whenComplete((done, failure) -> sent(failure));
    }

    private synchronized void sent(Throwable failure) {
        sending = false;
        if (failure != null) {
            // The page was closed: there is nobody left to say goodbye to.
            gone = true;
            return;
        }
        sendNext();
    }
}
