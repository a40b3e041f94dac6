package io.relais.connector.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.relais.connector.PartnerPayment;
import io.relais.connector.TellsPayments;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The scenarios of {@link TellsPayments}: {@code payment/} tells one of the reservation, with a balance of 120.50 EUR on a virtual
 * card and a card's number somewhere in the answer; {@code payment-none/} tells that there is none.
 */
public interface PaymentsContract extends ConnectorContract {
    /** The reservation whose payment the stubs tell. */
    String paidReservation();

    default TellsPayments payments() {
        return (TellsPayments) connector();
    }

    /** Every call about a payment. */
    default List<Exchange> everythingPaymentsSay() {
        try (Stage stage = stage().play("payment")) {
            payments().payment(stage.session(), paidReservation());
            return stage.exchanges();
        }
    }

    @Test
    default void a_payment_is_told_without_any_card_number() {
        try (Stage stage = stage().play("payment")) {
            PartnerPayment payment =
                    payments().payment(stage.session(), paidReservation()).orElseThrow();
            assertThat(stage.partner().unexpected()).isEmpty();
            assertThat(payment.status()).isNotEqualTo(PartnerPayment.Status.UNKNOWN);
            assertThat(payment.cards())
                    .extracting(card -> card.balance().map(Object::toString))
                    .contains(Optional.of("120.50 EUR"));
            assertThat(stage.exchanges().stream()
                            .map(exchange -> exchange.answer().body()))
                    .as("the recording tempts with a number")
                    .anyMatch(body -> body.contains("5555555555554444"));
            assertThat(payment.toString()).doesNotContainPattern("\\d{12}");
        }
    }

    @Test
    default void a_reservation_without_payment_is_no_fault() {
        try (Stage stage = stage().play("payment-none")) {
            assertThat(payments().payment(stage.session(), paidReservation())).isEmpty();
        }
    }

    @TestFactory
    default Stream<DynamicTest> each_failure_of_a_payment_question_has_its_fault() {
        return FaultTable.tests(this, session -> payments().payment(session, paidReservation()));
    }

    @Test
    default void a_payment_that_makes_no_sense_is_a_protocol_fault() {
        Checks.nonsense(this, session -> payments().payment(session, paidReservation()));
    }

    @Test
    default void payment_calls_leak_no_secret() {
        Checks.noSecretLeaks(connector(), settings("http://127.0.0.1:1"), everythingPaymentsSay());
    }
}
