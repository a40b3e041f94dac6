package io.relais.sandbox.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.relais.sandbox.scenario.Player;
import io.relais.sandbox.wire.Json;
import java.time.Duration;
import java.time.LocalDate;
import java.util.NoSuchElementException;
import java.util.Optional;

/** The scenario in JSON: how far it is, and how to begin. */
final class ScenarioApi {
    private static final int MINUTES_A_DAY = 24 * 60;
    private static final int SECONDS_MAX = 366 * 24 * 3600;

    private ScenarioApi() {}

    static ObjectNode show(Optional<Player> player) {
        Player it = player.orElseThrow(() -> new NoSuchElementException("the sandbox was started without a scenario"));
        Player.Progress now = it.progress();
        return Json.object()
                .put("name", it.scenario().name())
                .put("seed", it.scenario().seed())
                .put("days", it.scenario().days())
                .put("state", now.state())
                .put("day", now.minute() / MINUTES_A_DAY)
                .put("done", now.done())
                .put("refused", now.refused());
    }

    /** Plays it within so many {@code seconds}, its first day being {@code from}; tomorrow unless said. */
    static ObjectNode start(Optional<Player> player, ObjectNode body, LocalDate today) {
        show(player);
        int seconds = body.path("seconds").asInt(0);
        if (seconds < 1 || seconds > SECONDS_MAX) {
            throw new IllegalArgumentException("seconds must be 1 to " + SECONDS_MAX);
        }
        LocalDate first = Json.text(body, "from").map(LocalDate::parse).orElse(today.plusDays(1));
        player.ifPresent(it -> it.start(first, Duration.ofSeconds(seconds)));
        return show(player);
    }
}
