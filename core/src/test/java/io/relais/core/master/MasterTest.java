package io.relais.core.master;

import static io.relais.core.TestHouse.DAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.relais.connector.MasterAnswer;
import io.relais.connector.MasterCall;
import io.relais.connector.MasterChange;
import io.relais.connector.MasterChange.OccupancyPrice;
import io.relais.connector.MasterChange.Rules;
import io.relais.core.AtOnce;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.relais.vocabulary.Money;
import io.relais.vocabulary.NightRange;
import io.relais.vocabulary.Restriction;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Another system keeps the calendar: what it sets holds here, what is sold here it hears. */
class MasterTest {
    private static final NightRange THREE = new NightRange(DAY, DAY.plusDays(2));

    private final MasterFixture fixture = new MasterFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void a_key_opens_one_property_until_it_is_replaced_or_the_door_is_closed() {
        Masters.Opened opened = fixture.open();
        MasterCall greeting = new MasterCall.Greeting(fixture.code);
        assertThat(fixture.call(opened.key(), greeting).status()).isEqualTo(200);
        assertThat(fixture.call("rlm_guessed", greeting).status()).isEqualTo(401);
        assertThat(fixture.call("", greeting).status()).isEqualTo(401);
        assertThat(fixture.call(opened.key(), new MasterCall.Greeting("ELSEWHERE"))
                        .status())
                .isEqualTo(404);
        String second = fixture.masters
                .issueKey(fixture.hotel.owner, fixture.hotel.propertyId)
                .key();
        assertThat(fixture.call(opened.key(), greeting).status()).isEqualTo(401);
        assertThat(fixture.call(second, greeting).status()).isEqualTo(200);
        fixture.masters.close(fixture.hotel.owner, fixture.hotel.propertyId);
        assertThat(fixture.call(second, greeting).status()).isEqualTo(401);
    }

    @Test
    void a_property_has_one_master_also_when_two_open_at_once() {
        List<AtOnce.Outcome<Masters.Opened>> outcomes =
                AtOnce.run(Stream.generate(() -> (Callable<Masters.Opened>) fixture::open)
                        .limit(4)
                        .toList());
        assertThat(outcomes.stream().filter(AtOnce.Outcome::ok)).hasSize(1);
        assertThat(outcomes.stream().flatMap(outcome -> outcome.failure().stream()))
                .allSatisfy(failure -> assertThat(((Problem) failure).code()).isEqualTo(ProblemCode.MASTER_EXISTS));
    }

