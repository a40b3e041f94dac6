package io.relais.core.feed;

import static io.relais.core.feed.FeedFixture.AIRBNB;
import static org.assertj.core.api.Assertions.assertThat;

import io.relais.core.TestHotel;
import io.relais.core.access.Role;
import io.relais.core.delivery.TestMailbox;
import io.relais.core.delivery.Trouble;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Owners hear of feeds that need them, once, and when it is over. */
class FeedAlarmTest {
    private static final String STAY = "booking 2026-07-01 2026-07-04 u1 HMABC Kim";

    private final FeedFixture fixture = new FeedFixture();
    private final TestHotel hotel = fixture.house.plan().units(1).open();

    @BeforeEach
    void an_owner() {
        fixture.house.people.add(hotel.organisationId, "o@example.org", "Olga", Role.OWNER, "long enough word");
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void a_feed_that_cannot_be_read_for_three_hours_is_told_once_and_when_it_is_back() {
        Feed feed = fixture.follow(hotel, AIRBNB, "airbnb", STAY);
        fixture.door.answers(AIRBNB, new FeedAnswer.Failed(FeedAnswer.Cause.UNREACHABLE));
        watch(Duration.ofMinutes(170));
        assertThat(told()).isEmpty();

        watch(Duration.ofMinutes(30));
        assertThat(told()).containsExactly(Trouble.Kind.FEED_STALE);

        fixture.door.shows(AIRBNB, "airbnb", STAY);
        fixture.feeds.pollSoon(hotel.owner, feed.id());
        watch(Duration.ofMinutes(30));
        assertThat(take()).singleElement().satisfies(one -> {
            assertThat(one.notice().kind()).isEqualTo(Trouble.Kind.FEED_STALE);
            assertThat(one.notice().solvedAt()).isNotNull();
            assertThat(one.notice().about().feedId()).isEqualTo(feed.id());
            assertThat(one.notice().channelName()).isEqualTo("airbnb");
            assertThat(one.notice().properties()).hasSize(1);
        });
    }

    @Test
    void a_broken_link_and_a_shrunk_calendar_are_told_as_what_they_are() {
        fixture.follow(hotel, AIRBNB, "airbnb", STAY);
        fixture.door.answers(AIRBNB, new FeedAnswer.Failed(FeedAnswer.Cause.STATUS, 404, Optional.empty()));
        watch(Duration.ofHours(2));
        assertThat(told()).containsExactly(Trouble.Kind.FEED_BROKEN);

        TestHotel other = fixture.house.plan().units(1).beside(hotel).open();
        fixture.follow(other, FeedFixture.BOOKING, "booking-com", "block 2026-07-01 2026-08-20 b1");
        fixture.door.shows(FeedFixture.BOOKING, "booking-com");
        watch(Duration.ofMinutes(65));
        assertThat(told()).contains(Trouble.Kind.FEED_QUARANTINED);
    }

    private List<Trouble.Kind> told() {
        return take().stream().map(one -> one.notice().kind()).toList();
    }

    /** What came about feeds since the last time. */
    private List<TestMailbox.Told> take() {
        return fixture.house.deliveryParts.mailbox.take().stream()
                .filter(one -> one.notice().kind().code().startsWith("feed-"))
                .toList();
    }

    /** Time passes, with everybody at work. */
    private void watch(Duration time) {
        for (Duration left = time; left.isPositive(); left = left.minusMinutes(5)) {
            fixture.pollAfter(Duration.ofMinutes(5));
            fixture.house.deliveryParts.alarms.watch();
        }
    }
}
