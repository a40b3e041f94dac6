package io.relais.core.reservation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.relais.connector.AriChange;
import io.relais.connector.Fault;
import io.relais.connector.ListedReservation;
import io.relais.connector.PartnerFault;
import io.relais.connector.PartnerPayment;
import io.relais.connector.Settings;
import io.relais.connector.UnreadableMessage;
import io.relais.core.TestHotel;
import io.relais.core.TestHouse;
import io.relais.core.access.DoorClients;
import io.relais.core.connection.Account;
import io.relais.core.connection.Connection;
import io.relais.core.connection.Mapping;
import io.relais.core.connection.Noticed;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.relais.vocabulary.Money;
import io.relais.vocabulary.StayDates;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The first import, recovery, comparison, payments and notifications. */
class PartnerDeskTest {
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

    private ProblemCode problem(Runnable work) {
        try {
            work.run();
        } catch (Problem problem) {
            return problem.code();
        }
        throw new AssertionError("nothing was refused");
    }

    private UUID preparing() {
        UUID id = desk.house.moment.ids().next();
        desk.house.connections.prepare(new Connection(id, hotel.accountId, "fake", hotel.propertyId, "second", false));
        return id;
    }

    private Account account() {
        return desk.house.accounts.find(hotel.accountId).orElseThrow();
    }

    private void pull() {
        desk.house.accounts.pullSoon(hotel.accountId);
        desk.house.pulls.due().forEach(desk.house.pulls::pull);
        desk.house.reservationParts.applyAll();
    }

    private void deliver() {
        for (int round = 0; round < 5; round++) {
            desk.house.deliveryParts.round();
            desk.house.time().advance(Duration.ofSeconds(2));
        }
    }

    @Test
    void a_connection_begins_only_after_it_is_mapped_and_its_reservations_are_in_the_register() {
        UUID id = preparing();
        desk.partner.before.add(hotel.message("OLD-1").to("second").inbound());
        assertThat(problem(() -> desk.activation.activate(hotel.owner, id))).isEqualTo(ProblemCode.NOTHING_MAPPED);
        desk.house.connections.map(id, new Mapping("room", "rate", hotel.typeId, hotel.planId));
        assertThat(problem(() -> desk.activation.activate(hotel.owner, id))).isEqualTo(ProblemCode.IMPORT_FIRST);

        assertThat(desk.activation.importExisting(hotel.owner, id)).isEqualTo(new Activation.Imported(1, 1));
        assertThat(problem(() -> desk.activation.activate(hotel.owner, id))).isEqualTo(ProblemCode.IMPORT_UNFINISHED);
        desk.house.reservationParts.applyAll();
        assertThat(hotel.sold(TestHouse.DAY)).isEqualTo(1);

        desk.activation.activate(hotel.owner, id);
        assertThat(desk.activation.look(hotel.owner, id)).satisfies(state -> {
            assertThat(state.preparing()).isFalse();
            assertThat(state.imported()).isEqualTo(1);
        });
        assertThat(desk.house.connections.find(id).orElseThrow().active()).isTrue();
    }

    @Test
    void nothing_is_sent_while_a_connection_is_being_prepared_and_resuming_does_not_begin_it() {
        UUID id = preparing();
        desk.house.connections.map(id, new Mapping("room", "rate", hotel.typeId, hotel.planId));
        hotel.sell(TestHouse.DAY, 1);
        deliver();
        assertThat(desk.partner.takeSent())
                .noneMatch(message -> message.remotePropertyId().equals("second"));
        assertThat(problem(() -> desk.house.channels.resume(hotel.owner, id)))
                .isEqualTo(ProblemCode.CONNECTION_PREPARING);
        desk.activation.importExisting(hotel.owner, id);
        desk.activation.activate(hotel.owner, id);
        deliver();
        assertThat(desk.partner.takeSent())
                .anyMatch(message -> message.remotePropertyId().equals("second"));
    }

