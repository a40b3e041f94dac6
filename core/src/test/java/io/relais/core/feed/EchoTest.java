package io.relais.core.feed;

import static io.relais.core.feed.FeedFixture.AIRBNB;
import static io.relais.core.feed.FeedFixture.BOOKING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.relais.core.TestHotel;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Calendars that we publish, and what comes back of them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EchoTest {
    private static final LocalDate JULY = LocalDate.parse("2026-07-01");
    private static final String STAY = "booking 2026-07-01 2026-07-04 u1 HMABC Kim";
    private static final String OTHER = "booking 2026-08-20 2026-08-22 u9 HMXYZ Lee";

    private final FeedFixture fixture = new FeedFixture();
    private TestHotel hotel;

    EchoTest() {
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
    void a_unit_is_told_taken_by_our_guests_and_by_other_partners_but_not_by_the_reader_itself() {
        Feed airbnb = fixture.follow(hotel, AIRBNB, "airbnb", STAY, "soft 2026-07-04 2026-07-05 prep");
        fixture.follow(hotel, BOOKING, "booking-com", "block 2026-07-10 2026-07-12 b1");
        hotel.sell(LocalDate.parse("2026-07-20"), 2);

        assertThat(dates(serve(airbnb))).containsExactly("2026-07-10 2026-07-12", "2026-07-20 2026-07-22");
        assertThat(dates(serve(null)))
                .containsExactly("2026-07-01 2026-07-04", "2026-07-10 2026-07-12", "2026-07-20 2026-07-22");
    }

    @Test
    void the_same_content_is_the_same_bytes_and_a_running_stay_keeps_its_event() {
        fixture.follow(
                hotel, BOOKING, "booking-com", "block 2026-05-20 2026-06-20 b1", "block 2026-07-10 2026-07-12 b2");
        String token = issue(null).token();
        ServedCalendar before = fixture.exports.serve(token);

        assertThat(fixture.exports.serve(token).bytes()).isEqualTo(before.bytes());
        fixture.door.shows(BOOKING, "booking-com", "block 2026-06-04 2026-06-20 b3", "block 2026-07-10 2026-07-12 b2");
        fixture.pollAfter(Duration.ofDays(3));

        assertThat(fixture.exports.serve(token).digest()).isEqualTo(before.digest());
    }

    @Test
    void our_own_sale_that_a_partner_fetched_and_shows_as_a_block_is_an_echo() {
        Feed airbnb = fixture.follow(hotel, AIRBNB, "airbnb", OTHER);
        hotel.sell(JULY, 3);
        serve(airbnb);
        fixture.door.shows(AIRBNB, "airbnb", "block 2026-07-01 2026-07-04 theirs", OTHER);

        fixture.poll();

        assertThat(fixture.get(hotel, airbnb).echoes()).isOne();
        assertThat(hotel.night(JULY).blocked()).isZero();
        assertThat(hotel.night(JULY).overbooked()).isZero();
        assertThat(fixture.feeds.conflicts(hotel.owner, hotel.propertyId)).isEmpty();
    }

    @Test
    void a_guest_of_the_partner_on_the_same_dates_is_no_echo() {
        Feed airbnb = fixture.follow(hotel, AIRBNB, "airbnb", OTHER);
        hotel.sell(JULY, 3);
        serve(airbnb);
        fixture.door.shows(AIRBNB, "airbnb", STAY, OTHER);

        fixture.poll();

        assertThat(fixture.get(hotel, airbnb).echoes()).isZero();
        assertThat(hotel.night(JULY).overbooked()).isOne();
        assertThat(fixture.feeds.conflicts(hotel.owner, hotel.propertyId))
                .extracting(FeedConflict::kind)
                .containsExactly(FeedConflict.Kind.OWN_STAY);
    }

    @Test
    void what_bears_our_own_name_is_an_echo_whatever_it_says() {
        hotel.sell(JULY, 3);
        String uid = new String(serve(null).bytes(), StandardCharsets.UTF_8)
                .lines()
                .toList()
                .get(1)
                .split(" ", -1)[3];

        Feed feed = fixture.follow(hotel, AIRBNB, "airbnb", "booking 2026-07-01 2026-07-05 " + uid, OTHER);

        assertThat(feed.echoes()).isOne();
        assertThat(feed.held()).isEqualTo(2);
    }

    @Test
    void two_partners_on_the_same_nights_are_a_conflict_and_equal_blocks_probably_an_echo() {
        fixture.follow(hotel, AIRBNB, "airbnb", STAY, OTHER);
        fixture.follow(
                hotel, BOOKING, "booking-com", "block 2026-07-02 2026-07-06 b1", "block 2026-08-20 2026-08-22 b2");

        assertThat(fixture.feeds.conflicts(hotel.owner, hotel.propertyId))
                .extracting(c ->
                        c.kind() + " " + c.dates().arrival() + " " + c.dates().departure())
                .containsExactly("TWO_FEEDS 2026-07-02 2026-07-04", "PROBABLY_ECHO 2026-08-20 2026-08-22");
    }

    @Test
    void an_address_taken_back_shows_nothing() {
        CalendarExports.Issued issued = issue(null);
        fixture.exports.revoke(hotel.owner, issued.export().id());

        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> fixture.exports.serve(issued.token()))
                .matches(problem -> problem.code() == ProblemCode.CALENDAR_UNKNOWN);
        assertThat(fixture.exports.list(hotel.owner, hotel.propertyId)).isEmpty();
        assertThat(issued.toString()).doesNotContain(issued.token());
    }

    @Test
    void names_are_for_the_house_only() {
        hotel.sell(JULY, 3);
        Feed feed = fixture.follow(hotel, AIRBNB, "airbnb", OTHER);

        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> fixture.exports.issue(
                        hotel.owner,
                        new NewExport(
                                hotel.propertyId,
                                ExportKind.OCCUPANCY,
                                hotel.unitIds.getFirst(),
                                feed.id(),
                                "a",
                                true)))
                .matches(problem -> problem.code() == ProblemCode.CALENDAR_NAMES);
    }

    @Test
    void arrivals_and_tasks_are_days_of_the_property() {
        hotel.sell(JULY, 3);
        fixture.follow(hotel, AIRBNB, "airbnb", "booking 2026-08-20 2026-08-22 u9 HMXYZ Lee");
        ServedCalendar arrivals = fixture.exports.serve(fixture.exports
                .issue(hotel.owner, new NewExport(hotel.propertyId, ExportKind.ARRIVALS, null, null, "mine", true))
                .token());
        ServedCalendar tasks = fixture.exports.serve(fixture.exports
                .issue(hotel.owner, new NewExport(hotel.propertyId, ExportKind.TASKS, null, null, "mine", false))
                .token());

        assertThat(dates(arrivals))
                .containsExactly(
                        "2026-07-01 2026-07-02",
                        "2026-07-04 2026-07-05",
                        "2026-08-20 2026-08-21",
                        "2026-08-22 2026-08-23");
        assertThat(dates(tasks)).containsExactly("2026-07-01 2026-07-02");
    }

    private CalendarExports.Issued issue(@Nullable Feed of) {
        return fixture.exports.issue(
                hotel.owner,
                new NewExport(
                        hotel.propertyId,
                        ExportKind.OCCUPANCY,
                        hotel.unitIds.getFirst(),
                        of == null ? null : of.id(),
                        "partner",
                        false));
    }

    private ServedCalendar serve(@Nullable Feed of) {
        return fixture.exports.serve(issue(of).token());
    }

    private static java.util.List<String> dates(ServedCalendar calendar) {
        return new String(calendar.bytes(), StandardCharsets.UTF_8)
                .lines()
                .skip(1)
                .map(line -> line.split(" ", -1)[1] + " " + line.split(" ", -1)[2])
                .toList();
    }
}
