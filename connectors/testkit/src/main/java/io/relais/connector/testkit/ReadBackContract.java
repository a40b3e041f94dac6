package io.relais.connector.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.relais.connector.AriChange;
import io.relais.connector.Fault;
import io.relais.connector.Observation;
import io.relais.connector.ReadsBack;
import io.relais.connector.Session;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The scenarios of {@link ReadsBack}, played with the stubs {@code read-back/}: the partner holds counts and prices for every night
 * that is asked about, and perhaps for more.
 */
public interface ReadBackContract extends ConnectorContract {
    ReadBackFixture readBack();

    default ReadsBack reads() {
        return (ReadsBack) connector();
    }

    /** Every call of one question. */
    default List<Exchange> everythingReadBackSays() {
        try (Stage stage = stage().play("read-back")) {
            observe(stage.session());
            return stage.exchanges();
        }
    }

    private Observation observe(Session session) {
        ReadBackFixture asked = readBack();
        return reads().observe(session, asked.remotePropertyId(), asked.currency(), asked.nights());
    }

    @Test
    default void one_question_covers_the_nights_that_the_test_asks_about() {
        assertThat(reads().nightsPerObservation()).isBetween(1, 1_000);
        assertThat(ChronoUnit.DAYS.between(
                                readBack().nights().first(), readBack().nights().last())
                        + 1)
                .isLessThanOrEqualTo(reads().nightsPerObservation());
    }

    @Test
    default void what_the_partner_holds_is_told_once_for_each_night_and_product() {
        try (Stage stage = stage().play("read-back")) {
            Observation told = observe(stage.session());
            assertThat(stage.partner().unexpected()).isEmpty();
            // Fails on a value that is told twice.
            assertThat(Cells.of(told.values())).isNotEmpty();
            assertThat(told.values())
                    .hasAtLeastOneElementOfType(AriChange.Availability.class)
                    .hasAtLeastOneElementOfType(AriChange.Price.class);
        }
    }

    @Test
    default void every_night_that_was_asked_about_has_a_count() {
        try (Stage stage = stage().play("read-back")) {
            List<AriChange> values = observe(stage.session()).values();
            readBack()
                    .nights()
                    .dates()
                    .forEach(night -> assertThat(values)
                            .as("counts of " + night)
                            .anyMatch(value -> value instanceof AriChange.Availability
                                    && value.nights().contains(night)));
        }
    }

    @Test
    default void prices_are_in_the_currency_of_the_property_and_counts_are_not_negative() {
        try (Stage stage = stage().play("read-back")) {
            for (AriChange value : observe(stage.session()).values()) {
                if (value instanceof AriChange.Price price) {
                    assertThat(price.price().currency()).isEqualTo(readBack().currency());
                }
                if (value instanceof AriChange.Availability availability) {
                    assertThat(availability.count()).isNotNegative();
                }
            }
        }
    }

    @TestFactory
    default Stream<DynamicTest> each_failure_of_reading_back_has_its_fault() {
        return FaultTable.tests(this, this::observe);
    }

    @Test
    default void a_read_back_that_makes_no_sense_is_a_protocol_fault_and_not_an_empty_calendar() {
        for (String body : List.of("<html><body>Back soon", "", "ok")) {
            try (Stage stage = stage()) {
                stage.partner().answerAll(200, Map.of("Content-Type", "text/html"), body);
                assertThat(Checks.fault(() -> observe(stage.session())).fault())
                        .as("answer '" + body + "'")
                        .isEqualTo(Fault.PROTOCOL);
            }
        }
    }

    @Test
    default void the_quality_scale_says_that_it_reads_back() {
        assertThat(Descriptor.of(connector()).quality()).containsEntry("ari.readback", "done");
    }

    @Test
    default void read_back_calls_leak_no_secret() {
        Checks.noSecretLeaks(connector(), settings("http://127.0.0.1:1"), everythingReadBackSays());
    }
}