    @Test
    void an_account_decides_whether_its_prices_are_told_per_number_of_people() {
        hotel.price(hotel.typeId, 2, 120_00);
        hotel.price(hotel.typeId, 3, 150_00);
        deliver();
        desk.partner.takeSentChanges();
        for (String pricing : List.of("room", "occupancy")) {
            desk.house.accounts.save(account(), new Settings(Map.of("key", "k", "pricing", pricing)));
            hotel.price(hotel.typeId, 3, pricing.equals("room") ? 151_00 : 152_00);
            deliver();
            assertThat(desk.partner.takeSentChanges())
                    .filteredOn(AriChange.Price.class::isInstance)
                    .extracting(change -> ((AriChange.Price) change).occupancy() > 0)
                    .as(pricing)
                    .allMatch(perPerson -> perPerson == pricing.equals("occupancy"));
        }
    }

    @Test
    void an_import_may_be_repeated_and_tells_the_partners_trouble() {
        UUID id = preparing();
        desk.partner.before.add(hotel.message("OLD-1").to("second").inbound());
        desk.partner.fail(PartnerFault.of(Fault.UNAVAILABLE, "no answer"));
        assertThat(problem(() -> desk.activation.importExisting(hotel.owner, id)))
                .isEqualTo(ProblemCode.PARTNER_UNANSWERED);
        desk.activation.importExisting(hotel.owner, id);
        assertThat(desk.activation.importExisting(hotel.owner, id)).isEqualTo(new Activation.Imported(1, 0));
        assertThat(problem(() -> desk.activation.importExisting(desk.house.hotel().owner, id)))
                .isEqualTo(ProblemCode.CONNECTION_UNKNOWN);
    }

    @Test
    void missed_reservations_are_asked_for_with_a_pull_every_half_hour_at_least() {
        desk.partner.missed.add(hotel.message("LOST-1").inbound());
        pull();
        assertThat(hotel.get("LOST-1").row().externalId()).isEqualTo("LOST-1");
        assertThat(desk.partner.acknowledged()).isNotEmpty();
        pull();
        assertThat(desk.partner.calls).containsExactly("missed");
        desk.house.time().advance(Duration.ofMinutes(26));
        pull();
        assertThat(desk.partner.calls).containsExactly("missed", "missed");
    }

    @Test
    void a_recovery_that_fails_is_tried_again_soon_and_leaves_the_pull_alone() {
        desk.partner.offer(hotel.message("R-1").inbound());
        desk.partner.fail(PartnerFault.of(Fault.AUTH, "not switched on"));
        pull();
        assertThat(hotel.get("R-1").row().externalId()).isEqualTo("R-1");
        assertThat(account().state()).isEqualTo(Account.State.ACTIVE);
        desk.house.time().advance(Duration.ofMinutes(4));
        pull();
        assertThat(desk.partner.calls).containsExactly("missed", "missed");
    }

    private static ListedReservation listed(String number, boolean cancelled, long total) {
        return new ListedReservation(
                number,
                cancelled,
                1,
                Optional.of(StayDates.of(TestHouse.DAY, 2)),
                Optional.of(new Money(total, "EUR")),
                Optional.of(Instant.parse("2026-06-01T08:00:00Z")));
    }

