package io.relais.core.feed;

import static io.relais.core.feed.FeedFixture.AIRBNB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.relais.core.Invariants;
import io.relais.core.TestHotel;
import io.relais.core.access.Permission;
import io.relais.core.access.Principal;
import io.relais.core.event.Event;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.relais.core.reservation.Conflict;
import io.relais.core.reservation.ReservationSheet;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What people may do with feeds, and what feeds keep them from. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FeedDeskTest {
    private static final LocalDate JULY = LocalDate.parse("2026-07-01");
    private static final String STAY = "booking 2026-07-01 2026-07-04 u1 HMABC Kim";
    private static final String PREPARATION = "soft 2026-07-04 2026-07-05 prep";

    private final FeedFixture fixture = new FeedFixture();
    private TestHotel hotel;

    FeedDeskTest() {
        hotel = fixture.house.hotel();
    }

    @BeforeEach
    void open() {
        hotel = fixture.house.plan().units(2).open();
    }

    @AfterAll
    void close() {
        fixture.close();
    }

    @Test
    void a_unit_that_a_feed_holds_is_given_to_no_guest_of_ours_on_these_nights() {
        fixture.follow(hotel, AIRBNB, "airbnb", STAY);
        ReservationSheet guest = hotel.sell(JULY.plusDays(2), 3);
        ReservationSheet later = hotel.sell(JULY.plusDays(10), 3);

        refused(ProblemCode.UNIT_TAKEN, () -> assign(guest, hotel.unitIds.getFirst()));
        assertThat(assign(guest, hotel.unitIds.getLast()).stays().getFirst().unit())
                .isEqualTo("Double 2");
        assertThat(assign(later, hotel.unitIds.getFirst()).stays().getFirst().unit())
                .isEqualTo("Double 1");
    }

    @Test
    void a_guest_who_has_the_unit_already_keeps_it_and_the_conflict_is_shown() {
        ReservationSheet guest = hotel.sell(JULY, 3);
        assign(guest, hotel.unitIds.getFirst());

        fixture.follow(hotel, AIRBNB, "airbnb", STAY);

        assertThat(hotel.night(JULY).overbooked()).isZero();
        assertThat(fixture.feeds.conflicts(hotel.owner, hotel.propertyId))
                .singleElement()
                .satisfies(conflict -> {
                    assertThat(conflict.kind()).isEqualTo(FeedConflict.Kind.OWN_STAY);
                    assertThat(conflict.other().label()).isEqualTo(guest.row().confirmationNumber());
                });
        assertThat(assign(guest, hotel.unitIds.getFirst()).stays().getFirst().unit())
                .isEqualTo("Double 1");
        Invariants.hold(fixture.house.database);
    }

    @Test
    void nights_of_a_type_with_several_units_are_overbooked_only_when_all_are_taken() {
        hotel.sell(JULY, 1);
        hotel.sell(JULY, 1);
        fixture.follow(hotel, AIRBNB, "airbnb", STAY);

        assertThat(hotel.night(JULY).overbooked()).isOne();
        assertThat(hotel.night(JULY.plusDays(1)).overbooked()).isZero();
        assertThat(fixture.feeds.conflicts(hotel.owner, hotel.propertyId))
                .extracting(FeedConflict::kind)
                .containsExactly(FeedConflict.Kind.OVERBOOKED);
    }

    @Test
    void an_overbooked_guest_of_a_channel_is_lifted_when_the_feed_gives_back() {
        hotel.sell(JULY, 1);
        Feed feed = fixture.follow(hotel, AIRBNB, "airbnb", STAY);
        fixture.house.receive(
                hotel, hotel.message("R1").withoutStays().stay("1", JULY, 1).inbound());
        assertThat(hotel.get("R1").row().conflict()).isEqualTo(Conflict.OVERBOOKED);

        fixture.feeds.remove(hotel.owner, feed.id(), 0);
        fixture.house.remapping.run();

        assertThat(hotel.get("R1").row().conflict()).isEqualTo(Conflict.NONE);
        Invariants.hold(fixture.house.database);
    }

    @Test
    void the_partners_own_rules_are_taken_or_left_for_sale_as_the_person_wishes() {
        Feed feed = fixture.follow(hotel, AIRBNB, "airbnb", STAY, PREPARATION);
        assertThat(hotel.night(JULY.plusDays(3)).blocked()).isOne();

        Feed ignoring =
                fixture.feeds.change(hotel.owner, feed.id(), 0, new FeedChange("Airbnb", SoftPolicy.IGNORE, false));

        assertThat(ignoring.name()).isEqualTo("Airbnb");
        assertThat(ignoring.held()).isEqualTo(3);
        assertThat(hotel.night(JULY.plusDays(3)).blocked()).isZero();
        fixture.feeds.change(hotel.owner, feed.id(), 1, new FeedChange("Airbnb", SoftPolicy.BLOCK, false));
        assertThat(hotel.night(JULY.plusDays(3)).blocked()).isOne();
        Invariants.hold(fixture.house.database);
    }

    @Test
    void a_paused_feed_is_not_polled_and_keeps_its_nights() {
        Feed feed = fixture.follow(hotel, "https://paused.example/1", "airbnb", STAY);
        Feed paused = fixture.feeds.change(hotel.owner, feed.id(), 0, new FeedChange("Airbnb", SoftPolicy.BLOCK, true));
        fixture.door.asked.clear();

        fixture.poll();

        assertThat(paused.status()).isEqualTo(FeedStatus.PAUSED);
        assertThat(fixture.door.asked)
                .noneMatch(request -> "paused.example".equals(request.address().getHost()));
        assertThat(hotel.night(JULY).blocked()).isOne();
    }

    @Test
    void a_calendar_goes_on_at_a_new_address_and_gives_nothing_back_in_between() {
        String next = "https://next.example/ical/secret-3.ics";
        Feed feed = fixture.follow(hotel, "https://former.example/1", "airbnb", STAY);
        fixture.door.shows(
                next, "airbnb", "booking 2026-07-02 2026-07-04 u1 HMABC Kim", "booking 2026-08-01 2026-08-02 u2 - -");

        Feed moved = fixture.feeds.change(
                hotel.owner, feed.id(), 0, new FeedChange("Airbnb", SoftPolicy.BLOCK, false, next));

        assertThat(moved.host()).isEqualTo("next.example");
        assertThat(moved.version()).isOne();
        assertThat(fixture.nights(hotel, feed))
                .as("what is new is taken at once, what is missing is looked at twice")
                .contains(JULY, JULY.plusMonths(1));
        fixture.door.asked.clear();
        fixture.poll();
        fixture.poll();
        assertThat(fixture.nights(hotel, feed)).doesNotContain(JULY).contains(JULY.plusDays(1));
        assertThat(fixture.door.asked)
                .extracting(request -> request.address().getHost())
                .contains("next.example")
                .doesNotContain("former.example");
        Invariants.hold(fixture.house.database);
    }

    @Test
    void an_address_that_shows_no_calendar_changes_nothing() {
        Feed feed = fixture.follow(hotel, "https://stays.example/1", "airbnb", STAY);
        Feed beside =
                fixture.follow(hotel, "https://beside.example/2", "airbnb", "booking 2026-09-01 2026-09-02 u9 - -");

        for (var wrong : List.of(
                List.of("https://silent.example/3", ProblemCode.FEED_UNREACHABLE),
                List.of("no address", ProblemCode.FEED_ADDRESS_INVALID),
                List.of("https://beside.example/2", ProblemCode.FEED_EXISTS))) {
            refused(
                    (ProblemCode) wrong.get(1),
                    () -> fixture.feeds.change(
                            hotel.owner, feed.id(), 0, new FeedChange("Other", SoftPolicy.IGNORE, false, (String)
                                    wrong.getFirst())));
        }

        assertThat(fixture.get(hotel, feed)).isEqualTo(feed);
        assertThat(fixture.get(hotel, beside)).isEqualTo(beside);
    }

    @Test
    void a_poll_of_the_former_address_that_is_under_way_counts_no_more() {
        String next = "https://next.example/ical/secret-4.ics";
        Feed feed = fixture.follow(hotel, "https://slow.example/1", "airbnb", STAY);
        fixture.door.shows(next, "airbnb", STAY);
        fixture.door.shows("https://slow.example/1", "airbnb", "booking 2026-10-01 2026-10-03 u7 - -");
        fixture.door.meanwhile.set(() -> fixture.feeds.change(
                hotel.owner, feed.id(), 0, new FeedChange("Airbnb", SoftPolicy.BLOCK, false, next)));

        fixture.poll();

        assertThat(fixture.nights(hotel, feed)).containsExactly(JULY, JULY.plusDays(1), JULY.plusDays(2));
        assertThat(fixture.get(hotel, feed).host()).isEqualTo("next.example");
    }

    @Test
    void an_old_version_of_a_feed_is_refused() {
        Feed feed = fixture.follow(hotel, AIRBNB, "airbnb", STAY);
        FeedChange change = new FeedChange("b", SoftPolicy.BLOCK, false);
        fixture.feeds.change(hotel.owner, feed.id(), 0, change);

        refused(ProblemCode.VERSION_STALE, () -> fixture.feeds.change(hotel.owner, feed.id(), 0, change));
        refused(ProblemCode.VERSION_STALE, () -> fixture.feeds.remove(hotel.owner, feed.id(), 0));
        refused(ProblemCode.FEED_NOT_QUARANTINED, () -> fixture.quarantines.accept(hotel.owner, feed.id(), 1));
    }

    @Test
    void nobody_sees_or_changes_what_is_somebody_elses() {
        Feed feed = fixture.follow(hotel, AIRBNB, "airbnb", STAY);
        Principal stranger = fixture.house.plan().open().owner;
        CalendarExports.Issued issued = fixture.exports.issue(
                hotel.owner, new NewExport(hotel.propertyId, ExportKind.ARRIVALS, null, null, "mine", false));

        refused(ProblemCode.FEED_UNKNOWN, () -> fixture.feeds.get(stranger, feed.id()));
        refused(ProblemCode.FEED_UNKNOWN, () -> fixture.feeds.remove(stranger, feed.id(), 0));
        refused(ProblemCode.FEED_UNKNOWN, () -> fixture.quarantines.get(stranger, feed.id()));
        refused(ProblemCode.PROPERTY_UNKNOWN, () -> fixture.feeds.list(stranger, hotel.propertyId));
        refused(ProblemCode.PROPERTY_UNKNOWN, () -> fixture.feeds.conflicts(stranger, hotel.propertyId));
        refused(ProblemCode.UNIT_UNKNOWN, () -> fixture.feeds.preview(stranger, hotel.unitIds.getFirst(), AIRBNB));
        refused(
                ProblemCode.CALENDAR_UNKNOWN,
                () -> fixture.exports.revoke(stranger, issued.export().id()));
    }

    @Test
    void reading_needs_a_permission_and_changing_another() {
        Feed feed = fixture.follow(hotel, AIRBNB, "airbnb", STAY);
        Principal reader = with(EnumSet.of(Permission.SYNC_READ));
        Principal other = with(EnumSet.of(Permission.RESERVATIONS_READ));

        assertThat(fixture.feeds.get(reader, feed.id()).held()).isEqualTo(3);
        refused(ProblemCode.NOT_ALLOWED, () -> fixture.feeds.remove(reader, feed.id(), 0));
        refused(ProblemCode.NOT_ALLOWED, () -> fixture.feeds.pollSoon(reader, feed.id()));
        refused(ProblemCode.NOT_ALLOWED, () -> fixture.quarantines.accept(reader, feed.id(), 0));
        refused(ProblemCode.NOT_ALLOWED, () -> fixture.feeds.get(other, feed.id()));
        refused(ProblemCode.NOT_ALLOWED, () -> fixture.exports.list(other, hotel.propertyId));
    }

    @Test
    void the_history_tells_what_a_feed_took_and_never_its_address() {
        fixture.follow(hotel, AIRBNB, "airbnb", STAY);

        List<UUID> ids = fixture.house.database.read(handle -> handle.createQuery("""
                        select id from event where property_id = :property and type like 'feed-%'
                        """)
                .bind("property", hotel.propertyId)
                .mapTo(UUID.class)
                .list());
        List<Event> told = fixture.house.database.read(handle -> fixture.house.events.find(handle, ids));

        assertThat(told)
                .extracting(event -> event.type().code())
                .containsExactlyInAnyOrder("feed-added", "feed-nights-taken");
        assertThat(told.toString()).contains("2026-07-01/2026-07-04").doesNotContain("secret");
    }

    private ReservationSheet assign(ReservationSheet sheet, UUID unit) {
        return fixture.house.reservations.assignUnit(
                hotel.owner, sheet.id(), sheet.stays().getFirst().id(), Optional.of(unit));
    }

    private Principal with(EnumSet<Permission> permissions) {
        return new Principal(hotel.organisationId, List.of(), permissions, hotel.owner.actor(), "en");
    }

    private static void refused(ProblemCode code, ThrowingCallable asked) {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(asked)
                .satisfies(problem -> assertThat(problem.code()).isEqualTo(code));
    }
}
