package io.relais.server.api;

import io.relais.core.connection.Exchange;
import io.relais.core.connection.ExchangeView;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(name = "ExchangeList", description = "The last calls to the channel, newest first. Secrets are redacted.")
record ExchangeList(List<Item> items) {
    @Schema(name = "Exchange", description = "One call to a channel as it went over the wire, redacted.")
    record Item(
            UUID id,

            @Schema(description = Wire.INSTANT, examples = "2026-05-02T09:15:00Z")
            Instant at,

            @Schema(examples = "ari.deliver") String operation,
            @Schema(examples = "POST") String method,
            String address,
            String request,

            @Schema(description = "HTTP status, null when no answer came", examples = "200") @Nullable
            Integer status,

            String answer,

            @Schema(description = "The channel's own support number") @Nullable
            String supportId,

            @Schema(examples = "85") int durationMillis,
            @Nullable String fault,
            @Nullable String trace) {
        static Item of(ExchangeView view) {
            Exchange exchange = view.exchange();
            return new Item(
                    view.id(),
                    exchange.at(),
                    exchange.operation(),
                    exchange.method(),
                    exchange.address(),
                    exchange.request(),
                    exchange.status().isPresent() ? exchange.status().getAsInt() : null,
                    exchange.answer(),
                    Wire.text(exchange.ruid()),
                    exchange.durationMillis(),
                    Wire.text(exchange.fault()),
                    Wire.text(view.trace()));
        }
    }

    static ExchangeList of(List<ExchangeView> exchanges) {
        return new ExchangeList(exchanges.stream().map(Item::of).toList());
    }
}
