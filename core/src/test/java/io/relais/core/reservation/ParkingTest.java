package io.relais.core.reservation;

import static io.relais.core.TestHouse.DAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.relais.connector.Inbound;
import io.relais.core.Invariants;
import io.relais.core.TestHotel;
import io.relais.core.TestHouse;
import io.relais.core.TestMessage;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Messages that cannot be applied are kept, shown and replayable, and stand in nobody's way. */
class ParkingTest {
    private static final TestHouse house = TestHouse.open();

    @AfterAll
    static void close() {
        house.close();
    }

    @AfterEach
    void everything_adds_up() {
        Invariants.hold(house.database);
    }

    @Test
    void an_unreadable_message_is_parked_with_the_reason_and_the_others_are_applied() {
        TestHotel hotel = house.hotel();
        house.receive(
                hotel,
                hotel.message("A").inbound(),
                TestMessage.unreadable("U"),
                hotel.message("B").inbound());
        assertThat(house.parked.list(hotel.owner)).singleElement().satisfies(item -> {
            assertThat(item.reasonCode()).isEqualTo("unreadable");
            assertThat(item.reason()).isEqualTo("the reservation has no number");
            assertThat(item.messageId()).isEqualTo("U");
        });
        assertThat(hotel.sold(DAY)).isEqualTo(2);
    }

    @Test
    void a_message_on_which_the_connector_breaks_is_parked_alone() {
        TestHotel hotel = house.plan().units(20).open();
        Inbound[] messages = new Inbound[11];
        for (int i = 0; i < 10; i++) {
            messages[i < 5 ? i : i + 1] = hotel.message("R-" + i).inbound();
        }
        messages[5] = TestMessage.breaking("X");
        house.receive(hotel, messages);
        assertThat(house.parked.list(hotel.owner)).singleElement().satisfies(item -> {
            assertThat(item.messageId()).isEqualTo("X");
            assertThat(item.reasonCode()).isEqualTo("failed");
        });
        assertThat(hotel.sold(DAY)).isEqualTo(10);
    }

    @Test
    void several_messages_that_break_are_each_parked_and_nothing_else_is() {
        TestHotel hotel = house.hotel();
        house.receive(
                hotel,
                TestMessage.breaking("X"),
                hotel.message("A").inbound(),
                TestMessage.breaking("Y"),
                hotel.message("B").inbound());
        assertThat(house.parked.list(hotel.owner))
                .extracting(ParkedItem::messageId)
                .containsExactlyInAnyOrder("X", "Y");
        assertThat(hotel.sold(DAY)).isEqualTo(2);
    }

    @Test
    void a_message_whose_ciphertext_is_spoiled_does_not_stop_the_inbox() {
        TestHotel hotel = house.hotel();
        house.inbox.store(
                hotel.accountId,
                List.of(hotel.message("A").inbound(), hotel.message("B").inbound()),
                "");
        house.database.write(
                handle -> handle.execute("update inbox set content_cipher = '\\x00' where message_id like 'A/%'"));
        house.reservationParts.applyAll();
        assertThat(house.parked.list(hotel.owner))
                .singleElement()
                .satisfies(item -> assertThat(item.messageId()).startsWith("A/"));
        assertThat(hotel.get("B").row().status()).isEqualTo(Status.CONFIRMED);
    }

    @Test
    void a_replayed_message_is_applied_when_what_stood_in_its_way_is_mended() {
        TestHotel hotel = house.hotel();
        house.receive(hotel, TestMessage.breaking("X"));
        UUID id = house.parked.list(hotel.owner).getFirst().id();
        mend(id, hotel, hotel.message("A").inbound());
        house.parked.replay(hotel.owner, id);
        house.reservationParts.applyAll();
        assertThat(house.parked.list(hotel.owner)).isEmpty();
        assertThat(hotel.get("A").row().status()).isEqualTo(Status.CONFIRMED);
    }

