package io.relais.connector.example;

import com.fasterxml.jackson.databind.JsonNode;
import io.relais.connector.RemoteProduct;
import io.relais.connector.RemoteProduct.Pricing;
import io.relais.connector.ReservationReport;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What passes beside reservations and calendars: products to map, and what became of reservations. */
final class ExampleDesk {
    private ExampleDesk() {}

    /** One product for each room under each of its rates; what has no number cannot be sold and is left out. */
    static List<RemoteProduct> products(JsonNode body) {
        List<RemoteProduct> products = new ArrayList<>();
        for (JsonNode room : body.path("rooms")) {
            for (JsonNode rate : room.path("rates")) {
                String roomId = room.path("room").asText("");
                String rateId = rate.path("rate").asText("");
                if (!roomId.isEmpty() && !rateId.isEmpty()) {
                    products.add(new RemoteProduct(
                            roomId,
                            room.path("name").asText(""),
                            Math.max(0, room.path("people").asInt(0)),
                            rateId,
                            rate.path("name").asText(""),
                            rate.path("currency").asText(""),
                            Pricing.OCCUPANCY));
                }
            }
        }
        return List.copyOf(products);
    }

    /** An exhaustive switch: a new kind of report does not compile until this partner has a word for it. */
    static Map<String, Object> report(ReservationReport report) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("number", report.externalId());
        switch (report) {
            case ReservationReport.NoShow gone -> {
                told.put("what", "no-show");
                gone.roomId().ifPresent(line -> told.put("line", line));
                told.put("free", gone.feesWaived());
            }
            case ReservationReport.InvalidCard invalid -> told.put("what", "bad-card");
            case ReservationReport.CancelledForCard cancelled -> told.put("what", "cancelled-bad-card");
            case ReservationReport.StayChanged changed -> {
                told.put("what", "stay");
                told.put("line", changed.roomId());
                told.put("arrival", changed.dates().arrival().toString());
                told.put("departure", changed.dates().departure().toString());
                told.put("total", changed.total().toDecimal());
            }
        }
        return told;
    }
}
