package io.relais.connector.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.relais.connector.Inbound;
import io.relais.connector.PullsReservations;
import io.relais.connector.RecoversReservations;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The scenarios of {@link RecoversReservations}, played with the stubs {@code missed/} and {@code missed-empty/}. Where a setting
 * switches recovery on, {@link #settings} does.
 */
public interface RecoveryContract extends ConnectorContract {
    default RecoversReservations recovers() {
        return (RecoversReservations) connector();
    }

    /** Every call of a recovery. */
    default List<Exchange> everythingRecoveriesSay() {
        try (Stage stage = stage().play("missed")) {
            recovers().missed(stage.session());
            return stage.exchanges();
        }
    }

    @Test
    default void missed_reservations_come_like_pulled_ones() {
        try (Stage stage = stage().play("missed")) {
            List<Inbound> missed = recovers().missed(stage.session());
            assertThat(missed).isNotEmpty();
            assertThat(missed).extracting(Inbound::messageId).doesNotHaveDuplicates();
            PullsReservations reader = (PullsReservations) connector();
            assertThat(missed.stream().map(reader::read)).doesNotContainNull();
            assertThat(recovers().missed(stage.session()))
                    .extracting(Inbound::messageId)
                    .containsExactlyElementsOf(
                            missed.stream().map(Inbound::messageId).toList());
        }
    }

    @Test
    default void nothing_missed_is_an_empty_list() {
        try (Stage stage = stage().play("missed-empty")) {
            assertThat(recovers().missed(stage.session())).isEmpty();
        }
    }

    @TestFactory
    default Stream<DynamicTest> each_failure_of_a_recovery_has_its_fault() {
        return FaultTable.tests(this, session -> recovers().missed(session));
    }

    @Test
    default void recovery_calls_leak_no_secret() {
        Checks.noSecretLeaks(connector(), settings("http://127.0.0.1:1"), everythingRecoveriesSay());
    }
}
