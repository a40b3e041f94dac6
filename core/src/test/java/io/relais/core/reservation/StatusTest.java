package io.relais.core.reservation;

import static io.relais.core.TestHouse.DAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.relais.core.TestHotel;
import io.relais.core.TestHouse;
import io.relais.core.event.Event;
import io.relais.core.event.EventType;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Where a reservation may go from where it stands. */
class StatusTest {
    private static final TestHouse house = TestHouse.open();
    private static final Statuses statuses = house.reservationParts.statuses;
    private final TestHotel hotel = house.plan().units(1).open();

    @AfterAll
    static void close() {
        house.close();
    }

    @AfterEach
    void everything_adds_up() {
        LifeInvariants.hold(house.database);
    }

    @Test
    void every_status_can_be_reached_and_left() {
        Set<Status> reached = EnumSet.noneOf(Status.class);
        for (Status status : Status.values()) {
            List<Status> next = Transitions.from(status, Source.DESK);
            assertThat(next).isNotEmpty().doesNotContain(status);
            reached.addAll(next);
        }
        assertThat(reached).containsExactlyInAnyOrder(Status.values());
    }

    @Test
    void a_stay_goes_from_arrival_to_departure_and_back_with_a_line_each() {
        ReservationSheet sheet = hotel.sell(DAY, 2);
        to(sheet, Status.CHECKED_IN);
        to(sheet, Status.CHECKED_OUT);
        to(sheet, Status.CHECKED_IN);
        ReservationSheet back = to(sheet, Status.CONFIRMED);
        assertThat(back.version()).isEqualTo(sheet.version() + 4);
        assertThat(types(sheet))
                .containsExactly(
                        EventType.RESERVATION_CREATED,
                        EventType.GUEST_CHECKED_IN,
                        EventType.GUEST_CHECKED_OUT,
                        EventType.RESERVATION_MODIFIED,
                        EventType.RESERVATION_MODIFIED);
        assertThat(hotel.sold(DAY)).isEqualTo(1);
    }

    @Test
    void a_refusal_names_both_states_and_what_is_possible() {
        ReservationSheet sheet = hotel.sell(DAY, 2);
        assertThat(refused(ProblemCode.STATUS_REFUSED, () -> to(sheet, Status.CHECKED_OUT)))
                .contains(
                        sheet.row().confirmationNumber(), "confirmed", "checked-out", "checked-in, no-show, cancelled");
    }

    @Test
    void a_no_show_frees_its_nights_costs_a_fee_and_can_be_undone_while_they_are_free() {
        ReservationSheet sheet = hotel.sell(DAY, 2);
        statuses.change(
                hotel.owner, Seen.any(sheet.id()), new StatusChange(Status.NO_SHOW, null, 100_00L, "first night"));
        assertThat(hotel.free(DAY)).isEqualTo(1);
        assertThat(house.reservationParts
                        .lives
                        .get(hotel.owner, sheet.id())
                        .fee()
                        .minor())
                .isEqualTo(100_00);
        to(sheet, Status.CHECKED_IN);
        assertThat(hotel.sold(DAY)).isEqualTo(1);
        assertThat(types(sheet)).contains(EventType.GUEST_NOT_SHOWN, EventType.RESERVATION_REOPENED);
    }

    @Test
    void a_reopened_reservation_takes_its_nights_again_or_is_refused_by_date() {
        ReservationSheet sheet = hotel.sell(DAY, 2);
        house.reservations.cancel(hotel.owner, sheet.id());
        ReservationSheet other = hotel.sell(DAY.plusDays(1), 1);
        assertThat(refused(ProblemCode.NO_ROOM, () -> to(sheet, Status.CONFIRMED)))
                .contains("Double", DAY.plusDays(1).toString());
        house.reservations.cancel(hotel.owner, other.id());
        assertThat(to(sheet, Status.CONFIRMED).row().status()).isEqualTo(Status.CONFIRMED);
        assertThat(hotel.sold(DAY.plusDays(1))).isEqualTo(1);
    }

