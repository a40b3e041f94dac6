package io.relais.core.delivery;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what partners told of their own state when asked. It only writes down; where it differs from what is desired, a mark brings
 * it to the courier.
 */
@Singleton
final class Observations {
    private final ChannelPages pages;
    private final ChannelLog log;
    private final Clock clock;

    @Inject
    Observations(ChannelPages pages, ChannelLog log, Clock clock) {
        this.pages = pages;
        this.log = log;
        this.clock = clock;
    }

    /**
     * A question to a partner.
     *
     * @param startedAt before the question left; what was sent or answered since then is newer than the answer
     */
    record Reading(UUID exchangeId, Instant startedAt) {}

    /**
     * The partner holds something else than what was known.
     *
     * @param known null when it was not known
     */
    record News(Cell cell, @Nullable Long known) {}

    /**
     * Writes down what the partner told. Left out, because the answer may be older than they are: cells on their way without an
     * answer, and months of which something left or was answered since the reading began.
     *
     * @return what differed from what the partner was known to hold
     */
    List<News> observe(Handle handle, UUID connectionId, Collection<Cell> cells, Reading reading) {
        pages.hold(handle, connectionId);
        Map<PageKey, List<Cell>> byPage = cells.stream().collect(Collectors.groupingBy(Cell::page));
        Map<PageKey, Page> known = pages.load(handle, connectionId, byPage.keySet());
        Instant now = Instant.now(clock);
        List<News> news = new ArrayList<>();
        Map<PageKey, Page> touched = new HashMap<>();
        byPage.forEach((key, month) -> {
            Page page = known.getOrDefault(key, Page.empty());
            if (page.times().changedAt().isBefore(reading.startedAt())) {
                month.stream().filter(cell -> !page.isOpen(cell.day())).forEach(cell -> {
                    long before = page.known(cell.day());
                    if (page.observe(cell)) {
                        news.add(new News(cell, before == Page.NONE ? null : before));
                    }
                });
                page.observedIn(now, reading.exchangeId());
                touched.put(key, page);
            }
        });
        pages.store(handle, connectionId, touched);
        ChannelLog.Line line = ChannelLog.Line.of(CellState.OBSERVED, now, reading.exchangeId());
        log.append(
                handle, connectionId, Map.of(line, news.stream().map(News::cell).toList()));
        return news;
    }
}
