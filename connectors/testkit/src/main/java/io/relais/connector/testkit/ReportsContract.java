package io.relais.connector.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.relais.connector.Fault;
import io.relais.connector.PartnerFault;
import io.relais.connector.ReportsReservations;
import io.relais.connector.ReservationReport;
import io.relais.vocabulary.Money;
import io.relais.vocabulary.StayDates;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The scenarios of {@link ReportsReservations}, played with the stubs {@code report/} and {@code report-refused/}. */
public interface ReportsContract extends ConnectorContract {
    default ReportsReservations reports() {
        return (ReportsReservations) connector();
    }

    /** One report of each kind, with words and numbers that must survive any wire format. */
    default List<ReservationReport> everyReport() {
        return List.of(
                new ReservationReport.NoShow("9100200301", Optional.empty(), true),
                new ReservationReport.NoShow("9100200301", Optional.of("77001"), false),
                new ReservationReport.InvalidCard("9100200301"),
                new ReservationReport.CancelledForCard("9100200301"),
                new ReservationReport.StayChanged(
                        "9100200301",
                        "77001",
                        StayDates.of(LocalDate.parse("2026-11-20"), 2),
                        new Money(24_050, "EUR")));
    }

    /** Every call of a report of each kind. */
    default List<Exchange> everythingReportsSay() {
        try (Stage stage = stage().play("report")) {
            everyReport().forEach(report -> reports().report(stage.session(), report));
            return stage.exchanges();
        }
    }

    @Test
    default void each_kind_of_report_is_taken_and_tells_which_reservation() {
        assertThat(everythingReportsSay())
                .hasSizeGreaterThanOrEqualTo(everyReport().size());
        assertThat(everythingReportsSay().stream()
                        .map(Exchange::request)
                        .filter(request -> !request.secretBody())
                        .map(request -> request.uri() + request.body()))
                .allMatch(said -> said.contains("9100200301"))
                .doesNotHaveDuplicates();
    }

    @Test
    default void a_refused_report_tells_the_partners_words() {
        for (ReservationReport report : everyReport()) {
            try (Stage stage = stage().play("report-refused")) {
                PartnerFault fault = Checks.fault(() -> reports().report(stage.session(), report));
                assertThat(fault.fault()).isEqualTo(Fault.REJECTED);
                assertThat(fault.text()).contains("too late");
            }
        }
    }

    @TestFactory
    default Stream<DynamicTest> each_failure_of_a_report_has_its_fault() {
        return FaultTable.tests(
                this, session -> reports().report(session, everyReport().getFirst()));
    }

    @Test
    default void a_report_answered_with_nonsense_is_a_protocol_fault() {
        Checks.nonsense(this, session -> reports().report(session, everyReport().getFirst()));
    }

    @Test
    default void report_calls_leak_no_secret() {
        Checks.noSecretLeaks(connector(), settings("http://127.0.0.1:1"), everythingReportsSay());
    }
}
