package io.relais.core.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.relais.core.TestHotel;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FeedPruningTest {
    private final FeedFixture fixture = new FeedFixture();
    private final FeedPruning pruning = new FeedPruning(
            fixture.house.database, fixture.nightRows, new FeedStayRows(fixture.house.moment), fixture.house.moment);

    @AfterAll
    void close() {
        fixture.close();
    }

    @Test
    void guests_of_a_calendar_that_never_changes_again_are_forgotten_after_ninety_days() {
        TestHotel hotel = fixture.house.plan().units(1).open();
        fixture.follow(hotel, FeedFixture.AIRBNB, "airbnb", "booking 2026-07-01 2026-07-04 u1 HMABC Kim");

        fixture.house.time().advance(Duration.ofDays(60));
        pruning.run();
        assertThat(names()).as("soon after the stay").isOne();

        fixture.house.time().advance(Duration.ofDays(120));
        assertThat(pruning.run()).isPositive();
        assertThat(names()).isZero();
        assertThat(pruning.run()).isZero();
    }

    private long names() {
        return fixture.house.database.read(
                handle -> handle.createQuery("select count(*) from feed_stay where guest_name <> ''")
                        .mapTo(Long.class)
                        .one());
    }
}
