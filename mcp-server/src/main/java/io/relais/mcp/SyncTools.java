package io.relais.mcp;

import io.quarkiverse.mcp.server.Tool;
import io.relais.core.delivery.Channels;
import io.relais.core.reservation.Parked;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** Tools that tell how the channels are doing. */
@Singleton
public final class SyncTools {
    private final Channels channels;
    private final Parked parked;
    private final Assistant assistant;

    @Inject
    public SyncTools(Channels channels, Parked parked, Assistant assistant) {
        this.channels = channels;
        this.parked = parked;
        this.assistant = assistant;
    }

    /** Tells the health of every connection that the caller may see. */
    @Tool(
            name = "get_sync_health",
            title = "Get sync health",
            description =
                    "Tells for each channel connection whether it works: state, last reservation received, last"
                            + " availability and prices acknowledged, what waits, what was rejected, the fault if any. Needs sync:read.",
            structuredContent = true,
            annotations =
                    @Tool.Annotations(
                            title = "Get sync health",
                            readOnlyHint = true,
                            destructiveHint = false,
                            idempotentHint = true,
                            openWorldHint = false))
    @RunOnVirtualThread
    public SyncHealth health() {
        return assistant.answer(caller -> SyncHealth.of(channels.list(caller)));
    }

    /** Lists parked messages. */
    @Tool(
            name = "list_parked_items",
            title = "List parked messages",
            description =
                    "Lists messages of channels that could not be applied and wait for a person, with the reason of"
                            + " each. Empty is good news. Needs sync:read.",
            structuredContent = true,
            annotations =
                    @Tool.Annotations(
                            title = "List parked messages",
                            readOnlyHint = true,
                            destructiveHint = false,
                            idempotentHint = true,
                            openWorldHint = false))
    @RunOnVirtualThread
    public ParkedItems parked() {
        return assistant.answer(caller -> ParkedItems.of(parked.list(caller)));
    }
}
