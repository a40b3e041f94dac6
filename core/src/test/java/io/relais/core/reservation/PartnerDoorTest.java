package io.relais.core.reservation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.relais.connector.PartnerPayment;
import io.relais.connector.UnreadableMessage;
import io.relais.core.TestHotel;
import io.relais.core.access.DoorClients;
import io.relais.core.connection.Noticed;
import io.relais.core.problem.ProblemCode;
import io.relais.vocabulary.Money;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What partners tell of their payments, and push to our door. */
class PartnerDoorTest {
    private static final LocalDate JUNE = LocalDate.parse("2026-06-01");

    private final PartnerDesk desk = new PartnerDesk();
    private TestHotel hotel;

    @BeforeEach
    void open() {
        hotel = desk.house.hotel();
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private static PartnerPayment payment(String card) {
        return new PartnerPayment(
                PartnerPayment.Payout.NET,
                PartnerPayment.Status.PARTIALLY_PAID,
                List.of(new PartnerPayment.Transfer(
                        new Money(45_00, "EUR"), PartnerPayment.Status.PAID, Optional.of(JUNE), "BT-1")),
                List.of(new PartnerPayment.VirtualCard(
                        card, "ACTIVE", Optional.of(new Money(120_50, "EUR")), Optional.of(JUNE), Optional.empty())),
                List.of(new PartnerPayment.Charge("ROOM", new Money(165_50, "EUR"), true, true)));
    }

    @Test
    void the_newest_payment_is_kept_and_a_cards_number_never() {
        desk.house.receive(hotel, hotel.message("R-1").inbound());
        UUID id = hotel.get("R-1").id();
        assertThat(desk.payments.find(hotel.owner, id)).isEmpty();
        desk.partner.payments.put("R-1", payment("v-1"));
        assertThat(desk.payments.fetch(hotel.owner, id).payment()).contains(payment("v-1"));
        desk.partner.payments.put("R-1", payment("5555555555554444"));
        assertThat(desk.payments
                        .fetch(hotel.owner, id)
                        .payment()
                        .orElseThrow()
                        .cards()
                        .getFirst()
                        .id())
                .doesNotContain("4444");
        desk.partner.payments.clear();
        desk.payments.fetch(hotel.owner, id);
        assertThat(desk.payments.find(hotel.owner, id).orElseThrow().payment()).isEmpty();
    }

    @Test
    void credentials_of_the_door_are_exchanged_for_tokens_until_they_are_revoked() {
        DoorClients.Issued issued = desk.doorClients.issue(hotel.owner, hotel.accountId, "Booking.com");
        assertThat(desk.doorClients.exchange(issued.clientId(), "wrong")).isEmpty();
        String token = desk.doorClients
                .exchange(issued.clientId(), issued.secret())
                .orElseThrow()
                .token();
        assertThat(desk.doorClients.account(token)).contains(hotel.accountId);
        desk.house.time().advance(DoorClients.TOKEN_LIFE);
        assertThat(desk.doorClients.account(token)).isEmpty();
        String second = desk.doorClients
                .exchange(issued.clientId(), issued.secret())
                .orElseThrow()
                .token();
        desk.doorClients.revoke(hotel.owner, hotel.accountId, issued.id());
        assertThat(desk.doorClients.account(second)).isEmpty();
        assertThat(desk.doorClients.exchange(issued.clientId(), issued.secret()))
                .isEmpty();
        assertThat(PartnerDesk.refusal(() -> desk.doorClients.list(desk.house.hotel().owner, hotel.accountId)))
                .isEqualTo(ProblemCode.ACCOUNT_UNKNOWN);
        assertThat(desk.doorClients.list(hotel.owner, hotel.accountId))
                .singleElement()
                .satisfies(client -> assertThat(client.revokedAt()).isNotNull());
    }

    @Test
    void a_notification_is_kept_once_and_makes_us_ask_the_partner() {
        desk.house.receive(hotel, hotel.message("R-1").inbound());
        desk.partner.payments.put("R-1", payment("v-1"));
        assertThat(desk.followUps.keep(hotel.accountId, "n1 VCC_BALANCE PAYMENTS R-1"))
                .isTrue();
        assertThat(desk.followUps.keep(hotel.accountId, "n1 VCC_BALANCE PAYMENTS R-1"))
                .isFalse();
        assertThat(desk.followUps.follow()).isEqualTo(1);
        assertThat(desk.partner.calls).containsExactly("payment R-1");
        assertThat(desk.payments.find(hotel.owner, hotel.get("R-1").id())).isPresent();
        assertThat(desk.followUps.follow()).isZero();
    }

    @Test
    void an_unknown_type_is_kept_and_seen_and_what_cannot_be_read_is_refused() {
        desk.followUps.keep(hotel.accountId, "n2 SOMETHING_NEW OTHER");
        assertThat(desk.followUps.follow()).isZero();
        assertThat(desk.followUps.list(hotel.owner, 10))
                .singleElement()
                .satisfies(noticed -> assertThat(noticed.state()).isEqualTo("kept"));
        assertThat(desk.followUps.list(hotel.bound(hotel.propertyId), 10)).isEmpty();
        assertThatThrownBy(() -> desk.followUps.keep(hotel.accountId, "?")).isInstanceOf(UnreadableMessage.class);
    }

    @Test
    void a_notification_that_is_faster_than_its_reservation_waits_for_it_and_fails_in_the_end() {
        desk.followUps.keep(hotel.accountId, "n3 PAYOUT_UPDATE PAYMENTS R-9");
        assertThat(desk.followUps.follow()).isEqualTo(1);
        assertThat(desk.followUps.follow()).as("not at once again").isZero();
        desk.house.receive(hotel, hotel.message("R-9").inbound());
        desk.house.time().advance(Duration.ofMinutes(1));
        assertThat(desk.followUps.follow()).isEqualTo(1);
        assertThat(desk.followUps.list(hotel.owner, 10))
                .extracting(Noticed::state)
                .containsExactly("done");

        desk.followUps.keep(hotel.accountId, "n4 PAYOUT_UPDATE PAYMENTS R-10");
        for (int i = 0; i < 10; i++) {
            desk.house.time().advance(Duration.ofHours(2));
            desk.followUps.follow();
        }
        assertThat(desk.followUps.list(hotel.owner, 10))
                .extracting(Noticed::state)
                .contains("failed");
    }
}
