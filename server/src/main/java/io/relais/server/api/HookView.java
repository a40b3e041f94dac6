package io.relais.server.api;

import io.relais.core.connection.Hooks;
import io.relais.core.connection.Notice;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Answers about the address that a channel calls, and about the trouble that it told. */
final class HookView {
    private HookView() {}

    @Schema(name = "Hook", description = "The address at which a channel hints that something happened")
    record State(
            @Schema(description = "Whether there is one") boolean issued,

            @Schema(description = "When it was given out") @Nullable
            Instant issuedAt,

            @Schema(description = "When the channel last called; missing when never") @Nullable
            Instant calledAt) {
        static final State NONE = new State(false, null, null);

        static State of(Hooks.State state) {
            return new State(true, state.issuedAt(), state.calledAt().orElse(null));
        }
    }

    @Schema(name = "HookIssued")
    record Issued(
            @Schema(
                    description =
                            "Where the channel is to POST, below the hub's public address. It is told once and never again",
                    examples = "/hooks/channex/rlh_…")
            String path) {}

    @Schema(name = "Notice", description = "Trouble that a channel told; codes and ids are the channel's")
    record Item(String id, String code, String subject, int times, Instant firstAt, Instant lastAt) {
        static Item of(Notice notice) {
            return new Item(
                    notice.id().toString(),
                    notice.code(),
                    notice.subject(),
                    notice.times(),
                    notice.firstAt(),
                    notice.lastAt());
        }
    }

    @Schema(name = "NoticeList")
    record Items(List<Item> items) {}
}
