package io.relais.sandbox.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.relais.sandbox.wire.Json;
import io.relais.sandbox.wire.VirtualClock;
import java.time.Duration;
import java.time.Instant;

/** The partners' time in JSON. */
final class ClockApi {
    private ClockApi() {}

    static ObjectNode show(VirtualClock clock) {
        return Json.object()
                .put("now", clock.instant().toString())
                .put("skippedSeconds", clock.skipped().toSeconds());
    }

    /** Skips to {@code now}, or by {@code advanceSeconds}. */
    static ObjectNode move(VirtualClock clock, ObjectNode body) {
        var moment = Json.text(body, "now").map(Instant::parse);
        if (moment.isPresent()) {
            clock.skipTo(moment.get());
        } else if (body.path("advanceSeconds").isIntegralNumber()) {
            clock.skip(Duration.ofSeconds(body.path("advanceSeconds").asLong()));
        } else {
            throw new IllegalArgumentException("now or advanceSeconds is needed");
        }
        return show(clock);
    }
}
