package io.relais.core.reservation;

import static org.assertj.core.api.Assertions.assertThat;

import io.relais.connector.AriChange;
import io.relais.connector.Fault;
import io.relais.connector.ListedReservation;
import io.relais.connector.PartnerFault;
import io.relais.connector.Settings;
import io.relais.core.TestHotel;
import io.relais.core.TestHouse;
import io.relais.core.connection.Account;
import io.relais.core.connection.Connection;
import io.relais.core.connection.Mapping;
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

/** The first import, recovery and comparison. */
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
    void what_a_partner_sold_before_comes_through_the_inbox_while_its_connection_is_being_prepared() {
        UUID id = preparing();
        desk.partner.before.add(hotel.message("OLD-1").to("second").inbound());
        desk.house.map(id, new Mapping("room", "rate", hotel.typeId, hotel.planId));

        assertThat(desk.before.importExisting(hotel.owner, id)).isEqualTo(new FirstImport.Imported(1, 1));
        desk.house.reservationParts.applyAll();

        assertThat(hotel.sold(TestHouse.DAY)).isEqualTo(1);
        assertThat(desk.before.look(hotel.owner, id)).satisfies(state -> {
            assertThat(state.preparing()).isTrue();
            assertThat(state.imported()).isEqualTo(1);
        });
    }

    @Test
    void nothing_is_sent_while_a_connection_is_being_prepared_and_resuming_does_not_begin_it() {
        UUID id = preparing();
        desk.house.map(id, new Mapping("room", "rate", hotel.typeId, hotel.planId));
        hotel.sell(TestHouse.DAY, 1);
        deliver();
        assertThat(desk.partner.takeSent())
                .noneMatch(message -> message.remotePropertyId().equals("second"));
        assertThat(PartnerDesk.refusal(() -> desk.house.channels.resume(hotel.owner, id)))
                .isEqualTo(ProblemCode.CONNECTION_PREPARING);
        desk.house.database.write(handle -> desk.house.connections.activate(handle, id));
        hotel.sell(TestHouse.DAY.plusDays(1), 1);
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
        assertThat(PartnerDesk.refusal(() -> desk.before.importExisting(hotel.owner, id)))
                .isEqualTo(ProblemCode.PARTNER_UNANSWERED);
        desk.before.importExisting(hotel.owner, id);
        assertThat(desk.before.importExisting(hotel.owner, id)).isEqualTo(new FirstImport.Imported(1, 0));
        assertThat(PartnerDesk.refusal(() -> desk.before.importExisting(desk.house.hotel().owner, id)))
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
}