    @Test
    void what_the_partner_lists_otherwise_is_shown_and_what_is_missing_is_fetched() {
        for (String number : List.of("SAME", "DEAR", "GONE", "OURS")) {
            desk.house.receive(hotel, hotel.message(number).inbound());
        }
        desk.partner.listed.addAll(List.of(
                listed("SAME", false, 200_00),
                listed("DEAR", false, 210_00),
                listed("GONE", true, 200_00),
                listed("LOST", false, 200_00),
                listed("NEVER", true, 0)));
        desk.partner.before.add(hotel.message("LOST").inbound());

        Comparisons.Comparison found =
                desk.comparisons.compare(hotel.owner, hotel.connectionId, JUNE, JUNE.plusDays(14));
        assertThat(found.differences())
                .extracting(one -> one.kind() + " " + one.externalId() + " " + one.ours() + "|" + one.theirs())
                .containsExactlyInAnyOrder(
                        "TOTAL DEAR 200.00 EUR|210.00 EUR",
                        "STATUS GONE standing|cancelled",
                        "MISSING LOST |standing",
                        "UNLISTED OURS standing|");
        assertThat(found.fetched()).isEqualTo(1);
        assertThat(desk.partner.calls).contains("list 2026-06-01 2026-06-10", "list 2026-06-11 2026-06-15");
        assertThat(desk.comparisons.list(hotel.owner, hotel.connectionId)).hasSize(4);
        assertThat(hotel.get("GONE").row().status()).as("nothing is mended").isEqualTo(Status.CONFIRMED);

        desk.house.reservationParts.applyAll();
        assertThat(desk.comparisons
                        .compare(hotel.owner, hotel.connectionId, JUNE, JUNE.plusDays(14))
                        .differences())
                .extracting(ListDifference::kind)
                .doesNotContain(ListDifference.Kind.MISSING);
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
        assertThat(problem(() -> desk.doorClients.list(desk.house.hotel().owner, hotel.accountId)))
                .isEqualTo(ProblemCode.ACCOUNT_UNKNOWN);
        assertThat(desk.doorClients.list(hotel.owner, hotel.accountId))
                .singleElement()
                .satisfies(client -> assertThat(client.revokedAt()).isNotNull());
    }

    @Test
    void a_notification_is_kept_once_and_makes_us_ask_the_partner() {
        desk.house.receive(hotel, hotel.message("R-1").inbound());
        desk.partner.payments.put("R-1", payment("v-1"));
        assertThat(desk.hints.keep(hotel.accountId, "n1 VCC_BALANCE PAYMENTS R-1"))
                .isTrue();
        assertThat(desk.hints.keep(hotel.accountId, "n1 VCC_BALANCE PAYMENTS R-1"))
                .isFalse();
        assertThat(desk.hints.follow()).isEqualTo(1);
        assertThat(desk.partner.calls).containsExactly("payment R-1");
        assertThat(desk.payments.find(hotel.owner, hotel.get("R-1").id())).isPresent();
        assertThat(desk.hints.follow()).isZero();
    }

    @Test
    void an_unknown_type_is_kept_and_seen_and_what_cannot_be_read_is_refused() {
        desk.hints.keep(hotel.accountId, "n2 SOMETHING_NEW OTHER");
        assertThat(desk.hints.follow()).isZero();
        assertThat(desk.hints.list(hotel.owner, 10))
                .singleElement()
                .satisfies(noticed -> assertThat(noticed.state()).isEqualTo("kept"));
        assertThat(desk.hints.list(hotel.bound(hotel.propertyId), 10)).isEmpty();
        assertThatThrownBy(() -> desk.hints.keep(hotel.accountId, "?")).isInstanceOf(UnreadableMessage.class);
    }

    @Test
    void a_notification_that_is_faster_than_its_reservation_waits_for_it_and_fails_in_the_end() {
        desk.hints.keep(hotel.accountId, "n3 PAYOUT_UPDATE PAYMENTS R-9");
        assertThat(desk.hints.follow()).isEqualTo(1);
        assertThat(desk.hints.follow()).as("not at once again").isZero();
        desk.house.receive(hotel, hotel.message("R-9").inbound());
        desk.house.time().advance(Duration.ofMinutes(1));
        assertThat(desk.hints.follow()).isEqualTo(1);
        assertThat(desk.hints.list(hotel.owner, 10)).extracting(Noticed::state).containsExactly("done");

        desk.hints.keep(hotel.accountId, "n4 PAYOUT_UPDATE PAYMENTS R-10");
        for (int i = 0; i < 10; i++) {
            desk.house.time().advance(Duration.ofHours(2));
            desk.hints.follow();
        }
        assertThat(desk.hints.list(hotel.owner, 10)).extracting(Noticed::state).contains("failed");
    }
}
