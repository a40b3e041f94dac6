package io.relais.server.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.relais.connector.ContactDetails;
import io.relais.core.reservation.NewReservation;
import io.relais.core.reservation.Reservations;
import io.relais.core.reservation.Source;
import io.relais.sandbox.wire.Call;
import io.relais.sandbox.world.Switches;
import io.relais.vocabulary.Money;
import io.relais.vocabulary.NightRange;
import io.relais.vocabulary.Occupancy;
import io.relais.vocabulary.Restriction;
import io.relais.vocabulary.StayDates;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Availability, prices and restrictions on their way out: everything that changed, nothing else, in few messages. */
@QuarkusTest
class AriOutFlowTest {
    private static final boolean LONG = Boolean.getBoolean("relais.long");
    private static final int CALLS_A_MINUTE = 10;
    private static final String AVAILABILITY = "channex.availability";

    @Inject
    Inns inns;

    @Inject
    Books books;

    @Inject
    Reservations reservations;

    private Inn inn;

    @BeforeEach
    void open() {
        inn = inns.open(Model.LODGE);
    }

    @AfterEach
    void close() {
        inns.close();
    }

    @Test
    void an_own_sale_closes_the_nights_at_both_partners() {
        FrontDoor door = new FrontDoor(inn);
        String id = door.sell(inn.sale(inn.day(10), 2));
        assertThat(books.sold(inn, inn.day(10), 3)).containsExactly(1, 1, 0);
        inn.outlets()
                .forEach(outlet -> Patience.until(
                        () -> assertThat(outlet.free(inn.day(10), 3)).containsExactly(3, 3, 4)));
        assertThat(door.search("Ek").getList("items.id")).containsExactly(id);
    }

    @Test
    void a_price_and_a_restriction_arrive_as_they_were_set() {
        NightRange weekend = new NightRange(inn.day(30), inn.day(31));
        inns.calendar().setPrice(inn.principal(), inn.product(), weekend, 0, new Money(19_990, "EUR"));
        inns.calendar()
                .restrict(inn.principal(), inn.product(), weekend, new Restriction(2, 1, 14, false, true, false));
        inn.outlets()
                .forEach(outlet -> Patience.until(() -> {
                    var night = outlet.rateNight(inn.day(31));
                    assertThat(night.findPrice(2)).contains(19_990L);
                    assertThat(night.minStayArrival()).isEqualTo(2);
                    assertThat(night.maxStay()).isEqualTo(14);
                    assertThat(night.closedToArrival()).isTrue();
                    assertThat(outlet.rateNight(inn.day(32)).findPrice(2)).contains(12_050L);
                }));
    }

    @Test
    void what_has_not_changed_is_not_sent() {
        // No restriction at all is news to a partner that was never told any.
        inns.calendar().restrict(inn.principal(), inn.product(), inn.calendar(), Restriction.NONE);
        books.awaitTold(inn);
        long before = Partners.ariCalls();
        inns.setCapacity(inn, inn.calendar(), Inn.UNITS);
        for (int i = 0; i < 3; i++) {
            inns.calendar().setPrice(inn.principal(), inn.product(), inn.calendar(), 0, new Money(12_050, "EUR"));
            inns.calendar().restrict(inn.principal(), inn.product(), inn.calendar(), Restriction.NONE);
        }
        books.awaitTold(inn);
        books.awaitCourierRounds();
        assertThat(Partners.ariCalls()).isEqualTo(before);
    }

    @Test
    void one_sale_is_one_message_to_each_partner_with_its_nights_only() {
        long lastCall = Partners.sandbox().calls().list("*", 0, 1).getLast().seq();
        new FrontDoor(inn).sell(inn.sale(inn.day(10), 2));
        inn.outlets()
                .forEach(outlet -> Patience.until(
                        () -> assertThat(outlet.free(inn.day(10), 3)).containsExactly(3, 3, 4)));
        books.awaitTold(inn);
        books.awaitCourierRounds();
        assertThat(Partners.sandbox().calls().list("booking.ari", lastCall, 50))
                .singleElement()
                .satisfies(call -> assertThat(call.request())
                        .contains(inn.day(10).toString())
                        .contains(inn.day(11).toString())
                        .doesNotContain(inn.day(13).toString()));
        assertThat(Partners.sandbox().calls().list("channex.availability", lastCall, 50))
                .singleElement()
                .satisfies(call -> assertThat(call.request())
                        .contains(inn.day(10).toString())
                        .contains(inn.day(11).toString())
                        .doesNotContain(inn.day(12).toString()));
        assertThat(Partners.sandbox().calls().list("channex.restrictions", lastCall, 50))
                .isEmpty();
    }