    @Test
    void a_message_replayed_in_vain_is_parked_again() {
        TestHotel hotel = house.hotel();
        house.receive(hotel, TestMessage.unreadable("U"));
        UUID id = house.parked.list(hotel.owner).getFirst().id();
        house.parked.replay(hotel.owner, id);
        assertThat(house.parked.list(hotel.owner)).isEmpty();
        house.reservationParts.applyAll();
        assertThat(house.parked.list(hotel.owner)).hasSize(1);
    }

    @Test
    void only_a_parked_message_can_be_replayed() {
        TestHotel hotel = house.hotel();
        UUID nothing = UUID.fromString("00000000-0000-7000-8000-000000000000");
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> house.parked.replay(hotel.owner, nothing))
                .satisfies(p -> assertThat(p.code()).isEqualTo(ProblemCode.PARKED_UNKNOWN));
    }

    @Test
    void a_message_for_a_property_that_is_not_connected_waits_for_the_connection() {
        TestHotel hotel = house.hotel();
        house.receive(hotel, hotel.message("A").to("later_1").inbound());
        assertThat(house.parked.list(hotel.owner)).singleElement().satisfies(item -> {
            assertThat(item.reasonCode()).isEqualTo("unknown-property");
            assertThat(item.externalId()).isEqualTo("A");
        });
        assertThat(house.remapping.run()).isZero();
        hotel.connect(hotel.accountId, "fake", "later_1");
        assertThat(house.remapping.run()).isEqualTo(1);
        house.reservationParts.applyAll();
        assertThat(house.parked.list(hotel.owner)).isEmpty();
        assertThat(hotel.get("A").row().conflict()).isEqualTo(Conflict.UNMAPPED_ROOM);
    }

    @Test
    void a_connection_whose_number_only_looks_alike_revives_nothing() {
        TestHotel hotel = house.hotel();
        house.receive(hotel, hotel.message("A").to("laterX1").inbound());
        hotel.connect(hotel.accountId, "fake", "later_1");
        hotel.connect(hotel.accountId, "fake", "later%");
        assertThat(house.remapping.run()).isZero();
        assertThat(house.parked.list(hotel.owner)).hasSize(1);
    }

    @Test
    void a_message_of_a_connector_that_is_gone_is_parked() {
        TestHotel hotel = house.hotel();
        TestHotel.Channel gone = hotel.addChannel("gone", "hotel-at-gone");
        house.inbox.store(gone.accountId(), List.of(hotel.message("A").inbound()), "");
        house.reservationParts.applyAll();
        assertThat(house.parked.list(hotel.owner))
                .singleElement()
                .satisfies(item -> assertThat(item.reasonCode()).isEqualTo("connector-missing"));
    }

    @Test
    void text_that_the_database_cannot_hold_parks_nothing() {
        TestHotel hotel = house.hotel();
        house.receive(
                hotel,
                hotel.message("A")
                        .remarks("before\u0000after \"quoted\" {braced} back\\slash \uD83D\uDE00")
                        .guest("Ze\u0000ro", "O'Brien, \"Bob\"")
                        .inbound());
        assertThat(house.parked.list(hotel.owner)).isEmpty();
        assertThat(hotel.get("A").remarks()).isEqualTo("beforeafter \"quoted\" {braced} back\\slash \uD83D\uDE00");
        assertThat(hotel.get("A").contact().name()).isEqualTo("Zero O'Brien, \"Bob\"");
    }

    /** As if the connector had been mended: the same message, now readable. */
    private void mend(UUID id, TestHotel hotel, Inbound readable) {
        byte[] cipher = house.secrets.seal(readable.raw(), "inbox " + hotel.accountId);
        house.database.write(handle -> handle.createUpdate("update inbox set content_cipher = :cipher where id = :id")
                .bind("cipher", cipher)
                .bind("id", id)
                .execute());
    }
}
