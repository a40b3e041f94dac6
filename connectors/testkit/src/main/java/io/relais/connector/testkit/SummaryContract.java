package io.relais.connector.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.relais.connector.Inbound;
import io.relais.connector.PullsReservations;
import io.relais.connector.SummarisesReservations;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The scenarios of {@link SummarisesReservations}, played with the stubs {@code summary/} and {@code summary-empty/}. */
public interface SummaryContract extends ConnectorContract {
    /** The property that the stubs summarise. */
    String summaryProperty();

    default SummarisesReservations summarises() {
        return (SummarisesReservations) connector();
    }

    /** Every call of a summary. */
    default List<Exchange> everythingSummariesSay() {
        try (Stage stage = stage().play("summary")) {
            summarises().summary(stage.session(), summaryProperty());
            return stage.exchanges();
        }
    }

    @Test
    default void reservations_of_before_are_told_one_by_one_and_can_be_read() {
        try (Stage stage = stage().play("summary")) {
            List<Inbound> told = summarises().summary(stage.session(), summaryProperty());
            assertThat(told).hasSizeGreaterThanOrEqualTo(2);
            assertThat(told).extracting(Inbound::messageId).doesNotHaveDuplicates();
            assertThat(told).extracting(Inbound::receipt).allMatch(receipt -> receipt.isEmpty());
            PullsReservations reader = (PullsReservations) connector();
            assertThat(told.stream().map(reader::read))
                    .allSatisfy(
                            message -> assertThat(message.remotePropertyId()).isEqualTo(summaryProperty()));
        }
    }

    @Test
    default void a_summary_asked_for_again_is_the_same() {
        try (Stage stage = stage().play("summary")) {
            assertThat(summarises().summary(stage.session(), summaryProperty()))
                    .extracting(Inbound::messageId)
                    .containsExactlyElementsOf(summarises().summary(stage.session(), summaryProperty()).stream()
                            .map(Inbound::messageId)
                            .toList());
        }
    }

    @Test
    default void a_property_without_reservations_has_an_empty_summary() {
        try (Stage stage = stage().play("summary-empty")) {
            assertThat(summarises().summary(stage.session(), summaryProperty())).isEmpty();
        }
    }

    @TestFactory
    default Stream<DynamicTest> each_failure_of_a_summary_has_its_fault() {
        return FaultTable.tests(this, session -> summarises().summary(session, summaryProperty()));
    }

    @Test
    default void summary_calls_leak_no_secret() {
        Checks.noSecretLeaks(connector(), settings("http://127.0.0.1:1"), everythingSummariesSay());
    }
}
