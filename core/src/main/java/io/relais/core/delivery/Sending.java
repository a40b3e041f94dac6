package io.relais.core.delivery;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Writes down what is about to leave: pages, the log with its causes, a row per message. */
@Singleton
final class Sending {
    private final ChannelPages pages;
    private final ChannelLog log;
    private final StayPrices stays;
    private final Deliveries deliveries;
    private final Clock clock;

    @Inject
    Sending(ChannelPages pages, ChannelLog log, StayPrices stays, Deliveries deliveries, Clock clock) {
        this.pages = pages;
        this.log = log;
        this.stays = stays;
        this.deliveries = deliveries;
        this.clock = clock;
    }

    void write(Handle handle, Packet packet, Comparison.Difference difference, Causes causes) {
        Instant now = Instant.now(clock);
        Map<PageKey, Page> known = new HashMap<>(difference.pages());
        Set<PageKey> touched = new HashSet<>();
        for (Cell cell : difference.cells()) {
            known.computeIfAbsent(cell.page(), key -> Page.empty()).leave(cell, now);
            touched.add(cell.page());
        }
        known.keySet().retainAll(touched);
        pages.store(handle, packet.hold().connectionId(), known);
        log.append(handle, packet.hold().connectionId(), lines(packet, causes, now));
        packet.letters()
                .forEach(letter -> stays.keep(
                        handle, packet.hold().connectionId(), letter.message().changes(), now));
        deliveries.open(handle, packet, letter -> oldest(letter, causes, now));
    }

    /** The earliest commit that a message tells of. */
    private static Instant oldest(Packet.Letter letter, Causes causes, Instant now) {
        return letter.message().changes().stream()
                .flatMap(Cells::of)
                .map(cell -> causes.of(cell).since())
                .filter(since -> since != null && since.isBefore(now))
                .min(Comparator.naturalOrder())
                .orElse(now);
    }

    private static Map<ChannelLog.Line, List<Cell>> lines(Packet packet, Causes causes, Instant now) {
        Map<ChannelLog.Line, List<Cell>> lines = new HashMap<>();
        for (Packet.Letter letter : packet.letters()) {
            letter.message().changes().stream().flatMap(Cells::of).forEach(cell -> {
                Causes.Because because = causes.of(cell);
                ChannelLog.Line line = new ChannelLog.Line(
                        CellState.SENT, now, because.since(), because.events(), letter.deliveryId(), "", "");
                lines.computeIfAbsent(line, l -> new ArrayList<>()).add(cell);
            });
        }
        return lines;
    }
}
