package io.relais.core.reservation;

import static io.relais.core.TestHouse.DAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.relais.core.TestHotel;
import io.relais.core.TestHouse;
import io.relais.core.event.Actor;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.relais.core.property.Property;
import io.relais.vocabulary.Occupancy;
import io.relais.vocabulary.StayDates;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What every own sale must keep to. It is 10:00 UTC on 1 June, noon in the hotel. */
class SaleRulesTest {
    private static final TestHouse house = TestHouse.open();
    private static final Instant NOW = Instant.parse(TestHouse.NOW);
    private static final LocalDate TODAY = LocalDate.parse("2026-06-01");
    private static final Actor PERSON = new Actor(Actor.Kind.PERSON, "p", "Anna");
    private final TestHotel hotel = house.hotel();
    private final Property property = house.properties.get(hotel.owner, hotel.propertyId);

    @AfterAll
    static void close() {
        house.close();
    }

    @Test
    void a_program_sells_from_today_on() {
        check(sale(Source.API, TODAY), PERSON, NOW);
        assertThat(refused(sale(Source.API, TODAY.minusDays(1)), ProblemCode.ARRIVAL_PAST))
                .contains("2026-05-31", "2026-06-01");
        refused(sale(Source.WEB, TODAY.minusDays(1)), ProblemCode.ARRIVAL_PAST);
    }

    @Test
    void today_is_the_hotels_and_not_greenwichs() {
        Instant lateEvening = Instant.parse("2026-06-01T22:30:00Z");
        assertThatExceptionOfType(Problem.class).isThrownBy(() -> check(sale(Source.API, TODAY), PERSON, lateEvening));
    }

    @Test
    void the_desk_writes_down_who_came_in_the_last_seven_days() {
        check(sale(Source.DESK, TODAY.minusDays(7)), PERSON, NOW);
        refused(sale(Source.DESK, TODAY.minusDays(8)), ProblemCode.ARRIVAL_PAST);
    }

    @Test
    void the_house_itself_brings_in_any_date() {
        assertThatNoException().isThrownBy(() -> check(sale(Source.DESK, TODAY.minusYears(2)), Actor.SYSTEM, NOW));
    }

    @Test
    void an_option_ends_in_the_future_and_only_options_end() {
        check(with(Status.OPTION, NOW.plusSeconds(1)), PERSON, NOW);
        check(with(Status.PENDING, null), PERSON, NOW);
        refused(with(Status.OPTION, null), ProblemCode.VALUE_MISSING);
        refused(with(Status.OPTION, NOW), ProblemCode.OPTION_EXPIRY_INVALID);
        refused(with(Status.OPTION, NOW.plus(Duration.ofDays(367))), ProblemCode.OPTION_EXPIRY_INVALID);
        refused(with(Status.CONFIRMED, NOW.plusSeconds(1)), ProblemCode.OPTION_EXPIRY_UNWANTED);
        refused(with(Status.CHECKED_IN, null), ProblemCode.VALUE_INVALID);
    }

    private void check(NewReservation sale, Actor actor, Instant now) {
        SaleRules.check(sale, property, actor, now);
    }

    private NewReservation sale(Source source, LocalDate arrival) {
        NewReservation plain = hotel.sale(DAY, 1);
        return new NewReservation(
                plain.propertyId(),
                source,
                hotel.typeId,
                hotel.planId,
                StayDates.of(arrival, 1),
                Occupancy.of(2, 0),
                plain.contact(),
                "");
    }

    private NewReservation with(Status status, @Nullable Instant expires) {
        NewReservation plain = hotel.sale(DAY, 1);
        return new NewReservation(
                plain.propertyId(), Source.DESK, status, expires, plain.stays(), "", plain.contact(), "");
    }

    private String refused(NewReservation sale, ProblemCode code) {
        try {
            check(sale, PERSON, NOW);
        } catch (Problem problem) {
            assertThat(problem.code()).isEqualTo(code);
            return problem.detail(Locale.ENGLISH);
        }
        throw new AssertionError("allowed although " + code + " " + List.of(sale.source()));
    }
}
