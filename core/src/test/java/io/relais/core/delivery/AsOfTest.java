package io.relais.core.delivery;

import static io.relais.core.TestHouse.DAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.relais.core.AtOnce;
import io.relais.core.TestHotel;
import io.relais.core.TestHouse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a partner believed at a moment is what a replay of everything that happened tells. */
class AsOfTest {
    private static final int NIGHTS = 70;
    private static final long SEED = 20_261_122L;

    private final TestHouse house = TestHouse.open();
    private final TestHotel hotel = house.hotel();
    private final DeliveryFixture parts = house.deliveryParts;
    private final SplittableRandom random = new SplittableRandom(SEED);
    /** By facet and night, in order of time: the belief from then on. */
    private final Map<String, TreeMap<Instant, Told>> truth = new HashMap<>();

    private record Told(@Nullable Long value, CellState state) {}

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void any_question_is_answered_as_a_replay_answers_it() {
        Instant start = house.clock.instant();
        happen(AtOnce.times(120, 1_500));
        ask(AtOnce.times(500, 10_000), start);
    }

    @Test
    void what_was_believed_since_the_limit_can_still_be_told_after_pruning() {
        happen(100);
        Instant limit = house.clock.instant();
        happen(100);
        int deleted = parts.log.prune(limit);
        assertThat(deleted).isPositive();
        ask(300, limit);
        house.time().advance(Duration.ofDays(1_000));
        parts.log.prune(house.clock.instant());
        assertThat(parts.log.prune(house.clock.instant())).isZero();
        ask(100, house.clock.instant());
    }

    private void ask(int questions, Instant from) {
        long seconds = Math.max(1, Duration.between(from, house.clock.instant()).toSeconds());
        for (int i = 0; i < questions; i++) {
            String facet = facet();
            LocalDate night = DAY.plusDays(random.nextInt(NIGHTS));
            Instant at = from.plusSeconds(random.nextLong(seconds + 1));
            CellAsk ask = new CellAsk(hotel.connectionId, "room", rate(facet), facet, night);
            Belief answer = parts.asOf.believed(hotel.owner, ask, at);
            Map.Entry<Instant, Told> expected =
                    truth.getOrDefault(facet + night, new TreeMap<>()).floorEntry(at);
            if (expected == null) {
                assertThat(answer).isEqualTo(Belief.NOTHING);
            } else {
                assertThat(answer.value()).isEqualTo(expected.getValue().value());
                assertThat(answer.state()).isEqualTo(expected.getValue().state());
                assertThat(answer.since()).isEqualTo(expected.getKey());
            }
        }
    }

    /** Messages with random cells leave, are answered in part or not at all; between them the partner is read back. */
    private void happen(int times) {
        for (int i = 0; i < times; i++) {
            house.time().advance(Duration.ofSeconds(1 + random.nextInt(5)));
            if (random.nextInt(4) == 0) {
                observe(cells());
            } else {
                send(cells());
            }
        }
    }

    private void send(List<Cell> cells) {
        house.database.write(handle -> {
            Map<PageKey, Page> pages = parts.pages.load(
                    handle, hotel.connectionId, cells.stream().map(Cell::page).toList());
            Instant now = house.clock.instant();
            cells.forEach(cell -> page(pages, cell).leave(cell, now));
            write(handle, pages, Map.of(line(CellState.SENT), cells));
            return true;
        });
        cells.forEach(cell -> note(cell, null, CellState.SENT));
        house.time().advance(Duration.ofSeconds(1));
        if (random.nextInt(5) > 0) {
            answer(cells);
        }
    }

    private void answer(List<Cell> cells) {
        Map<CellState, List<Cell>> answers = new HashMap<>();
        cells.forEach(cell -> answers.computeIfAbsent(
                        random.nextInt(6) == 0 ? CellState.REJECTED : CellState.ACKNOWLEDGED, s -> new ArrayList<>())
                .add(cell));
        house.database.write(handle -> {
            Map<PageKey, Page> pages = parts.pages.load(
                    handle, hotel.connectionId, cells.stream().map(Cell::page).toList());
            Instant now = house.clock.instant();
            answers.getOrDefault(CellState.ACKNOWLEDGED, List.of())
                    .forEach(cell -> page(pages, cell).acknowledge(cell, now));
            answers.getOrDefault(CellState.REJECTED, List.of())
                    .forEach(cell -> page(pages, cell).reject(cell, now));
            Map<ChannelLog.Line, List<Cell>> lines = new HashMap<>();
            answers.forEach((state, some) -> lines.put(line(state), some));
            write(handle, pages, lines);
            return true;
        });
        answers.forEach((state, some) ->
                some.forEach(cell -> note(cell, state == CellState.ACKNOWLEDGED ? cell.value() : null, state)));
    }

    private void observe(List<Cell> cells) {
        house.time().advance(Duration.ofSeconds(1));
        List<Observations.News> news = house.database.write(handle -> parts.observations.observe(
                handle, hotel.connectionId, cells, new Observations.Reading(UUID.randomUUID(), house.clock.instant())));
        for (Cell cell : cells) {
            TreeMap<Instant, Told> known = truth.get(cell.facet() + cell.night());
            Told last = known == null ? null : known.lastEntry().getValue();
            boolean open = last != null && last.state() == CellState.SENT;
            boolean same = last != null && last.value() != null && last.value() == cell.value();
            assertThat(news.stream().anyMatch(n -> n.cell().equals(cell)))
                    .as("news of %s after %s", cell, last)
                    .isEqualTo(!open && !same);
            if (!open && !same) {
                note(cell, cell.value(), CellState.OBSERVED);
            }
        }
    }

    private void write(
            org.jdbi.v3.core.Handle handle, Map<PageKey, Page> pages, Map<ChannelLog.Line, List<Cell>> lines) {
        parts.pages.store(handle, hotel.connectionId, pages);
        parts.log.append(handle, hotel.connectionId, lines);
    }

    private static Page page(Map<PageKey, Page> pages, Cell cell) {
        return java.util.Objects.requireNonNull(pages.get(cell.page()));
    }

    private ChannelLog.Line line(CellState state) {
        return ChannelLog.Line.of(state, house.clock.instant(), null);
    }

    private void note(Cell cell, @Nullable Long value, CellState state) {
        truth.computeIfAbsent(cell.facet() + cell.night(), k -> new TreeMap<>())
                .put(house.clock.instant(), new Told(value, state));
    }

    private List<Cell> cells() {
        String facet = facet();
        LocalDate first = DAY.plusDays(random.nextInt(NIGHTS));
        int count = 1 + random.nextInt(12);
        boolean equal = random.nextBoolean();
        long value = random.nextInt(4);
        List<Cell> cells = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            cells.add(new Cell("room", rate(facet), facet, first.plusDays(i * 3L), equal ? value : random.nextInt(4)));
        }
        return cells;
    }

    private String facet() {
        return random.nextBoolean() ? Cell.AVAILABILITY : "price:2";
    }

    private static String rate(String facet) {
        return facet.equals(Cell.AVAILABILITY) ? "" : "rate";
    }
}
