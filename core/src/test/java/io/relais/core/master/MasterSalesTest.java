package io.relais.core.master;

import static io.relais.core.TestHouse.DAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.relais.connector.ContactDetails;
import io.relais.connector.Fault;
import io.relais.connector.PartnerFault;
import io.relais.connector.ReservationMessage;
import io.relais.connector.ReservationMessage.Kind;
import io.relais.core.problem.Problem;
import io.relais.core.reservation.ReservationSheet;
import io.relais.vocabulary.NightRange;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The system that keeps the calendar hears of what is sold here, once and in the end. */
class MasterSalesTest {
    private static final NightRange THREE = new NightRange(DAY, DAY.plusDays(2));

    private final MasterFixture fixture = new MasterFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void a_sale_is_told_new_then_modified_then_cancelled_and_each_state_once() {
        fixture.open();
        ReservationSheet sheet = fixture.hotel.sell(DAY, 2);
        assertThat(fixture.masters.untold(fixture.hotel.owner, fixture.hotel.propertyId))
                .isEqualTo(1);
        fixture.tell();
        fixture.tell();
        ReservationMessage told = fixture.other.told.getFirst();
        assertThat(told.kind()).isEqualTo(Kind.NEW);
        assertThat(told.externalId()).isEqualTo(sheet.row().confirmationNumber());
        assertThat(told.remotePropertyId()).isEqualTo(fixture.code);
        assertThat(told.content().orElseThrow().stays().getFirst().nights())
                .extracting(night -> night.price().minor())
                .containsExactly(100_00L, 100_00L);
        assertThat(told.contact().orElseThrow().lastName()).isEqualTo("Haddad");
        fixture.house.reservations.assignUnit(
                fixture.hotel.owner,
                sheet.id(),
                sheet.stays().getFirst().id(),
                Optional.of(fixture.hotel.unitIds.getFirst()));
        fixture.tell();
        assertThat(fixture.other.told).hasSize(1);
        ContactDetails corrected = new ContactDetails("Nour", "Haddad-Roy", "", "", "", "", "", "", "", "");
        fixture.house.reservationParts.administrations.correctContact(
                fixture.hotel.owner, sheet.id(), corrected, version -> {});
        fixture.tell();
        fixture.house.reservations.cancel(fixture.hotel.owner, sheet.id());
        fixture.tell();
        fixture.tell();
        assertThat(fixture.other.told)
                .extracting(ReservationMessage::kind)
                .containsExactly(Kind.NEW, Kind.MODIFIED, Kind.CANCELLED);
        assertThat(fixture.masters.untold(fixture.hotel.owner, fixture.hotel.propertyId))
                .isZero();
    }

    @Test
    void what_the_master_says_while_it_is_told_a_sale_counts_that_sale() {
        String key = fixture.open().key();
        fixture.changes(key, fixture.free(THREE, 2));
        fixture.hotel.sell(DAY, 1);
        fixture.other.meanwhile.set(() -> fixture.changes(key, fixture.free(THREE, 1)));
        fixture.tell();
        assertThat(fixture.hotel.free(DAY)).isEqualTo(1);
    }

    @Test
    void sales_made_before_the_door_was_opened_are_told_too_but_not_those_that_are_over_or_cancelled() {
        fixture.hotel.sell(DAY, 1);
        ReservationSheet gone = fixture.hotel.sell(DAY.plusDays(3), 1);
        fixture.house.reservations.cancel(fixture.hotel.owner, gone.id());
        fixture.open();
        fixture.tell();
        assertThat(fixture.other.told).extracting(ReservationMessage::kind).containsExactly(Kind.NEW);
    }

    @Test
    void a_sale_whose_telling_failed_is_seen_and_told_again_later_and_the_others_go_on() {
        fixture.open();
        fixture.hotel.sell(DAY, 1);
        fixture.hotel.sell(DAY.plusDays(5), 1);
        fixture.other.faults.add(PartnerFault.of(Fault.REJECTED, "the room is not mapped there"));
        fixture.tell();
        assertThat(fixture.other.told).hasSize(1);
        assertThat(sales()).extracting(MasterSaleView::fault).containsExactly("", "REJECTED");
        fixture.tell();
        assertThat(fixture.other.told).hasSize(1);
        fixture.house.time().advance(Duration.ofMinutes(2));
        fixture.tell();
        assertThat(fixture.other.told).hasSize(2);
        assertThat(sales()).allSatisfy(sale -> {
            assertThat(sale.fault()).isEmpty();
            assertThat(sale.current()).isTrue();
        });
    }

    @Test
    void a_partner_that_is_away_holds_up_everything_for_a_while_and_nothing_is_lost() {
        fixture.open();
        fixture.hotel.sell(DAY, 1);
        fixture.hotel.sell(DAY.plusDays(5), 1);
        fixture.other.faults.add(PartnerFault.of(Fault.UNAVAILABLE, "no answer"));
        fixture.tell();
        assertThat(fixture.other.told).isEmpty();
        assertThat(sales()).extracting(MasterSaleView::fault).containsExactly("", "UNAVAILABLE");
        fixture.house.time().advance(Duration.ofSeconds(2));
        fixture.tell();
        assertThat(fixture.other.told).hasSize(2);
    }

    @Test
    void nothing_that_the_master_set_is_sent_back_and_channels_of_the_house_hear_of_it() {
        String key = fixture.open().key();
        fixture.house.deliveryParts.round();
        fixture.house.partner.takeSentChanges();
        fixture.changes(key, fixture.free(THREE, 9));
        fixture.house.time().advance(Duration.ofSeconds(10));
        fixture.house.deliveryParts.round();
        assertThat(fixture.house.partner.takeSentChanges()).isNotEmpty();
        fixture.tell();
        assertThat(fixture.other.told).isEmpty();
    }

    @Test
    void a_full_synchronisation_is_asked_for_and_a_refusal_is_told() {
        fixture.open();
        fixture.masters.requestAll(fixture.hotel.owner, fixture.hotel.propertyId);
        assertThat(fixture.other.asked).containsExactly(fixture.code);
        fixture.other.faults.add(PartnerFault.of(Fault.REJECTED, "not now"));
        assertThatThrownBy(() -> fixture.masters.requestAll(fixture.hotel.owner, fixture.hotel.propertyId))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.arguments()).containsExactly("Fake master", "not now"));
    }

    private List<MasterSaleView> sales() {
        return fixture.masters.sales(fixture.hotel.owner, fixture.hotel.propertyId, Optional.empty(), 10);
    }
}
