package io.relais.core.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.relais.core.AtOnce;
import io.relais.core.Invariants;
import io.relais.core.TestHotel;
import io.relais.core.inventory.NightState;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Feeds, own sales and several workers at the same instant. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FeedRaceTest {
    private static final LocalDate JULY = LocalDate.parse("2026-07-01");
    private static final String STAY = "booking 2026-07-01 2026-07-04 u1 - -";

    private final FeedFixture fixture = new FeedFixture();

    @AfterAll
    void close() {
        fixture.close();
    }

    @Test
    void own_sales_and_a_feeds_block_never_sell_a_night_twice_unseen() {
        for (int run = 0; run < AtOnce.times(5, 50); run++) {
            TestHotel hotel = fixture.house.plan().units(2).open();
            String address = "https://a.example/" + run;
            fixture.door.shows(address, "airbnb", STAY);
            List<Callable<Object>> tasks = new ArrayList<>();
            tasks.add(() -> fixture.feeds.add(
                    hotel.owner, new NewFeed(hotel.unitIds.getFirst(), "a", address, SoftPolicy.BLOCK)));
            for (int i = 0; i < 4; i++) {
                tasks.add(() -> hotel.sell(JULY.plusDays(1), 3));
            }
            List<AtOnce.Outcome<Object>> outcomes = AtOnce.run(tasks);

            assertThat(outcomes.getFirst().ok())
                    .as("a partner's sale is never refused")
                    .isTrue();
            NightState night = hotel.night(JULY.plusDays(1));
            assertThat(night.blocked()).isOne();
            assertThat(night.sold()).isBetween(1, 2);
            assertThat(night.overbooked()).isEqualTo(night.sold() - 1);
            Invariants.hold(fixture.house.database);
        }
    }

    @Test
    void two_feeds_of_one_unit_count_its_night_once_in_whatever_order_they_come_and_go() {
        for (int run = 0; run < AtOnce.times(5, 50); run++) {
            TestHotel hotel = fixture.house.plan().units(2).open();
            List<Callable<Feed>> adding = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                String address = "https://b" + i + ".example/" + run;
                UUID unit = hotel.unitIds.getFirst();
                fixture.door.shows(address, "other", STAY);
                adding.add(() -> fixture.feeds.add(hotel.owner, new NewFeed(unit, "f", address, SoftPolicy.BLOCK)));
            }
            List<Feed> feeds = AtOnce.run(adding).stream()
                    .flatMap(outcome -> outcome.value().stream())
                    .toList();
            assertThat(feeds).hasSize(4);
            assertThat(hotel.night(JULY).blocked()).isOne();

            AtOnce.run(feeds.stream()
                    .map(feed -> (Callable<Boolean>) () -> {
                        fixture.feeds.remove(hotel.owner, feed.id(), 0);
                        return true;
                    })
                    .toList());

            assertThat(hotel.night(JULY).blocked()).isZero();
            Invariants.hold(fixture.house.database);
        }
    }

    @Test
    void a_feed_is_taken_by_one_worker_and_a_host_by_two_at_a_time() {
        TestHotel hotel = fixture.house.plan().units(6).open();
        for (int i = 0; i < 6; i++) {
            fixture.follow(hotel, hotel.unitIds.get(i), "https://one.example/" + i, "other", STAY);
        }
        fixture.house.time().advance(Duration.ofHours(1));

        Callable<List<FeedPolls.Due>> worker = () -> fixture.polls.due(50);
        List<FeedPolls.Due> taken = AtOnce.run(Collections.nCopies(4, worker)).stream()
                .flatMap(outcome -> outcome.value().stream())
                .flatMap(List::stream)
                .filter(due -> isOf(hotel, due))
                .toList();

        assertThat(taken).hasSize(FeedRows.PER_HOST).doesNotHaveDuplicates();
        assertThat(fixture.polls.due(50)).noneMatch(due -> isOf(hotel, due));
        taken.forEach(fixture.polls::poll);
        assertThat(fixture.polls.due(50).stream().filter(due -> isOf(hotel, due)))
                .hasSize(FeedRows.PER_HOST);
    }

    @Test
    void an_answer_that_comes_after_the_lease_ran_out_counts_for_nothing() {
        TestHotel hotel = fixture.house.plan().units(1).open();
        String address = "https://late.example/1";
        Feed feed = fixture.follow(hotel, address, "other", STAY);
        fixture.door.shows(address, "other", "block 2026-08-01 2026-08-03 b");
        fixture.house.time().advance(Duration.ofHours(1));
        FeedPolls.Due late = fixture.polls.due(50).stream()
                .filter(due -> due.feedId().equals(feed.id()))
                .findFirst()
                .orElseThrow();
        fixture.door.meanwhile.set(() -> {
            fixture.house.time().advance(FeedRows.LEASE.plusSeconds(1));
            assertThat(fixture.polls.due(50)).extracting(FeedPolls.Due::feedId).contains(feed.id());
        });

        assertThat(fixture.polls.poll(late)).isFalse();
        assertThat(fixture.nights(hotel, feed)).containsExactly(JULY, JULY.plusDays(1), JULY.plusDays(2));
    }

    private boolean isOf(TestHotel hotel, FeedPolls.Due due) {
        return fixture.feeds.list(hotel.owner, hotel.propertyId).stream()
                .anyMatch(feed -> feed.id().equals(due.feedId()));
    }
}
