package io.relais.core.reservation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.relais.connector.Fault;
import io.relais.connector.PartnerFault;
import io.relais.connector.ReservationReport;
import io.relais.core.AtOnce;
import io.relais.core.TestHotel;
import io.relais.core.TestHouse;
import io.relais.core.access.Permission;
import io.relais.core.access.Principal;
import io.relais.core.event.EventType;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.relais.vocabulary.Money;
import io.relais.vocabulary.StayDates;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The house's clock stands at 2026-06-01 12:00 in Paris. */
class PartnerReportsTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-06-01");
    private static final NewReport NO_SHOW = NewReport.of(ReportKind.NO_SHOW);

    private final PartnerDesk desk = new PartnerDesk();
    private TestHotel hotel;

    @BeforeEach
    void open() {
        hotel = desk.house.hotel();
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private UUID arriving(String number, LocalDate arrival) {
        desk.house.receive(
                hotel, hotel.message(number).stay(number + "-1", arrival, 2).inbound());
        return hotel.get(number).id();
    }

    private List<EventType> told(UUID reservation) {
        return desk.house.reservations.history(hotel.owner, reservation).stream()
                .map(event -> event.type())
                .filter(type -> type.name().startsWith("PARTNER_REPORT"))
                .toList();
    }

    @Test
    void a_no_show_is_told_taken_and_in_the_history() {
        UUID reservation = arriving("R-1", TODAY);
        PartnerReport report = desk.reports.report(
                hotel.owner,
                reservation,
                new NewReport(ReportKind.NO_SHOW, Optional.empty(), true, Optional.empty(), Optional.empty()));
        assertThat(report.state()).isEqualTo(PartnerReport.State.TAKEN);
        assertThat(desk.partner.reports).containsExactly(new ReservationReport.NoShow("R-1", Optional.empty(), true));
        assertThat(desk.reports.list(hotel.owner, reservation)).containsExactly(report);
        assertThat(told(reservation)).containsExactly(EventType.PARTNER_REPORT_SENT, EventType.PARTNER_REPORT_TAKEN);
    }

    private Status status(UUID reservation) {
        return desk.house.reservations.get(hotel.owner, reservation).row().status();
    }

    @Test
    void a_no_show_that_the_partner_took_stands_in_the_register_and_frees_its_nights() {
        UUID reservation = arriving("R-1", TODAY);
        int sold = hotel.sold(TODAY);
        desk.reports.report(hotel.owner, reservation, NO_SHOW);
        assertThat(status(reservation)).isEqualTo(Status.NO_SHOW);
        assertThat(hotel.sold(TODAY)).isEqualTo(sold - 1);
        assertThat(desk.house.reservations.history(hotel.owner, reservation).stream()
                        .map(event -> event.type()))
                .contains(EventType.GUEST_NOT_SHOWN);
    }

    @Test
    void fees_that_are_waived_there_are_not_asked_for_here() {
        UUID reservation = arriving("R-1", TODAY);
        desk.reports.report(
                hotel.owner,
                reservation,
                new NewReport(ReportKind.NO_SHOW, Optional.empty(), true, Optional.empty(), Optional.empty()));
        long fee = desk.house.database.read(handle -> handle.createQuery("select fee from reservation where id = :id")
                .bind("id", reservation)
                .mapTo(Long.class)
                .one());
        assertThat(status(reservation)).isEqualTo(Status.NO_SHOW);
        assertThat(fee).isZero();
    }

    @Test
    void what_the_partner_refused_and_whoever_came_after_all_stay_as_they_are() {
        UUID refused = arriving("R-1", TODAY);
        desk.partner.fail(PartnerFault.of(Fault.REJECTED, "not yours"));
        desk.reports.report(hotel.owner, refused, NO_SHOW);
        assertThat(status(refused)).isEqualTo(Status.CONFIRMED);
        UUID there = arriving("R-2", TODAY);
        desk.house.reservationParts.statuses.change(hotel.owner, Seen.any(there), StatusChange.to(Status.CHECKED_IN));
        assertThat(desk.reports.report(hotel.owner, there, NO_SHOW).state()).isEqualTo(PartnerReport.State.TAKEN);
        assertThat(status(there)).isEqualTo(Status.CHECKED_IN);
    }

    @Test
    void nothing_is_locked_while_the_partner_is_told() {
        UUID reservation = arriving("R-1", TODAY);
        AtomicBoolean free = new AtomicBoolean();
        desk.partner.duringReport = () -> free.set(desk.house.database.write(handle -> {
            handle.createQuery("select 1 from reservation for update nowait")
                    .mapTo(Integer.class)
                    .list();
            handle.createQuery("select 1 from partner_report for update nowait")
                    .mapTo(Integer.class)
                    .list();
            return true;
        }));
        desk.reports.report(hotel.owner, reservation, NO_SHOW);
        assertThat(free).isTrue();
    }

    @Test
    void a_refusal_keeps_the_partners_words_and_may_be_sent_again() {
        UUID reservation = arriving("R-1", TODAY);
        desk.partner.fail(PartnerFault.of(Fault.REJECTED, "not yours"));
        PartnerReport refused = desk.reports.report(hotel.owner, reservation, NO_SHOW);
        assertThat(refused.state()).isEqualTo(PartnerReport.State.REFUSED);
        assertThat(refused.answer()).isEqualTo("not yours");
        assertThat(desk.reports.retry(hotel.owner, reservation, refused.id())).satisfies(again -> {
            assertThat(again.state()).isEqualTo(PartnerReport.State.TAKEN);
            assertThat(again.tries()).isEqualTo(2);
        });
        assertThat(PartnerDesk.refusal(() -> desk.reports.retry(hotel.owner, reservation, refused.id())))
                .isEqualTo(ProblemCode.REPORT_UNKNOWN);
    }

    @Test
    void a_lost_answer_leaves_it_unknown_and_not_told_a_second_time_by_accident() {
        UUID reservation = arriving("R-1", TODAY);
        desk.partner.fail(PartnerFault.of(Fault.UNAVAILABLE, "no answer"));
        assertThat(desk.reports.report(hotel.owner, reservation, NO_SHOW).state())
                .isEqualTo(PartnerReport.State.UNKNOWN);
        assertThat(PartnerDesk.refusal(() -> desk.reports.report(hotel.owner, reservation, NO_SHOW)))
                .isEqualTo(ProblemCode.REPORT_REPEATED);
        assertThat(told(reservation)).endsWith(EventType.PARTNER_REPORT_UNKNOWN);
    }

    @Test
    void a_report_whose_sender_died_becomes_unknown() {
        UUID reservation = arriving("R-1", TODAY);
        desk.partner.duringReport = () -> {
            desk.house.time().advance(Duration.ofMinutes(4));
            assertThat(desk.reports.settleAbandoned()).isEqualTo(1);
            assertThat(desk.reports.settleAbandoned()).isZero();
        };
        assertThat(desk.reports.report(hotel.owner, reservation, NO_SHOW).state())
                .as("what the janitor settled is not settled twice")
                .isEqualTo(PartnerReport.State.UNKNOWN);
    }

    @Test
    void of_two_desks_that_tell_the_same_at_once_one_does() {
        int times = AtOnce.times(5, 50);
        for (int i = 0; i < times; i++) {
            UUID reservation = arriving("R-" + i, TODAY);
            desk.partner.reports.clear();
            List<AtOnce.Outcome<PartnerReport>> outcomes =
                    AtOnce.run(Collections.nCopies(4, () -> desk.reports.report(hotel.owner, reservation, NO_SHOW)));
            assertThat(outcomes).filteredOn(AtOnce.Outcome::ok).hasSize(1);
            assertThat(outcomes)
                    .filteredOn(outcome -> !outcome.ok())
                    .allSatisfy(outcome -> assertThat(outcome.failure().getFirst())
                            .isInstanceOfSatisfying(
                                    Problem.class,
                                    problem -> assertThat(problem.code()).isEqualTo(ProblemCode.REPORT_REPEATED)));
            assertThat(desk.partner.reports).hasSize(1);
        }
    }

    @Test
    void a_report_outside_its_window_names_the_window() {
        UUID later = arriving("R-1", TODAY.plusDays(3));
        assertThatThrownBy(() -> desk.reports.report(hotel.owner, later, NO_SHOW))
                .isInstanceOfSatisfying(Problem.class, problem -> {
                    assertThat(problem.code()).isEqualTo(ProblemCode.REPORT_EARLY);
                    assertThat(problem.arguments()).contains("2026-06-04 00:00");
                });
        assertThat(PartnerDesk.refusal(() -> desk.reports.report(
                        hotel.owner, arriving("R-2", TODAY), NewReport.of(ReportKind.INVALID_CARD))))
                .isEqualTo(ProblemCode.REPORT_LATE);
        assertThat(desk.partner.calls).isEmpty();
    }

    @Test
    void a_reservation_is_cancelled_for_its_card_only_after_the_guest_had_time() {
        UUID reservation = arriving("R-1", TODAY.plusDays(9));
        NewReport cancel = NewReport.of(ReportKind.CANCELLED_FOR_CARD);
        assertThat(PartnerDesk.refusal(() -> desk.reports.report(hotel.owner, reservation, cancel)))
                .isEqualTo(ProblemCode.REPORT_NEEDS_INVALID_CARD);
        desk.reports.report(hotel.owner, reservation, NewReport.of(ReportKind.INVALID_CARD));
        desk.house.time().advance(Duration.ofHours(23));
        assertThat(PartnerDesk.refusal(() -> desk.reports.report(hotel.owner, reservation, cancel)))
                .isEqualTo(ProblemCode.REPORT_EARLY);
        desk.house.time().advance(Duration.ofHours(1));
        assertThat(desk.reports.report(hotel.owner, reservation, cancel).state())
                .isEqualTo(PartnerReport.State.TAKEN);
    }

    @Test
    void a_changed_stay_is_told_with_its_line_and_may_change_again() {
        UUID reservation = arriving("R-1", TODAY);
        UUID stay = hotel.get("R-1").stays().getFirst().id();
        NewReport changed = new NewReport(
                ReportKind.STAY_CHANGED,
                Optional.of(stay),
                false,
                Optional.of(StayDates.of(TODAY, 1)),
                Optional.of(90_00L));
        desk.reports.report(hotel.owner, reservation, changed);
        desk.reports.report(hotel.owner, reservation, changed);
        assertThat(desk.partner.reports)
                .hasSize(2)
                .containsOnly(new ReservationReport.StayChanged(
                        "R-1", "R-1-1", StayDates.of(TODAY, 1), new Money(90_00, "EUR")));
    }

    @Test
    void only_a_channels_reservation_in_force_can_be_reported_by_who_may() {
        UUID own = hotel.sell(TestHouse.DAY, 1).id();
        assertThat(PartnerDesk.refusal(() -> desk.reports.report(hotel.owner, own, NO_SHOW)))
                .isEqualTo(ProblemCode.REPORT_NOT_CHANNEL);
        UUID reservation = arriving("R-1", TODAY);
        Principal reader = new Principal(
                hotel.organisationId, List.of(), Set.of(Permission.RESERVATIONS_READ), hotel.owner.actor(), "en");
        assertThat(PartnerDesk.refusal(() -> desk.reports.report(reader, reservation, NO_SHOW)))
                .isEqualTo(ProblemCode.NOT_ALLOWED);
        Principal stranger = desk.house.hotel().owner;
        assertThat(PartnerDesk.refusal(() -> desk.reports.report(stranger, reservation, NO_SHOW)))
                .isEqualTo(ProblemCode.RESERVATION_UNKNOWN);
        desk.house.receive(hotel, hotel.message("R-1").cancelled().minute(5).inbound());
        assertThat(PartnerDesk.refusal(() -> desk.reports.report(hotel.owner, reservation, NO_SHOW)))
                .isEqualTo(ProblemCode.RESERVATION_CLOSED);
    }
}