    @Test
    void what_is_missing_or_unknown_is_named_before_anything_is_opened() {
        assertThatThrownBy(() ->
                        fixture.masters.open(fixture.hotel.owner, fixture.hotel.propertyId, FakeMaster.ID, Map.of()))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.about()).isEqualTo("settings.key"));
        assertThatThrownBy(() -> fixture.masters.open(fixture.hotel.owner, fixture.hotel.propertyId, "fake", Map.of()))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo(ProblemCode.MASTER_UNSUPPORTED));
        assertThatThrownBy(() -> fixture.masters.get(fixture.hotel.owner, fixture.hotel.propertyId))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo(ProblemCode.MASTER_UNKNOWN));
    }

    @Test
    void the_products_are_every_unit_type_under_every_plan() {
        String key = fixture.open().key();
        fixture.call(key, new MasterCall.Products(fixture.code));
        assertThat(((MasterAnswer.Catalogue) fixture.other.answered()).rooms())
                .containsExactly(new MasterAnswer.Room(
                        fixture.hotel.typeId.toString(),
                        "Double",
                        3,
                        List.of(new MasterAnswer.Rate(
                                fixture.hotel.planId.toString(), "Flexible", false, "EUR", false))));
    }

    @Test
    void free_units_are_what_the_master_says_whatever_was_sold_here() {
        String key = fixture.open().key();
        fixture.hotel.sell(DAY, 2);
        fixture.tell();
        assertThat(fixture.changes(key, fixture.free(THREE, 5)).refusals()).isEmpty();
        assertThat(Stream.of(0, 1, 2).map(i -> fixture.hotel.free(DAY.plusDays(i))))
                .containsOnly(5);
        assertThat(fixture.hotel.sold(DAY)).isEqualTo(1);
    }

    @Test
    void a_sale_that_the_master_has_not_heard_of_is_taken_off_what_it_says() {
        String key = fixture.open().key();
        fixture.hotel.sell(DAY, 2);
        fixture.changes(key, fixture.free(THREE, 1));
        assertThat(Stream.of(0, 1, 2).map(i -> fixture.hotel.free(DAY.plusDays(i))))
                .containsExactly(0, 0, 1);
        fixture.tell();
        fixture.changes(key, fixture.free(THREE, 0));
        assertThat(fixture.hotel.free(DAY)).isZero();
    }

    @Test
    void later_counts_win_and_over_the_rates_of_a_room_the_smallest() {
        String key = fixture.open().key();
        String type = fixture.hotel.typeId.toString();
        fixture.changes(
                key,
                fixture.free(THREE, 5),
                fixture.free(NightRange.of(DAY), 3),
                new MasterChange.Free(type, "", NightRange.of(DAY.plusDays(1)), 4));
        assertThat(Stream.of(0, 1, 2).map(i -> fixture.hotel.free(DAY.plusDays(i))))
                .containsExactly(3, 4, 5);
    }

    @Test
    void our_own_sales_and_the_masters_counts_together_never_oversell() {
        String key = fixture.open().key();
        LocalDate night = DAY.plusDays(10);
        for (int round = 0; round < AtOnce.times(3, 30); round++) {
            LocalDate one = night.plusDays(round);
            fixture.changes(key, fixture.free(NightRange.of(one), 1));
            List<AtOnce.Outcome<Object>> outcomes = AtOnce.run(List.<Callable<Object>>of(
                    () -> fixture.hotel.sell(one, 1),
                    () -> fixture.hotel.sell(one, 1),
                    () -> fixture.changes(key, fixture.free(NightRange.of(one), 1))));
            assertThat(outcomes.subList(0, 2).stream().filter(AtOnce.Outcome::ok))
                    .hasSizeLessThanOrEqualTo(1);
            assertThat(fixture.hotel.night(one).overbooked()).isZero();
            assertThat(fixture.hotel.sold(one)).isLessThanOrEqualTo(1);
        }
    }

    @Test
    void prices_and_rules_are_set_and_what_is_not_told_stays() {
        String key = fixture.open().key();
        assertThat(fixture.changes(
                                key,
                                rate(
                                        THREE,
                                        List.of(new OccupancyPrice(3, new Money(130_00, "EUR"))),
                                        new Rules(
                                                Optional.of(2),
                                                Optional.empty(),
                                                Optional.of(7),
                                                Optional.of(false),
                                                Optional.empty(),
                                                Optional.empty())),
                                rate(
                                        NightRange.of(DAY.plusDays(1)),
                                        List.of(),
                                        new Rules(
                                                Optional.empty(),
                                                Optional.of(3),
                                                Optional.empty(),
                                                Optional.of(true),
                                                Optional.empty(),
                                                Optional.empty())))
                        .refusals())
                .isEmpty();
        assertThat(restriction(DAY)).isEqualTo(new Restriction(2, 1, 7, false, false, false));
        assertThat(restriction(DAY.plusDays(1))).isEqualTo(new Restriction(2, 3, 7, true, false, false));
        assertThat(fixture.hotel.sell(DAY.plusDays(2), 2).row().total()).isEqualTo(new Money(230_00, "EUR"));
    }

    @Test
    void each_change_that_cannot_be_taken_is_answered_and_the_others_hold() {
        String key = fixture.open().key();
        MasterAnswer.Applied applied = fixture.changes(
                key,
                new MasterChange.Free("no-such-room", "", THREE, 1),
                rate(THREE, List.of(new OccupancyPrice(0, new Money(100_00, "GBP"))), Rules.NONE),
                new MasterChange.Unreadable("the field 'date_from' is missing"),
                fixture.free(new NightRange(DAY, DAY.plusYears(30)), 1),
                fixture.free(THREE, 7));
        assertThat(applied.refusals()).extracting(MasterAnswer.Refusal::index).containsExactlyInAnyOrder(0, 1, 2, 3);
        assertThat(applied.refusals())
                .extracting(MasterAnswer.Refusal::text)
                .anyMatch(text -> text.contains("no room type"))
                .anyMatch(text -> text.contains("EUR, not in GBP"))
                .anyMatch(text -> text.contains("date_from"))
                .anyMatch(text -> text.contains("days ahead"));
        assertThat(fixture.hotel.free(DAY)).isEqualTo(7);
        MasterDoor door = fixture.masters.get(fixture.hotel.owner, fixture.hotel.propertyId);
        assertThat(door.refused()).isEqualTo(4);
        assertThat(door.refusedText()).isNotBlank();
    }

    @Test
    void a_paused_door_asks_to_try_again_later_and_changes_nothing() {
        String key = fixture.open().key();
        MasterDoor door = fixture.masters.get(fixture.hotel.owner, fixture.hotel.propertyId);
        fixture.house.channels.pause(fixture.hotel.owner, door.connectionId());
        assertThat(fixture.call(key, new MasterCall.Changes(fixture.code, "", List.of(fixture.free(THREE, 9))))
                        .status())
                .isEqualTo(503);
        assertThat(fixture.hotel.free(DAY)).isEqualTo(2);
    }

    private MasterChange rate(NightRange nights, List<OccupancyPrice> prices, Rules rules) {
        return new MasterChange.Rate(
                fixture.hotel.typeId.toString(), fixture.hotel.planId.toString(), nights, prices, rules);
    }

    private Restriction restriction(LocalDate night) {
        return fixture.house.database.read(handle -> new io.relais.core.inventory.Prices()
                .restrictions(
                        handle, List.of(new io.relais.core.inventory.Wanted(fixture.hotel.product(), night, night)))
                .getFirst()
                .restriction());
    }
}
