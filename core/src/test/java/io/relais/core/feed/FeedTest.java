package io.relais.core.feed;

import static io.relais.core.feed.FeedFixture.AIRBNB;
import static io.relais.core.feed.FeedFixture.BOOKING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.relais.connector.CalendarEntry;
import io.relais.core.Invariants;
import io.relais.core.TestHotel;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.relais.vocabulary.NightRange;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Units that follow calendars, over the real database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FeedTest {
    private static final LocalDate JULY = LocalDate.parse("2026-07-01");
    private static final String STAY = "booking 2026-07-01 2026-07-04 u1 HMABC Kim";
    private static final String LATER = "booking 2026-08-01 2026-08-11 u2 HMDEF -";

    private final FeedFixture fixture = new FeedFixture();
    private TestHotel hotel;

    FeedTest() {
        hotel = fixture.house.hotel();
    }

    @BeforeEach
    void open() {
        hotel = fixture.house.plan().units(1).open();
    }

    @AfterAll
    void close() {
        fixture.close();
    }

    @Test
    void a_calendar_is_shown_before_anything_is_saved() {
        fixture.door.shows(AIRBNB, "airbnb", STAY, LATER);

        FeedPreview preview = fixture.feeds.preview(hotel.owner, hotel.unitIds.getFirst(), AIRBNB);

        assertThat(preview.shape()).isEqualTo("airbnb");
        assertThat(preview.host()).isEqualTo("cal.airbnb.example");
        assertThat(preview.entries()).extracting(CalendarEntry::code).containsExactly("HMABC", "HMDEF");
        assertThat(preview.nights())
                .containsExactly(
                        new NightRange(JULY, JULY.plusDays(2)), new NightRange(JULY.plusDays(31), JULY.plusDays(40)));
        assertThat(fixture.feeds.list(hotel.owner, hotel.propertyId)).isEmpty();
        assertThat(hotel.free(JULY)).isOne();
    }

    @Test
    void what_a_calendar_shows_is_taken_out_of_sale_at_once_and_partners_are_told() {
        long before = fixture.house.database.read(
                handle -> handle.createQuery("select coalesce(max(id), 0) from dirty_nights")
                        .mapTo(Long.class)
                        .one());

        Feed feed = fixture.follow(hotel, AIRBNB, "airbnb", STAY);

        assertThat(feed.status()).isEqualTo(FeedStatus.FINE);
        assertThat(feed.held()).isEqualTo(3);
        assertThat(hotel.night(JULY).blocked()).isOne();
        assertThat(hotel.free(JULY)).isZero();
        assertThat(hotel.free(JULY.plusDays(3))).isOne();
        assertThat(fixture.house.database.<Integer>read(handle -> handle.createQuery("""
                        select count(*) from dirty_nights where id > :before and unit_type_id = :type
                        and nights = daterange('2026-07-01', '2026-07-04')
                        """)
                        .bind("before", before)
                        .bind("type", hotel.typeId)
                        .mapTo(Integer.class)
                        .one()))
                .isOne();
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> hotel.sell(JULY, 1))
                .matches(problem -> problem.code() == ProblemCode.NO_ROOM);
        Invariants.hold(fixture.house.database);
    }

    @Test
    void a_night_is_given_back_after_a_second_good_poll_only() {
        Feed feed = fixture.follow(hotel, AIRBNB, "airbnb", "booking 2026-07-01 2026-07-02 u1 HMABC -", LATER);
        fixture.door.shows(AIRBNB, "airbnb", LATER);

        fixture.poll();
        assertThat(hotel.free(JULY)).isZero();
        assertThat(fixture.get(hotel, feed).kept()).isOne();
        fixture.poll();

        assertThat(hotel.free(JULY)).isOne();
        assertThat(fixture.get(hotel, feed).held()).isEqualTo(10);
        Invariants.hold(fixture.house.database);
    }

    @Test
    void an_answer_unchanged_agrees_with_the_poll_before() {
        fixture.follow(hotel, AIRBNB, "airbnb", "booking 2026-07-01 2026-07-02 u1 HMABC -", LATER);
        fixture.door.shows(AIRBNB, "airbnb", LATER);
        fixture.poll();
        fixture.door.answers(AIRBNB, new FeedAnswer.Unchanged());

        fixture.poll();

        assertThat(hotel.free(JULY)).isOne();
    }

    @Test
    void an_empty_calendar_is_not_believed_for_one_poll() {
        Feed feed = fixture.follow(hotel, AIRBNB, "airbnb", STAY, LATER);
        fixture.door.shows(AIRBNB, "airbnb");
        fixture.poll();

        assertThat(fixture.get(hotel, feed).status()).isEqualTo(FeedStatus.QUARANTINED);
        assertThat(fixture.quarantines.get(hotel.owner, feed.id()).nights()).isEqualTo(13);
        assertThat(fixture.quarantines.get(hotel.owner, feed.id()).gone()).hasSize(2);
        assertThat(hotel.free(JULY)).isZero();

        fixture.door.shows(AIRBNB, "airbnb", STAY, LATER);
        fixture.poll();

        assertThat(fixture.get(hotel, feed).status()).isEqualTo(FeedStatus.FINE);
        assertThat(fixture.get(hotel, feed).kept()).isZero();
        assertThat(fixture.feeds.stays(hotel.owner, feed.id())).hasSize(2);
    }

    @Test
    void an_empty_calendar_is_believed_at_the_third_poll() {
        Feed feed = fixture.follow(hotel, AIRBNB, "airbnb", STAY, LATER);
        fixture.door.shows(AIRBNB, "airbnb");

        fixture.poll();
        fixture.poll();
        assertThat(hotel.free(JULY)).isZero();
        fixture.poll();

        assertThat(hotel.free(JULY)).isOne();
        assertThat(fixture.get(hotel, feed).status()).isEqualTo(FeedStatus.FINE);
        assertThat(fixture.feeds.stays(hotel.owner, feed.id())).isEmpty();
    }

    @Test
    void a_person_may_believe_a_calendar_at_once() {
        Feed feed = fixture.follow(hotel, AIRBNB, "airbnb", STAY, LATER);
        fixture.door.shows(AIRBNB, "airbnb");
        fixture.poll();

        Feed after = fixture.quarantines.accept(hotel.owner, feed.id(), 0);

        assertThat(after.held()).isZero();
        assertThat(after.version()).isOne();
        assertThat(hotel.free(JULY)).isOne();
    }

    @Test
    void a_person_may_keep_nights_however_often_the_calendar_does_not_show_them() {
        Feed feed = fixture.follow(hotel, AIRBNB, "airbnb", STAY, LATER);
        fixture.door.shows(AIRBNB, "airbnb");
        fixture.poll();
        fixture.quarantines.refuse(hotel.owner, feed.id(), 0);

        for (int i = 0; i < 5; i++) {
            fixture.poll();
        }

        assertThat(hotel.free(JULY)).isZero();
        assertThat(fixture.get(hotel, feed).status()).isEqualTo(FeedStatus.FINE);
        assertThat(fixture.get(hotel, feed).kept()).isEqualTo(13);
        fixture.quarantines.accept(hotel.owner, feed.id(), 1);
        assertThat(hotel.free(JULY)).isOne();
    }

    @Test
    void a_failed_poll_changes_nothing_and_the_next_comes_later_each_time() {
        Feed feed = fixture.follow(hotel, AIRBNB, "airbnb", STAY);
        fixture.door.answers(
                AIRBNB, new FeedAnswer.Failed(FeedAnswer.Cause.STATUS, 503, Optional.of(Duration.ofHours(3))));

        fixture.poll();

        Feed failing = fixture.get(hotel, feed);
        assertThat(failing.status()).isEqualTo(FeedStatus.FAILING);
        assertThat(failing.health().failures()).isOne();
        assertThat(failing.health().nextPollAt())
                .isAfterOrEqualTo(fixture.house.moment.now().plus(Duration.ofHours(3)));
        assertThat(hotel.free(JULY)).isZero();
    }

    @Test
    void an_address_without_a_calendar_is_a_broken_link() {
        Feed feed = fixture.follow(hotel, AIRBNB, "airbnb", STAY);
        fixture.door.answers(AIRBNB, new FeedAnswer.Failed(FeedAnswer.Cause.STATUS, 404, Optional.empty()));
        fixture.poll();
        assertThat(fixture.get(hotel, feed).status()).isEqualTo(FeedStatus.BROKEN);

        fixture.door.text(AIRBNB, "<html>Sign in</html>");
        fixture.poll();
        assertThat(fixture.get(hotel, feed).health().failure()).isEqualTo(FeedFailure.HTML);
        assertThat(hotel.free(JULY)).isZero();
    }

    @Test
    void a_night_that_two_feeds_hold_counts_once_and_is_given_back_by_the_last() {
        Feed one = fixture.follow(hotel, AIRBNB, "airbnb", STAY);
        Feed other = fixture.follow(hotel, BOOKING, "other", "block 2026-07-01 2026-07-03 b1");

        assertThat(hotel.night(JULY).blocked()).isOne();
        assertThat(hotel.night(JULY).overbooked()).isZero();
        fixture.feeds.remove(hotel.owner, one.id(), 0);
        assertThat(hotel.night(JULY).blocked()).isOne();
        assertThat(hotel.free(JULY.plusDays(2))).isOne();
        fixture.feeds.remove(hotel.owner, other.id(), 0);
        assertThat(hotel.free(JULY)).isOne();
        Invariants.hold(fixture.house.database);
    }

    @Test
    void a_partners_sale_on_a_full_night_is_taken_as_overbooked_and_lifted_when_it_goes() {
        hotel.sell(JULY, 2);
        Feed feed = fixture.follow(hotel, AIRBNB, "airbnb", STAY);

        assertThat(hotel.night(JULY).overbooked()).isOne();
        assertThat(fixture.feeds.conflicts(hotel.owner, hotel.propertyId))
                .extracting(FeedConflict::kind)
                .containsExactly(FeedConflict.Kind.OWN_STAY);
        Invariants.hold(fixture.house.database);

        fixture.feeds.remove(hotel.owner, feed.id(), 0);
        assertThat(hotel.night(JULY).overbooked()).isZero();
        Invariants.hold(fixture.house.database);
    }

    @Test
    void the_address_is_a_secret() {
        Feed feed = fixture.follow(hotel, AIRBNB, "airbnb", STAY);

        assertThat(feed.toString() + new NewFeed(UUID.randomUUID(), "a", AIRBNB, SoftPolicy.BLOCK) + fixture.door.asked)
                .doesNotContain("secret");
        assertThat(fixture.house.database.<String>read(
                        handle -> handle.createQuery("select feed::text from feed limit 1")
                                .mapTo(String.class)
                                .one()))
                .doesNotContain("secret");
    }

    @Test
    void what_is_no_calendar_is_not_added() {
        fixture.door.text(AIRBNB, "<html>Sign in</html>");

        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> fixture.feeds.add(
                        hotel.owner, new NewFeed(hotel.unitIds.getFirst(), "a", AIRBNB, SoftPolicy.BLOCK)))
                .matches(problem -> problem.code() == ProblemCode.FEED_IS_PAGE);
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> fixture.feeds.preview(hotel.owner, hotel.unitIds.getFirst(), "ftp://x.example/a"))
                .matches(problem -> problem.code() == ProblemCode.FEED_ADDRESS_INVALID);
        assertThat(fixture.feeds.list(hotel.owner, hotel.propertyId)).isEmpty();
    }
}
