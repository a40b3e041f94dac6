package io.relais.core.reservation;

import static io.relais.core.TestHouse.DAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.relais.connector.ContactDetails;
import io.relais.core.TestHotel;
import io.relais.core.TestHouse;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.relais.vocabulary.Occupancy;
import io.relais.vocabulary.StayDates;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The search box: words, operators, typing errors, orders. Nobody finds what is another organisation's. */
class SearchTest {
    private static final TestHouse house = TestHouse.open();
    private final TestHotel hotel = house.plan().units(60).open();

    @AfterAll
    static void close() {
        house.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "anna weber",
                "weber anna",
                "web",
                "wbeer",
                "weebr anna",
                "Anna.Weber@example.com",
                "anna.weber@",
                "email:ANNA.",
                "+33 6 12 34 56 78",
                "06 12 34 56 78",
                "phone:345678",
                "name:\"anna weber\"",
                "status:confirmed weber",
                "source:desk weber",
                "arrival:2026-07 weber",
                "arrival:2026-07-01 weber",
                "arrival:2026-06-20..2026-07-02 weber",
                "departure:2026-07-04 name:weber",
                "made:2026-06-01 weber",
                "stay:2026-07-03 weber",
                "type:double weber",
                "plan:flex weber",
                "unit:\"Double 1\"",
                "Double 1",
                "balance:>0 weber",
                "total:300 weber",
                "total:>=300.00 total:<301 weber",
                "-status:cancelled weber",
                "coupon:3333",
                "coupon:summer",
                "tag:vip",
                "group:wedding"
            })
    void a_reservation_is_found_by_what_is_known_of_it(String text) {
        ReservationSheet weber = sell("Anna", "Weber", 3);
        sell("Otto", "Else", 2);
        house.reservations.assignUnit(
                hotel.owner, weber.id(), weber.stays().getFirst().id(), Optional.of(hotel.unitIds.getFirst()));
        keepTerms(weber.id());
        house.guestParts.identifyAll();
        assertThat(search(text).rows()).extracting(RegisterRow::id).containsExactly(weber.id());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-name:weber",
                "status:cancelled",
                "source:booking-com",
                "arrival:2026-08",
                "departure:2026-07-03",
                "made:2026-05",
                "stay:2026-07-04",
                "type:suite",
                "unit:999",
                "balance:<0",
                "balance:<=0",
                "total:>300",
                "coupon:4444",
                "coupon:33",
                "tag:ip",
                "conflict:overbooked",
                "phone:999999"
            })
    void a_condition_that_is_not_met_finds_nothing(String text) {
        ReservationSheet weber = sell("Anna", "Weber", 3);
        keepTerms(weber.id());
        assertThat(search(text).rows()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "foo:bar, SEARCH_OPERATOR_UNKNOWN",
        "status:gone, SEARCH_VALUE_INVALID",
        "arrival:2026-13, SEARCH_VALUE_INVALID",
        "arrival:2026-02-30, SEARCH_VALUE_INVALID",
        "arrival:2026-03-02..2026-03-01, SEARCH_VALUE_INVALID",
        "balance:much, SEARCH_VALUE_INVALID",
        "tag:, SEARCH_VALUE_INVALID",
        "conflict:none, SEARCH_VALUE_INVALID",
        "balance:>99999999999999, SEARCH_VALUE_INVALID",
        "arrival:0000-01-01, SEARCH_VALUE_INVALID"
    })
    void what_cannot_be_read_is_told_and_not_ignored(String text, ProblemCode code) {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> search(text))
                .satisfies(problem -> assertThat(problem.code()).isEqualTo(code));
    }

    @Test
    void names_that_are_only_similar_come_when_nobody_is_called_so_and_are_told_as_such() {
        sell("Jean", "Kowalski", 1);
        sell("Jean", "Kovalsky", 1);
        house.guestParts.identifyAll();
        assertThat(search("kowalski").similar()).isFalse();
        assertThat(search("kowalski").rows()).hasSize(1);
        assertThat(search("kowalsky").similar()).isTrue();
        assertThat(search("kowalsky").rows()).isNotEmpty();
    }

    @Test
    void nobody_finds_what_is_another_organisations() {
        ReservationSheet weber = sell("Anna", "Weber", 3);
        keepTerms(weber.id());
        house.guestParts.identifyAll();
        TestHotel other = house.hotel();
        for (String text : List.of(
                "weber",
                "wbeer",
                "coupon:3333",
                "tag:vip",
                "unit:\"Double 1\"",
                "group:wedding",
                weber.row().confirmationNumber(),
                weber.id().toString(),
                "",
                "stay:2026-07-02",
                "balance:>0")) {
            for (RegisterSort.Field field : RegisterSort.Field.values()) {
                RegisterQuery query =
                        new RegisterQuery(text, Optional.empty(), false, "", 50, new RegisterSort(field, true));
                assertThat(house.register.search(other.owner, query).rows())
                        .as(text + field)
                        .isEmpty();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(RegisterSort.Field.class)
    void every_order_turns_its_pages_without_losing_or_repeating_one(RegisterSort.Field field) {
        TestHotel second = house.plan().beside(hotel).units(40).open();
        for (int i = 0; i < 17; i++) {
            house.time().advance(Duration.ofSeconds(1));
            sell(i % 3 == 0 ? hotel : second, "G" + i % 4, "Name" + i * 7 % 5, 1 + i % 4);
        }
        house.receive(hotel, hotel.message("no-stay").cancelled().inbound());
        for (boolean descending : List.of(true, false)) {
            RegisterSort sort = new RegisterSort(field, descending);
            List<RegisterRow> seen = walk("", sort);
            assertThat(seen).extracting(RegisterRow::id).doesNotHaveDuplicates().hasSize(18);
            assertThat(walk("name", sort)).hasSize(17);
            assertThat(seen.stream().filter(row -> row.arrival() != null)).isSortedAccordingTo(order(sort));
        }
    }

    @Test
    void a_cursor_of_one_order_is_of_no_use_in_another() {
        for (int i = 0; i < 3; i++) {
            sell("A", "B" + i, 1);
        }
        String cursor =
                house.register.search(hotel.owner, RegisterQuery.first("", 2)).nextCursor();
        RegisterQuery other = new RegisterQuery("", Optional.empty(), false, cursor, 2, RegisterSort.of("total"));
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> house.register.search(hotel.owner, other))
                .satisfies(problem -> assertThat(problem.code()).isEqualTo(ProblemCode.CURSOR_INVALID));
    }

    @Test
    void all_rows_are_visited_page_by_page() {
        for (int i = 0; i < 12; i++) {
            sell("A", "B" + i, 1);
        }
        List<UUID> seen = new ArrayList<>();
        int visited = house.register.all(hotel.owner, RegisterQuery.first("", 1), row -> seen.add(row.id()));
        assertThat(visited).isEqualTo(12);
        assertThat(seen).doesNotHaveDuplicates().hasSize(12);
    }

    private List<RegisterRow> walk(String text, RegisterSort sort) {
        List<RegisterRow> seen = new ArrayList<>();
        String cursor = "";
        do {
            RegisterPage page = house.register.search(
                    hotel.owner, new RegisterQuery(text, Optional.empty(), false, cursor, 4, sort));
            seen.addAll(page.rows());
            cursor = page.nextCursor();
        } while (!cursor.isEmpty());
        return seen;
    }

    private static Comparator<RegisterRow> order(RegisterSort sort) {
        Comparator<RegisterRow> order = switch (sort.field()) {
            case MADE -> Comparator.comparing(RegisterRow::createdAt);
            case ARRIVAL -> Comparator.comparing(RegisterRow::arrival);
            case DEPARTURE -> Comparator.comparing(RegisterRow::departure);
            case NAME -> Comparator.comparing(row -> row.guestName().replaceFirst("(\\S+) (\\S+)", "$2 $1"));
            case TOTAL -> Comparator.comparing(row -> row.total().minor());
            case BALANCE -> Comparator.comparing(row -> row.balance().minor());
        };
        return sort.descending() ? order.reversed() : order;
    }

    private RegisterPage search(String text) {
        return house.register.search(hotel.owner, RegisterQuery.first(text, 50));
    }

    private ReservationSheet sell(String first, String last, int nights) {
        return sell(hotel, first, last, nights);
    }

    private static ReservationSheet sell(TestHotel where, String first, String last, int nights) {
        boolean weber = last.equals("Weber");
        return house.reservations.book(
                where.owner,
                new NewReservation(
                        where.propertyId,
                        Source.DESK,
                        where.typeId,
                        where.planId,
                        StayDates.of(DAY, nights),
                        Occupancy.of(2, 0),
                        new ContactDetails(
                                first,
                                last,
                                weber ? "Anna.Weber@example.com" : "",
                                weber ? "+33 6 12 34 56 78" : "",
                                "",
                                "",
                                "",
                                "",
                                "FR",
                                "fr"),
                        ""));
    }

    /** What other use cases write. */
    private static void keepTerms(UUID id) {
        house.database.write(handle -> {
            handle.execute("""
                    with g as (
                        insert into reservation_group (id, property_id, name, created_at)
                        select gen_random_uuid(), property_id, 'Wedding of the year', now() from reservation where id = ?
                        returning id)
                    update reservation set promotion_codes = '{SUMMER3333,X}', tags = '{VIP}', group_id = (select id from g)
                    where id = ?
                    """, id, id);
            return true;
        });
    }
}
