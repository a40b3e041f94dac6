package io.relais.connector.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.relais.connector.Acknowledgement;
import io.relais.connector.Fault;
import io.relais.connector.Inbound;
import io.relais.connector.PartnerFault;
import io.relais.connector.PullsReservations;
import io.relais.connector.ReservationContent;
import io.relais.connector.ReservationMessage;
import io.relais.connector.ReservationMessage.Kind;
import io.relais.connector.UnreadableMessage;
import io.relais.vocabulary.Money;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The scenarios of {@link PullsReservations}. Beside the stubs of the package description it reads, from
 * {@code contract/<id>/reservations/}, raw messages as one {@code Inbound} holds them (any ending):
 *
 * <ul>
 *   <li>{@code new}, {@code modified}, {@code cancelled}: one reservation at three times, in EUR
 *   <li>{@code yen}: the total is 24000 yen; {@code dinar}: the total is 120.500 Kuwaiti dinar
 *   <li>{@code non-latin}: booked by first name 太郎, last name 山田
 *   <li>{@code bare}: nothing but what a reservation needs
 *   <li>{@code missing-<field>}: lacks a field that a reservation needs; the reason must name it
 * </ul>
 */
public interface ReservationsContract extends ConnectorContract {
    default PullsReservations pulls() {
        return (PullsReservations) connector();
    }

    /** What the connector makes of one of the raw messages. */
    default ReservationMessage reading(String name) {
        return pulls().read(RawReservations.of(connector().id()).get(name));
    }

    /** Every call of a pull with acknowledgement. */
    default List<Exchange> everythingReservationsSay() {
        try (Stage stage = stage().play("pull")) {
            pulls().acknowledge(stage.session(), RawReservations.kept(pulls().pull(stage.session())));
            return stage.exchanges();
        }
    }

    @Test
    default void waiting_reservations_are_pulled_one_by_one_in_the_partners_order() {
        try (Stage stage = stage().play("pull")) {
            List<Inbound> pulled = pulls().pull(stage.session());
            assertThat(pulled).hasSizeGreaterThanOrEqualTo(2);
            assertThat(pulled).extracting(Inbound::messageId).doesNotHaveDuplicates();
            assertThat(pulled).extracting(Inbound::order).isSorted().startsWith(0);
            assertThat(pulled)
                    .extracting(Inbound::receivedAt)
                    .containsOnly(stage.clock().instant());
            assertThat(pulled.stream().map(pulls()::read)).doesNotContainNull();
        }
    }

    @Test
    default void nothing_waiting_is_an_empty_list() {
        try (Stage stage = stage().play("pull-empty")) {
            assertThat(pulls().pull(stage.session())).isEmpty();
        }
    }

    @Test
    default void the_same_content_has_the_same_id_in_another_envelope_and_order() {
        try (Stage first = stage().play("pull");
                Stage again = stage().play("pull-again")) {
            assertThat(pulls().pull(again.session()))
                    .extracting(Inbound::messageId)
                    .containsExactlyInAnyOrderElementsOf(pulls().pull(first.session()).stream()
                            .map(Inbound::messageId)
                            .toList());
        }
    }

    @Test
    default void the_same_content_reads_alike_in_another_envelope_and_order() {
        try (Stage first = stage().play("pull");
                Stage again = stage().play("pull-again")) {
            assertThat(RawReservations.byId(pulls(), pulls().pull(again.session())))
                    .usingRecursiveComparison()
                    .ignoringFieldsMatchingRegexes(".*revision\\.order")
                    .isEqualTo(RawReservations.byId(pulls(), pulls().pull(first.session())));
        }
    }

    @Test
    default void kept_messages_are_acknowledged_and_no_message_needs_no_call() {
        try (Stage stage = stage().play("pull")) {
            List<Acknowledgement> kept = RawReservations.kept(pulls().pull(stage.session()));
            int before = stage.exchanges().size();
            pulls().acknowledge(stage.session(), List.of());
            assertThat(stage.exchanges()).hasSize(before);
            pulls().acknowledge(stage.session(), kept);
            assertThat(stage.partner().unexpected()).isEmpty();
            assertThat(stage.exchanges().size() > before)
                    .as("acknowledging calls exactly when there are receipts")
                    .isEqualTo(!kept.isEmpty());
        }
    }

    @TestFactory
    default Stream<DynamicTest> each_failure_of_a_pull_has_its_fault() {
        return FaultTable.tests(this, session -> pulls().pull(session));
    }

    @TestFactory
    default Stream<DynamicTest> each_failure_of_an_acknowledgement_has_its_fault() {
        List<Acknowledgement> kept;
        try (Stage stage = stage().play("pull")) {
            kept = RawReservations.kept(pulls().pull(stage.session()));
        }
        return kept.isEmpty() ? Stream.empty() : FaultTable.tests(this, session -> pulls().acknowledge(session, kept));
    }

