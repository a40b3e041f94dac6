package io.relais.sandbox.control;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.relais.sandbox.wire.FaultKind;
import io.relais.sandbox.wire.FaultRule;
import io.relais.sandbox.wire.Faults;
import io.relais.sandbox.wire.Json;
import java.util.NoSuchElementException;

/** Faults in JSON. */
final class FaultsApi {
    private FaultsApi() {}

    static ObjectNode list(Faults faults) {
        ObjectNode all = Json.object();
        ArrayNode list = all.putArray("faults");
        faults.list().forEach(one -> list.add(describe(one)));
        return all;
    }

    static ObjectNode add(Faults faults, ObjectNode body) {
        FaultKind kind = FaultKind.named(body.path("kind").asText());
        FaultRule usual = FaultRule.of(body.path("operation").asText("*"), kind);
        FaultRule rule = usual.withCount(body.path("count").asInt(usual.count()))
                .withProbability(
                        body.path("probability").asDouble(usual.probability()),
                        body.path("seed").asLong(usual.seed()))
                .withDelayMillis(body.path("delayMillis").asLong(usual.delayMillis()))
                .withStatus(body.path("status").asInt(usual.status()))
                .withRetryAfterSeconds(body.path("retryAfterSeconds").asInt(usual.retryAfterSeconds()));
        return Json.object().put("id", faults.add(rule));
    }

    /** Switches one fault off, or all when the id is empty. */
    static void remove(Faults faults, String id) {
        if (id.isEmpty()) {
            faults.clear();
        } else if (!faults.remove(Long.parseLong(id))) {
            throw new NoSuchElementException("no such fault");
        }
    }

    private static ObjectNode describe(Faults.Running running) {
        FaultRule rule = running.rule();
        ObjectNode node = Json.object()
                .put("id", running.id())
                .put("operation", rule.operation())
                .put("kind", rule.kind().wireName())
                .put("hits", running.hits())
                .put("probability", rule.probability())
                .put("seed", rule.seed())
                .put("delayMillis", rule.delayMillis())
                .put("status", rule.status())
                .put("retryAfterSeconds", rule.retryAfterSeconds());
        return running.left() < 0 ? node.putNull("left") : node.put("left", running.left());
    }
}
