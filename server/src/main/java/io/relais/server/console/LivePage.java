package io.relais.server.console;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;

/** The stream of hints that open pages listen to. */
@SignedIn
@Path("/console/live")
@RunOnVirtualThread
class LivePage {
    private final LiveFeed feed;

    @Inject
    LivePage(LiveFeed feed) {
        this.feed = feed;
    }

    /** Events {@code register} and {@code channels}; comments in between keep the line open. */
    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public void stream(@Context SseEventSink sink, @Context Sse sse) {
        feed.join(new LiveReader(sse, sink));
    }
}
