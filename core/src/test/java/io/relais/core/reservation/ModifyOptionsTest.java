package io.relais.core.reservation;

import static io.relais.core.TestHouse.DAY;
import static io.relais.core.reservation.StatusTest.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.relais.core.TestHotel;
import io.relais.core.TestHouse;
import io.relais.core.problem.ProblemCode;
import io.relais.core.property.Party;
import io.relais.core.quote.OptionChoice;
import io.relais.core.quote.QuoteFixture;
import io.relais.core.quote.RuleKind;
import io.relais.vocabulary.Occupancy;
import io.relais.vocabulary.StayDates;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Options and people by age category of a reservation that exists. */
class ModifyOptionsTest {
    private static final TestHouse house = TestHouse.open();
    private static final QuoteFixture rules = new QuoteFixture(house);
    private static final Modifications modifications = house.reservationParts.modifications;
    private final TestHotel hotel = house.plan().units(3).open();

    @AfterAll
    static void close() {
        house.close();
    }

    @AfterEach
    void everything_adds_up() {
        LifeInvariants.hold(house.database);
    }

    @BeforeEach
    void options_and_ages() {
        rules.rule(hotel, RuleKind.OPTION, "parking", "amount=5.00", "per=night", "maxQuantity=4");
        rules.rule(
                hotel,
                RuleKind.AGE_CATEGORY,
                "adult",
                "fromAge=18",
                "toAge=120",
                "kind=person",
                "adult=true",
                "counted=true");
        rules.rule(hotel, RuleKind.AGE_CATEGORY, "child", "fromAge=0", "toAge=17", "kind=person", "counted=true");
    }

    @Test
    void an_option_per_night_keeps_its_number_when_nights_are_added() {
        ReservationSheet sheet = hotel.sell(DAY, 2);
        ReservationSheet chosen = apply(sheet, null, null, List.of(new OptionChoice("parking", 2)));
        assertThat(chosen.row().total().minor()).isEqualTo(200_00 + 2 * 2 * 5_00);
        ReservationSheet longer = apply(sheet, StayDates.of(DAY, 3), null, null);
        assertThat(longer.row().total().minor()).isEqualTo(300_00 + 2 * 3 * 5_00);
        ReservationSheet without = apply(sheet, null, null, List.of());
        assertThat(without.row().total().minor()).isEqualTo(300_00);
        assertThat(without.charges()).isEmpty();
    }

    @Test
    void a_party_tells_its_own_adults_and_children() {
        ReservationSheet sheet = hotel.sell(DAY, 2);
        Party party = new Party(Map.of("adult", 1, "child", 2));
        SheetStay stay = apply(sheet, null, party, null).stays().getFirst();
        assertThat(stay.party()).isEqualTo(party);
        assertThat(stay.occupancy()).isEqualTo(Occupancy.of(1, 2));
    }

    @Test
    void what_the_property_does_not_have_is_refused_by_name() {
        ReservationSheet sheet = hotel.sell(DAY, 2);
        assertThat(refused(
                        ProblemCode.OPTION_UNKNOWN,
                        () -> apply(sheet, null, null, List.of(new OptionChoice("sauna", 1)))))
                .contains("sauna");
        assertThat(refused(ProblemCode.CATEGORY_UNKNOWN, () -> apply(sheet, null, new Party(Map.of("ghost", 1)), null)))
                .contains("ghost");
        refused(ProblemCode.OPTION_TOO_MANY, () -> apply(sheet, null, null, List.of(new OptionChoice("parking", 5))));
    }

    private ReservationSheet apply(
            ReservationSheet sheet,
            @Nullable StayDates dates,
            @Nullable Party party,
            @Nullable List<OptionChoice> options) {
        StayChange change =
                new StayChange(sheet.stays().getFirst().id(), dates, null, null, null, null, party, options, null);
        return modifications.apply(hotel.owner, Seen.any(sheet.id()), Modification.of(change), PriceChoice.take());
    }
}
