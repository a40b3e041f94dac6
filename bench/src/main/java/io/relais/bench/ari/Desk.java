package io.relais.bench.ari;

import io.relais.bench.Hub;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.UUID;

/** Sells through the hub's API. */
final class Desk {
    private static final int CREATED = 201;

    private final Hub hub;
    private final String key;

    Desk(Hub hub, String key) {
        this.hub = hub;
        this.key = key;
    }

    /** Sells and returns the reservation's id. */
    UUID sell(Sale sale) throws IOException, InterruptedException {
        HttpResponse<String> answer = hub.client()
                .send(
                        HttpRequest.newBuilder(hub.address("/api/v1/reservations"))
                                .header("Authorization", "Bearer " + key)
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(sale.json()))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != CREATED) {
            throw new IllegalStateException("a sale was answered " + answer.statusCode() + ": " + answer.body());
        }
        String location = answer.headers().firstValue("Location").orElseThrow();
        return UUID.fromString(location.substring(location.lastIndexOf('/') + 1));
    }
}
