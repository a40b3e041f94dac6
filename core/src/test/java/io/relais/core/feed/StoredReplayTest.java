package io.relais.core.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.relais.connector.testkit.calendar.CalendarYear;
import io.relais.connector.testkit.calendar.CalendarYear.Fault;
import io.relais.connector.testkit.calendar.CalendarYear.Poll;
import io.relais.connector.testkit.calendar.CalendarYear.Room;
import io.relais.core.AtOnce;
import io.relais.core.Invariants;
import io.relais.core.TestHotel;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Some days of the same year through the database: the stock is always exactly what the feeds hold. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StoredReplayTest {
    private static final int ROOMS = 4;
    private static final int HOURS_BETWEEN_CHECKS = 6;

    private final FeedFixture fixture = new FeedFixture();

    @AfterAll
    void close() {
        fixture.close();
    }

    @Test
    void the_stock_is_what_the_feeds_hold_and_no_night_is_freed_falsely() {
        int days = AtOnce.times(4, 60);
        CalendarYear year = new CalendarYear(11);
        List<Line> lines = year.rooms(ROOMS).stream()
                .map(room -> new Line(
                        year.polls(room, days).iterator(),
                        fixture.house.plan().units(1).open()))
                .toList();
        for (int hour = 0; hour < days * 24; hour++) {
            lines.forEach(this::begin);
            fixture.polls.due(100).forEach(fixture.polls::poll);
            for (Line line : lines) {
                end(line, hour % HOURS_BETWEEN_CHECKS == 0);
            }
        }
        assertThat(lines).allMatch(line -> line.feed != null);
        Invariants.hold(fixture.house.database);
    }

    /** One room with its hotel, its feed and what it showed this hour. */
    private static final class Line {
        final Iterator<Poll> polls;
        final TestHotel hotel;

        @Nullable
        Feed feed;

        @Nullable
        Poll poll;

        List<LocalDate> before = List.of();

        Line(Iterator<Poll> polls, TestHotel hotel) {
            this.polls = polls;
            this.hotel = hotel;
        }
    }

    private void begin(Line line) {
        Poll poll = line.polls.next();
        line.poll = poll;
        moveTo(poll);
        answer(poll);
        if (line.feed == null && poll.fault() == Fault.NONE) {
            line.feed = add(line.hotel, poll);
        }
        line.before = line.feed == null ? List.of() : fixture.nights(line.hotel, line.feed);
    }

    private void end(Line line, boolean look) {
        Feed feed = line.feed;
        Poll poll = line.poll;
        if (feed == null || poll == null) {
            return;
        }
        TreeSet<LocalDate> lost = new TreeSet<>(line.before);
        List<LocalDate> after = fixture.nights(line.hotel, feed);
        after.forEach(lost::remove);

        assertThat(poll.right().stream()
                        .flatMap(right -> right.arrival().datesUntil(right.departure()))
                        .filter(night -> !night.isBefore(poll.today()))
                        .filter(lost::contains))
                .isEmpty();
        if (look) {
            assertThat(blocked(line.hotel, poll.today())).isEqualTo(new TreeSet<>(after));
            assertThat(fixture.feeds.stays(line.hotel.owner, feed.id()).stream()
                            .collect(Collectors.groupingBy(stay -> stay.dates() + " " + stay.kind())))
                    .allSatisfy((key, stays) -> assertThat(stays).hasSize(1));
        }
    }

    private void moveTo(Poll poll) {
        Duration ahead = Duration.between(fixture.house.clock.instant(), poll.at());
        if (ahead.isPositive()) {
            fixture.house.time().advance(ahead);
        }
    }

    private void answer(Poll poll) {
        String address = address(poll.room());
        if (poll.fault() == Fault.STATUS) {
            fixture.door.answers(address, new FeedAnswer.Failed(FeedAnswer.Cause.STATUS, 500, Optional.empty()));
        } else {
            fixture.door.text(address, PlainPolls.text(poll));
        }
    }

    private Feed add(TestHotel hotel, Poll poll) {
        return fixture.feeds.add(
                hotel.owner,
                new NewFeed(
                        hotel.unitIds.getFirst(),
                        PlainPolls.code(poll.room().shape()),
                        address(poll.room()),
                        SoftPolicy.BLOCK));
    }

    private static String address(Room room) {
        return "https://partner" + room.number() + ".example/calendar";
    }

    private Set<LocalDate> blocked(TestHotel hotel, LocalDate today) {
        return fixture.house.database.read(handle -> new TreeSet<>(handle.createQuery("""
                select night from night where unit_type_id = :type and blocked = 1 and night >= :today
                """)
                .bind("type", hotel.typeId)
                .bind("today", today)
                .mapTo(LocalDate.class)
                .list()));
    }
}
