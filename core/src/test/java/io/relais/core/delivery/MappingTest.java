package io.relais.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.relais.connector.Fault;
import io.relais.connector.PartnerFault;
import io.relais.connector.RemoteProduct;
import io.relais.connector.RemoteProduct.Pricing;
import io.relais.core.AtOnce;
import io.relais.core.ListingPartner;
import io.relais.core.TestHotel;
import io.relais.core.TestHouse;
import io.relais.core.connection.MappingChoice;
import io.relais.core.connection.MappingSheet;
import io.relais.core.connection.ProductKey;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What a partner sells is fetched, suggested and mapped, and every classic mistake is refused by its name. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MappingTest {
    private final ListingPartner partner = new ListingPartner();
    private final TestHouse house = TestHouse.open(partner);
    private final MappingFixture parts = new MappingFixture(house);

    @AfterAll
    void close() {
        house.close();
    }

    private static RemoteProduct product(String room, String name, int people, String rate, String rateName) {
        return new RemoteProduct(room, name, people, rate, rateName, "EUR", Pricing.OCCUPANCY);
    }

    private static RemoteProduct priced(String room, String currency, Pricing pricing) {
        return new RemoteProduct(room, "Double", 2, "r", "Flexible", currency, pricing);
    }

    private static MappingChoice choice(String room, String rate, UUID type, UUID plan) {
        return new MappingChoice(new ProductKey(room, rate), type, plan);
    }

    private static MappingChoice unsold(String room, String rate) {
        return new MappingChoice(new ProductKey(room, rate), null, null);
    }

    private static Mappings.Wish wish(MappingChoice... choices) {
        return new Mappings.Wish(List.of(choices), Set.of(), -1);
    }

    private void refused(TestHotel hotel, UUID connection, Mappings.Wish wish, ProblemCode code) {
        assertThatThrownBy(() -> parts.mappings.save(hotel.owner, connection, wish))
                .isInstanceOfSatisfying(Problem.class, p -> assertThat(p.code()).isEqualTo(code));
        assertThat(parts.mappings.check(hotel.owner, connection, wish))
                .extracting(finding -> finding.problem().code())
                .contains(code);
    }

    private UUID preparing(TestHotel hotel) {
        return parts.connecting
                .connect(hotel.owner, hotel.propertyId, hotel.accountId, "new-" + hotel.remoteId)
                .connectionId();
    }

    @Test
    void products_are_fetched_and_each_gets_the_likeliest_suggestion() {
        TestHotel hotel = house.hotel();
        UUID family = hotel.addType("Family lodge", 2, new ArrayList<>());
        partner.sells(
                product("10", "Chambre Double supérieure", 3, "1", "Flexible rate"),
                product("20", "Lodge familial - Family", 3, "1", "Flexible"),
                product("30", "Helicopter landing place", 0, "1", "Flexible"));
        UUID connection = preparing(hotel);

        MappingSheet sheet = parts.mappings.fetch(hotel.owner, connection);

        assertThat(sheet.state()).isEqualTo("preparing");
        assertThat(sheet.fetchedAt()).isEqualTo(house.moment.now());
        assertThat(sheet.lines()).extracting(MappingSheet.Line::decision).containsOnly(MappingSheet.Decision.OPEN);
        assertThat(sheet.lines().get(0).suggestion()).satisfies(s -> {
            assertThat(s.unitTypeId()).isEqualTo(hotel.typeId);
            assertThat(s.ratePlanId()).isEqualTo(hotel.planId);
            assertThat(s.score()).isBetween(50, 99);
        });
        assertThat(sheet.lines().get(1).suggestion())
                .satisfies(s -> assertThat(s.unitTypeId()).isEqualTo(family));
        assertThat(sheet.lines().get(2).suggestion()).isNull();
    }

    @Test
    void one_unit_type_behind_two_rooms_is_refused_until_a_person_says_that_they_share_the_stock() {
        TestHotel hotel = house.hotel();
        partner.sells(product("10", "Double", 2, "1", "Flexible"), product("20", "Double view", 2, "1", "Flexible"));
        UUID connection = preparing(hotel);
        parts.mappings.fetch(hotel.owner, connection);
        List<MappingChoice> both =
                List.of(choice("10", "1", hotel.typeId, hotel.planId), choice("20", "1", hotel.typeId, hotel.planId));

        refused(hotel, connection, new Mappings.Wish(both, Set.of(), -1), ProblemCode.MAPPING_SHARED_STOCK);
        MappingSheet saved =
                parts.mappings.save(hotel.owner, connection, new Mappings.Wish(both, Set.of(hotel.typeId), -1));

        assertThat(saved.lines()).allSatisfy(line -> assertThat(line.notes()).contains(MappingSheet.Note.SHARED));
        assertThat(saved.shared()).containsExactly(hotel.typeId);
    }

    @Test
    void the_other_classic_mistakes_have_names_too() {
        TestHotel hotel = house.hotel();
        UUID twin = hotel.addType("Twin", 2, new ArrayList<>());
        UUID connection = preparing(hotel);
        partner.sells(
                priced("usd", "USD", Pricing.OCCUPANCY),
                priced("room", "EUR", Pricing.ROOM),
                priced("los", "EUR", Pricing.LENGTH_OF_STAY),
                priced("derived", "", Pricing.DERIVED),
                product("10", "Double", 2, "1", "A"),
                product("10", "Double", 2, "2", "B"));
        parts.mappings.fetch(hotel.owner, connection);

        refused(hotel, connection, wish(choice("usd", "r", hotel.typeId, hotel.planId)), ProblemCode.MAPPING_CURRENCY);
        refused(hotel, connection, wish(choice("room", "r", hotel.typeId, hotel.planId)), ProblemCode.MAPPING_PRICING);
        refused(hotel, connection, wish(choice("los", "r", hotel.typeId, hotel.planId)), ProblemCode.MAPPING_PRICING);
        refused(
                hotel,
                connection,
                wish(choice("x", "r", hotel.typeId, hotel.planId)),
                ProblemCode.PARTNER_PRODUCT_UNKNOWN);
        refused(hotel, connection, wish(unsold("usd", "r"), unsold("usd", "r")), ProblemCode.MAPPING_TWICE);
        refused(
                hotel,
                connection,
                wish(choice("10", "1", hotel.typeId, hotel.planId), choice("10", "2", twin, hotel.planId)),
                ProblemCode.MAPPING_ROOM_SPLIT);
        refused(
                hotel,
                connection,
                wish(new MappingChoice(new ProductKey("10", "1"), hotel.typeId, null)),
                ProblemCode.MAPPING_HALF);
        refused(
                hotel,
                connection,
                wish(choice("10", "1", house.hotel().typeId, hotel.planId)),
                ProblemCode.MAPPING_HALF);

        MappingSheet saved =
                parts.mappings.save(hotel.owner, connection, wish(choice("derived", "r", hotel.typeId, hotel.planId)));
        assertThat(saved.lines())
                .filteredOn(line -> line.decision() == MappingSheet.Decision.MAPPED)
                .singleElement()
                .satisfies(line -> assertThat(line.notes()).containsExactly(MappingSheet.Note.DERIVED));
    }

    @Test
    void what_the_partner_sells_no_more_is_shown_while_it_is_mapped() {
        TestHotel hotel = house.hotel();
        UUID connection = preparing(hotel);
        partner.sells(product("10", "Double", 2, "1", "Flexible"), product("20", "Old", 2, "1", "Flexible"));
        parts.mappings.fetch(hotel.owner, connection);
        parts.mappings.save(
                hotel.owner, connection, wish(choice("10", "1", hotel.typeId, hotel.planId), unsold("20", "1")));
        partner.sells(product("30", "New", 2, "1", "Flexible"));

        MappingSheet sheet = parts.mappings.fetch(hotel.owner, connection);

        assertThat(sheet.lines()).extracting(line -> line.product().roomId()).containsExactly("30", "10");
        assertThat(sheet.lines().get(1).notes()).containsExactly(MappingSheet.Note.GONE);
        assertThat(sheet.isOpen()).isTrue();
    }

    @Test
    void a_changed_mapping_of_a_connection_that_sends_is_sent() {
        TestHotel hotel = house.hotel();
        MappingChoice kept = choice("room", "rate", hotel.typeId, hotel.planId);
        parts.mappings.save(
                hotel.owner, hotel.connectionId, wish(kept, choice("room", "second", hotel.typeId, hotel.planId)));
        house.deliveryParts.round();
        assertThat(partner.takeSentChanges()).isNotEmpty();

        parts.mappings.save(
                hotel.owner, hotel.connectionId, wish(kept, choice("room", "third", hotel.typeId, hotel.planId)));
        house.time().advance(java.time.Duration.ofMinutes(1));
        house.deliveryParts.round();

        assertThat(partner.takeSentChanges())
                .isNotEmpty()
                .allMatch(change -> change.toString().contains("rateId=third"));
    }

    @Test
    void of_two_people_who_saw_the_same_mapping_one_saves_it() {
        TestHotel hotel = house.hotel();
        int version = parts.mappings.get(hotel.owner, hotel.connectionId).version();
        AtomicInteger stale = new AtomicInteger();
        AtOnce.run(IntStream.range(0, 4)
                        .<Callable<MappingSheet>>mapToObj(i -> () -> parts.mappings.save(
                                hotel.owner,
                                hotel.connectionId,
                                new Mappings.Wish(
                                        List.of(choice("room", "rate-" + i, hotel.typeId, hotel.planId)),
                                        Set.of(),
                                        version)))
                        .toList())
                .forEach(outcome -> outcome.failure().forEach(failure -> {
                    assertThat(((Problem) failure).code()).isEqualTo(ProblemCode.MAPPING_STALE);
                    stale.incrementAndGet();
                }));

        assertThat(stale).hasValue(3);
        assertThat(house.connections.listMappings(hotel.connectionId)).hasSize(1);
    }

    @Test
    void a_partner_that_does_not_answer_changes_nothing_and_is_told_in_words() {
        TestHotel hotel = house.hotel();
        partner.sells(product("10", "Double", 2, "1", "Flexible"));
        parts.mappings.fetch(hotel.owner, hotel.connectionId);
        partner.failQuestions(PartnerFault.of(Fault.UNAVAILABLE, "maintenance until 6"));

        assertThatThrownBy(() -> parts.mappings.fetch(hotel.owner, hotel.connectionId))
                .isInstanceOfSatisfying(Problem.class, p -> {
                    assertThat(p.code()).isEqualTo(ProblemCode.PARTNER_FAILED);
                    assertThat(p.detail(java.util.Locale.ENGLISH)).contains("maintenance until 6");
                });
        assertThat(parts.mappings.get(hotel.owner, hotel.connectionId).lines()).hasSize(2);
    }

    @Test
    void nobody_sees_or_maps_the_connection_of_another_organisation() {
        TestHotel hotel = house.hotel();
        TestHotel stranger = house.hotel();

        assertThatThrownBy(() -> parts.mappings.get(stranger.owner, hotel.connectionId))
                .isInstanceOfSatisfying(
                        Problem.class, p -> assertThat(p.code()).isEqualTo(ProblemCode.CONNECTION_UNKNOWN));
        assertThatThrownBy(
                        () -> parts.connecting.connect(stranger.owner, stranger.propertyId, hotel.accountId, "taken"))
                .isInstanceOfSatisfying(
                        Problem.class, p -> assertThat(p.code()).isEqualTo(ProblemCode.ACCOUNT_UNKNOWN));
    }
}