    @Test
    void an_option_needs_a_moment_in_the_future() {
        ReservationSheet sheet = hotel.sell(DAY, 1);
        refused(ProblemCode.VALUE_MISSING, () -> to(sheet, Status.OPTION));
        refused(ProblemCode.VALUE_INVALID, () -> option(sheet, Instant.parse("2026-05-31T00:00:00Z")));
        option(sheet, Instant.parse("2026-06-05T00:00:00Z"));
        assertThat(house.reservations.history(hotel.owner, sheet.id()).getLast().changes())
                .contains(new Event.Change("option-expires", "", "2026-06-05T00:00:00Z"));
        assertThat(to(sheet, Status.CONFIRMED).row().status()).isEqualTo(Status.CONFIRMED);
    }

    @Test
    void a_fee_other_than_the_policys_needs_a_reason_and_both_are_told() {
        ReservationSheet sheet = hotel.sell(DAY, 1);
        refused(ProblemCode.REASON_MISSING, () -> cancel(sheet, 50_00L, " "));
        refused(ProblemCode.VALUE_INVALID, () -> cancel(sheet, -1L, "because"));
        cancel(sheet, 50_00L, "late cancellation");
        assertThat(house.reservations.history(hotel.owner, sheet.id()).getLast().changes())
                .contains(
                        new Event.Change("fee", "0.00 EUR", "50.00 EUR"),
                        new Event.Change("reason", "", "late cancellation"));
    }

    @Test
    void a_stale_look_changes_nothing() {
        ReservationSheet sheet = hotel.sell(DAY, 1);
        to(sheet, Status.CHECKED_IN);
        refused(
                ProblemCode.VERSION_STALE,
                () -> statuses.change(
                        hotel.owner, new Seen(sheet.id(), sheet.version()), StatusChange.to(Status.CHECKED_OUT)));
    }

    @Test
    void a_channel_cancels_itself_but_the_desk_may_note_a_no_show_that_stays() {
        house.receive(hotel, hotel.message("A").inbound());
        ReservationSheet sheet = hotel.get("A");
        refused(ProblemCode.CHANNEL_OWNS_RESERVATION, () -> to(sheet, Status.CANCELLED));
        refused(ProblemCode.CHANNEL_DECIDES, () -> to(sheet, Status.PENDING));
        String connector = house.connectors.manifest(house.partner.id()).name();
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> to(sheet, Status.PENDING))
                .satisfies(problem -> assertThat(problem.detail(Locale.ENGLISH)).contains("comes from " + connector));
        to(sheet, Status.NO_SHOW);
        house.receive(hotel, hotel.message("A").modified().minute(3).inbound());
        assertThat(hotel.get("A").row().status()).isEqualTo(Status.NO_SHOW);
        assertThat(hotel.free(DAY)).isEqualTo(1);
    }

    private static ReservationSheet to(ReservationSheet sheet, Status status, TestHotel hotel) {
        return statuses.change(hotel.owner, Seen.any(sheet.id()), StatusChange.to(status));
    }

    private ReservationSheet to(ReservationSheet sheet, Status status) {
        return to(sheet, status, hotel);
    }

    private void option(ReservationSheet sheet, Instant until) {
        statuses.change(hotel.owner, Seen.any(sheet.id()), new StatusChange(Status.OPTION, until, null, ""));
    }

    private void cancel(ReservationSheet sheet, long fee, String reason) {
        statuses.change(hotel.owner, Seen.any(sheet.id()), StatusChange.cancelled(fee, reason));
    }

    private List<EventType> types(ReservationSheet sheet) {
        return house.reservations.history(hotel.owner, sheet.id()).stream()
                .map(Event::type)
                .toList();
    }

    static String refused(ProblemCode code, ThrowingCallable call) {
        String[] detail = {""};
        assertThatExceptionOfType(Problem.class).isThrownBy(call).satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(code);
            detail[0] = problem.detail(Locale.ENGLISH);
        });
        return detail[0];
    }
}