    @Test
    void a_burst_of_changes_leaves_in_few_messages() {
        long before = Partners.ariCalls();
        int changes = 0;
        for (int day = 0; day < 100; day++) {
            inns.calendar()
                    .setPrice(
                            inn.principal(),
                            inn.product(),
                            NightRange.of(inn.day(day)),
                            0,
                            new Money(13_000L + day, "EUR"));
            changes++;
        }
        for (int sale = 0; sale < 40; sale++) {
            sell(inn.day(2 * sale), 1);
            changes++;
        }
        books.awaitTold(inn);
        inn.outlets().forEach(outlet -> {
            for (int day = 0; day < 80; day++) {
                assertThat(outlet.rateNight(inn.day(day)).findPrice(2)).contains(13_000L + day);
                assertThat(outlet.free(inn.day(day), 1)).containsExactly(day % 2 == 0 ? 3 : 4);
            }
        });
        // One message per change and partner would be the naive way.
        assertThat(Partners.ariCalls() - before).isLessThan(2L * changes / 5);
    }

    /** The long form waits until the minute is over and the last sale has arrived. */
    @Test
    void the_partners_call_limit_is_never_exceeded_and_what_had_to_wait_goes_out_in_time() {
        Switches free = Partners.sandbox().switches();
        Switches.ChannexSwitches limited = new Switches.ChannexSwitches(
                CALLS_A_MINUTE, CALLS_A_MINUTE, true, free.channex().maxBodyBytes());
        Partners.sandbox().switchTo(new Switches(free.booking(), limited, free.requirePrice()));
        int sold = 0;
        while (Partners.calls(AVAILABILITY) < CALLS_A_MINUTE) {
            sellAndAwaitAtTheOther(sold++);
            assertThat(sold).isLessThan(100);
        }
        sellAndAwaitAtTheOther(sold++);
        Patience.until(() ->
                assertThat(books.nextAttempt(inn.channex())).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(62)));
        assertThat(books.untold(inn.channex())).isPositive();
        if (LONG) {
            books.awaitTold(inn);
            assertThat(inn.channex().free(inn.day(0), sold)).containsOnly(3);
        }
        assertThat(Partners.sandbox().calls().list("channex", 0, 500))
                .extracting(Call::status)
                .doesNotContain(429);
        assertThat(mostInAMinute(AVAILABILITY)).isEqualTo(CALLS_A_MINUTE);
        assertThat(mostInAMinute("channex.restrictions")).isLessThanOrEqualTo(CALLS_A_MINUTE);
    }

    private void sellAndAwaitAtTheOther(int day) {
        sell(inn.day(day), 1);
        Patience.until(() -> assertThat(inn.booking().free(inn.day(day), 1)).containsExactly(3));
    }

    private static int mostInAMinute(String operation) {
        List<Long> times = Partners.sandbox().calls().list(operation, 0, 500).stream()
                .map(Call::atNanos)
                .toList();
        return times.stream()
                .mapToInt(start -> (int) times.stream()
                        .filter(time -> time >= start && time < start + TimeUnit.MINUTES.toNanos(1))
                        .count())
                .max()
                .orElse(0);
    }

    /** As the desk would, without the call limit of the API. */
    private void sell(LocalDate arrival, int nights) {
        reservations.book(
                inn.principal(),
                new NewReservation(
                        inn.propertyId(),
                        Source.DESK,
                        inn.product().unitTypeId(),
                        inn.product().ratePlanId(),
                        StayDates.of(arrival, nights),
                        Occupancy.of(2, 0),
                        new ContactDetails("Nora", "Ek", "", "", "", "", "", "", "SE", "sv"),
                        ""));
    }
}
