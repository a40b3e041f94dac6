package io.relais.core.reservation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.relais.connector.AriChange;
import io.relais.connector.Fault;
import io.relais.connector.PartnerFault;
import io.relais.connector.RemoteProduct;
import io.relais.core.ListingPartner;
import io.relais.core.TestHotel;
import io.relais.core.TestHouse;
import io.relais.core.connection.MappingChoice;
import io.relais.core.connection.ProductKey;
import io.relais.core.delivery.MappingFixture;
import io.relais.core.delivery.Mappings;
import io.relais.core.delivery.Rehearsal;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A connection in preparation sends nothing; activated, it is told what is left after what it had sold before. */
class FirstActivationTest {
    private final ListingPartner partner = new ListingPartner();
    private final TestHouse house = TestHouse.open(partner);
    private final MappingFixture parts = new MappingFixture(house);
    private final TestHotel hotel = house.plan().unmapped().open();
    private UUID connection = hotel.connectionId;

    @BeforeEach
    void prepare() {
        partner.sells(
                new RemoteProduct("room", "Double", 3, "rate", "Flexible", "EUR", RemoteProduct.Pricing.OCCUPANCY));
        connection = parts.connecting
                .connect(hotel.owner, hotel.propertyId, hotel.accountId, "first")
                .connectionId();
        parts.mappings.fetch(hotel.owner, connection);
    }

    @AfterEach
    void close() {
        house.close();
    }

    private void map() {
        parts.mappings.save(
                hotel.owner,
                connection,
                new Mappings.Wish(
                        List.of(new MappingChoice(new ProductKey("room", "rate"), hotel.typeId, hotel.planId)),
                        Set.of(),
                        -1));
    }

    private static void refused(ProblemCode code, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(Problem.class, p -> assertThat(p.code()).isEqualTo(code));
    }

    @Test
    void what_the_partner_sold_before_is_taken_off_before_it_is_told_anything() {
        map();
        partner.soldBefore(io.relais.core.TestMessage.aMessage()
                .to("first")
                .of("OLD-1")
                .in("EUR", 100_00)
                .stay("1", TestHouse.DAY, 2)
                .inbound());
        Rehearsal.Push before = parts.push.preview(hotel.owner, connection);
        assertThat(before.cells()).isPositive();
        assertThat(before.messages()).isEqualTo(1);
        assertThat(house.deliveryParts.round()).isEmpty();
        refused(ProblemCode.CONNECTION_PREPARING, () -> house.channels.resume(hotel.owner, connection));

        FirstImport.Imported imported = parts.activation.activate(hotel.owner, connection);
        house.deliveryParts.round();

        assertThat(imported.fresh()).isEqualTo(1);
        List<AriChange> sent = partner.takeSentChanges();
        assertThat(sent)
                .filteredOn(AriChange.Availability.class::isInstance)
                .extracting(change -> ((AriChange.Availability) change).count())
                .contains(3, 4);
        assertThat(sent.stream().mapToInt(change -> change.nights().count()).sum())
                .isEqualTo(before.cells());
        refused(ProblemCode.CONNECTION_BEGUN, () -> parts.activation.activate(hotel.owner, connection));
    }

    @Test
    void nothing_begins_while_a_product_waits_for_a_decision_or_the_partner_does_not_tell() {
        refused(ProblemCode.MAPPING_INCOMPLETE, () -> parts.activation.activate(hotel.owner, connection));
        map();
        partner.failQuestions(PartnerFault.of(Fault.UNAVAILABLE, "down"));

        refused(ProblemCode.PARTNER_UNANSWERED, () -> parts.activation.activate(hotel.owner, connection));

        assertThat(parts.mappings.get(hotel.owner, connection).state()).isEqualTo("preparing");
        assertThat(house.deliveryParts.round()).isEmpty();
    }
}
