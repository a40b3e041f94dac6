package io.relais.server.api;

import io.relais.core.master.MasterDoor;
import io.relais.core.master.MasterSaleView;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Answers about the system that keeps a property's calendar. */
final class MasterView {
    private MasterView() {}

    @Schema(name = "MasterWanted")
    record Wanted(
            @Schema(description = "The channel through which it calls", examples = "channex-open") @Nullable
            String channel,

            @Schema(description = "The channel's settings by name") @Nullable
            Map<String, @Nullable String> settings) {}

    @Schema(name = "Master", description = "Another system that keeps the property's calendar")
    record Door(
            String connectionId,
            String channel,

            @Schema(
                    description = "What the other system calls, below the hub's public address",
                    examples = "/open/channex-open/")
            String endpoint,

            @Schema(description = "The property as the other system names it")
            String propertyCode,

            @Schema(description = "active, paused, or refused by the partner")
            String state,

            Instant keyIssuedAt,
            Instant openedAt,
            @Nullable Instant calledAt,
            @Nullable Instant changedAt,

            @Schema(description = "Changes of its last call that were not taken")
            int refused,

            @Schema(description = "Why, in words for its people")
            String refusedText,

            @Schema(description = "Own sales that it was not told of yet")
            int untold) {
        static Door of(MasterDoor door, int untold) {
            return new Door(
                    door.connectionId().toString(),
                    door.channel(),
                    "/open/" + door.channel() + "/",
                    door.propertyCode(),
                    door.state(),
                    door.keyIssuedAt(),
                    door.openedAt(),
                    door.calledAt(),
                    door.changedAt(),
                    door.refused(),
                    door.refusedText(),
                    untold);
        }
    }

    @Schema(name = "MasterOpened")
    record Opened(
            Door master,

            @Schema(description = "Its API key, told once and never again")
            String key) {}

    @Schema(name = "MasterSale")
    record Sale(
            String reservationId,
            String confirmationNumber,

            @Schema(description = "new, modified or cancelled; empty when it was told nothing")
            String told,

            @Nullable Instant toldAt,

            @Schema(description = "Whether it has the reservation as it is now")
            boolean current,

            int attempts,

            @Schema(description = "Kind of the last failure, empty while all is well")
            String fault,

            String faultText) {
        static Sale of(MasterSaleView sale) {
            return new Sale(
                    sale.reservationId().toString(),
                    sale.confirmationNumber(),
                    sale.told(),
                    sale.toldAt(),
                    sale.current(),
                    sale.attempts(),
                    sale.fault(),
                    sale.faultText());
        }
    }

    @Schema(name = "MasterSaleList")
    record Sales(List<Sale> items, @Nullable String nextCursor) {}
}
