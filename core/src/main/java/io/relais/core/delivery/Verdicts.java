package io.relais.core.delivery;

import io.relais.connector.AriAnswer;
import io.relais.core.data.Moment;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * Writes down what a partner said of each cell of a message. Refused for its value: it stays so until something else is desired.
 * For a passing cause: tried again later. For a product it does not have: that product is paused.
 */
@Singleton
final class Verdicts {
    private final ChannelPages pages;
    private final ChannelLog log;
    private final Retries retries;
    private final ProductPauses pauses;
    private final Moment moment;

    @Inject
    Verdicts(ChannelPages pages, ChannelLog log, Retries retries, ProductPauses pauses, Moment moment) {
        this.pages = pages;
        this.log = log;
        this.retries = retries;
        this.pauses = pauses;
        this.moment = moment;
    }

    void note(Handle handle, UUID connectionId, Packet.Letter letter, AriAnswer answer) {
        Map<Cell, AriAnswer.Rejection> refused = new HashMap<>();
        answer.rejections()
                .forEach(rejection -> Cells.of(rejection.change()).forEach(cell -> refused.put(cell, rejection)));
        List<Cell> told = letter.message().changes().stream().flatMap(Cells::of).toList();
        Set<PageKey> keys = told.stream().map(Cell::page).collect(Collectors.toSet());
        Map<PageKey, Page> known = pages.load(handle, connectionId, keys);
        Map<ChannelLog.Line, List<Cell>> lines = new HashMap<>();
        Instant now = moment.now();
        ChannelLog.Line taken = ChannelLog.Line.of(CellState.ACKNOWLEDGED, now, letter.deliveryId());
        for (Cell cell : told) {
            Page page = known.computeIfAbsent(cell.page(), key -> Page.empty());
            AriAnswer.Rejection rejection = refused.get(cell);
            if (rejection == null) {
                page.acknowledge(cell, now);
            } else {
                page.reject(cell, now);
            }
            lines.computeIfAbsent(
                            rejection == null ? taken : refusal(rejection, now, letter.deliveryId()),
                            line -> new ArrayList<>())
                    .add(cell);
        }
        pages.store(handle, connectionId, known);
        log.append(handle, connectionId, lines);
        tryAgain(handle, connectionId, refused, keys, now);
        pause(handle, connectionId, answer, letter.deliveryId(), now);
    }

    private static ChannelLog.Line refusal(AriAnswer.Rejection rejection, Instant now, UUID delivery) {
        return new ChannelLog.Line(
                CellState.REJECTED,
                now,
                null,
                List.of(),
                delivery,
                rejection.text(),
                Advice.of(rejection.cause()).code());
    }

    private void tryAgain(
            Handle handle, UUID connectionId, Map<Cell, AriAnswer.Rejection> refused, Set<PageKey> keys, Instant now) {
        Map<Cell, String> passing = refused.entrySet().stream()
                .filter(e -> e.getValue().cause() == AriAnswer.Cause.PASSING)
                .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().text()));
        Set<PageKey> done = new HashSet<>(keys);
        passing.keySet().forEach(cell -> done.remove(cell.page()));
        retries.end(handle, connectionId, done);
        retries.plan(handle, connectionId, passing, now);
    }

    private void pause(Handle handle, UUID connectionId, AriAnswer answer, UUID delivery, Instant now) {
        Map<String, ProductPause> paused = new HashMap<>();
        for (AriAnswer.Rejection rejection : answer.rejections()) {
            if (rejection.cause() == AriAnswer.Cause.UNKNOWN_PRODUCT) {
                String room = rejection.change().roomId();
                String rate = Cells.rateOf(rejection.change());
                paused.putIfAbsent(
                        room + "\n" + rate,
                        new ProductPause(connectionId, room, rate, rejection.text(), now, delivery));
            }
        }
        paused.values().forEach(pause -> pauses.pause(handle, pause));
    }
}