    @Test
    default void a_body_that_makes_no_sense_is_kept_whole_or_a_protocol_fault() {
        String body = "<html><body>Back soon";
        try (Stage stage = stage()) {
            stage.partner().answerAll(200, Map.of("Content-Type", "text/html"), body);
            List<Inbound> pulled = pulls().pull(stage.session());
            assertThat(pulled).isNotEmpty().allSatisfy(inbound -> {
                assertThat(inbound.receipt()).isEmpty();
                assertThat(inbound.raw()).isEqualTo(body);
                assertThatThrownBy(() -> pulls().read(inbound)).isInstanceOf(UnreadableMessage.class);
            });
        } catch (PartnerFault fault) {
            assertThat(fault.fault()).isEqualTo(Fault.PROTOCOL);
        }
    }

    @Test
    default void success_with_an_error_inside_is_not_success() {
        try (Stage stage = stage()) {
            Assumptions.assumeTrue(stage.partner().knows("pull-error"), "the protocol has no errors inside a success");
            stage.play("pull-error");
            assertThat(Checks.fault(() -> pulls().pull(stage.session())).fault())
                    .isNotNull();
        }
    }

    @Test
    default void new_modified_and_cancelled_are_one_reservation_in_this_order() {
        ReservationMessage first = reading("new");
        ReservationMessage second = reading("modified");
        ReservationMessage third = reading("cancelled");
        assertThat(Stream.of(first, second, third).map(ReservationMessage::kind))
                .containsExactly(Kind.NEW, Kind.MODIFIED, Kind.CANCELLED);
        assertThat(Stream.of(first, second, third).map(ReservationMessage::externalId))
                .containsOnly(first.externalId());
        assertThat(Stream.of(third, first, second)
                        .map(ReservationMessage::revision)
                        .sorted())
                .containsExactly(first.revision(), second.revision(), third.revision());
    }

    @Test
    default void a_new_reservation_has_its_stays_with_a_price_for_each_night() {
        ReservationContent content = reading("new").content().orElseThrow();
        assertThat(content.total().currency()).isEqualTo("EUR");
        assertThat(content.stays()).isNotEmpty().allSatisfy(stay -> {
            assertThat(stay.roomId()).isNotBlank();
            assertThat(stay.externalId()).isNotBlank();
            assertThat(stay.nights().stream().map(night -> night.night()).toList())
                    .isIn(List.of(), stay.dates().dates().toList());
        });
        assertThat(content.stays()).extracting(stay -> stay.externalId()).doesNotHaveDuplicates();
    }

    @Test
    default void amounts_keep_their_value_in_currencies_with_0_and_3_decimals() {
        assertThat(reading("yen").content().orElseThrow().total()).isEqualTo(new Money(24_000, "JPY"));
        assertThat(reading("dinar").content().orElseThrow().total()).isEqualTo(new Money(120_500, "KWD"));
    }

    @Test
    default void names_are_kept_in_any_script() {
        assertThat(reading("non-latin").contact().orElseThrow().firstName()).isEqualTo("太郎");
        assertThat(reading("non-latin").contact().orElseThrow().lastName()).isEqualTo("山田");
    }

    @Test
    default void the_least_that_a_partner_may_send_is_enough() {
        assertThat(reading("bare").externalId()).isNotBlank();
    }

    @TestFactory
    default Stream<DynamicTest> a_missing_field_is_named() {
        RawReservations raw = RawReservations.of(connector().id());
        assertThat(raw.missing()).isNotEmpty();
        return raw.missing().entrySet().stream()
                .map(missing -> DynamicTest.dynamicTest(
                        missing.getKey(),
                        () -> assertThatThrownBy(() -> pulls().read(missing.getValue()))
                                .isInstanceOf(UnreadableMessage.class)
                                .hasMessageContaining(missing.getKey())));
    }

    @Test
    default void a_damaged_message_is_unreadable_and_never_a_crash() {
        assertThat(RawReservations.of(connector().id()).damaged()).isNotEmpty().allSatisfy(inbound -> {
            try {
                assertThat(pulls().read(inbound).externalId()).isNotBlank();
            } catch (UnreadableMessage e) {
                assertThat(e.reason()).isNotBlank();
            }
        });
    }

    @Test
    default void reading_is_repeatable() {
        assertThat(reading("modified")).isEqualTo(reading("modified"));
    }

    @Test
    default void reservation_calls_leak_no_secret() {
        Checks.noSecretLeaks(connector(), settings("http://127.0.0.1:1"), everythingReservationsSay());
    }
}
