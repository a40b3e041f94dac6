package io.relais.connector.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.relais.connector.ListedReservation;
import io.relais.connector.ListsReservations;
import io.relais.connector.Session;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The scenarios of {@link ListsReservations}: {@code history/} tells one that stands, one that is cancelled and one without amounts. */
public interface HistoryContract extends ConnectorContract {
    /** The property whose reservations the stubs tell. */
    String historyProperty();

    default ListsReservations listsReservations() {
        return (ListsReservations) connector();
    }

    /** What the partner lists for one day of creation. */
    default List<ListedReservation> listed(Session session) {
        LocalDate day = LocalDate.parse("2026-11-20");
        return listsReservations().reservations(session, historyProperty(), "EUR", day, day);
    }

    /** Every call of a list. */
    default List<Exchange> everythingHistorySays() {
        try (Stage stage = stage().play("history")) {
            listed(stage.session());
            return stage.exchanges();
        }
    }

    @Test
    default void reservations_are_listed_with_what_the_partner_tells_of_them() {
        try (Stage stage = stage().play("history")) {
            List<ListedReservation> listed = listed(stage.session());
            assertThat(stage.partner().unexpected()).isEmpty();
            assertThat(listed).hasSizeGreaterThanOrEqualTo(3);
            assertThat(listed).extracting(ListedReservation::externalId).doesNotHaveDuplicates();
            assertThat(listed).extracting(ListedReservation::cancelled).contains(true, false);
            assertThat(listed)
                    .as("what is left out is not zero")
                    .filteredOn(one -> !one.cancelled())
                    .anyMatch(one -> one.total().isEmpty())
                    .anyMatch(one -> one.total().isPresent() && one.dates().isPresent());
        }
    }

    @TestFactory
    default Stream<DynamicTest> each_failure_of_a_list_has_its_fault() {
        return FaultTable.tests(this, this::listed);
    }

    @Test
    default void a_list_that_makes_no_sense_is_a_protocol_fault() {
        Checks.nonsense(this, this::listed);
    }

    @Test
    default void list_calls_leak_no_secret() {
        Checks.noSecretLeaks(connector(), settings("http://127.0.0.1:1"), everythingHistorySays());
    }
}
