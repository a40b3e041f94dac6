package io.relais.core.reservation;

import static io.relais.core.TestHouse.DAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.relais.core.TestHotel;
import io.relais.core.TestHouse;
import io.relais.vocabulary.Money;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Amounts are minor units of a currency with no, two or three decimals, from message and sale to sheet and history. */
class MoneyTest {
    private static final TestHouse house = TestHouse.open();

    @AfterAll
    static void close() {
        house.close();
    }

    @ParameterizedTest
    @CsvSource({"EUR, 10050, 201.00 EUR", "JPY, 15000, 30000 JPY", "KWD, 45125, 90.250 KWD"})
    void a_channel_sale_keeps_its_amounts(String currency, long nightly, String total) {
        TestHotel hotel = house.plan().currency(currency, nightly).open();
        house.receive(hotel, hotel.message("A").in(currency, nightly).inbound());
        ReservationSheet sheet = hotel.get("A");
        Money night = new Money(nightly, currency);
        assertThat(sheet.row().total())
                .isEqualTo(new Money(2 * nightly, currency))
                .hasToString(total);
        assertThat(sheet.commission()).isEqualTo(new Money(2 * nightly / 10, currency));
        assertThat(sheet.stays().getFirst().nightAmounts()).isEqualTo(List.of(night, night));
        assertThat(sheet.stays().getFirst().total()).isEqualTo(new Money(2 * nightly, currency));
        assertThat(house.reservations
                        .history(hotel.owner, sheet.id())
                        .getFirst()
                        .changes())
                .anySatisfy(change -> assertThat(change.after()).isEqualTo(total));
    }

    @ParameterizedTest
    @CsvSource({"EUR, 9999, 299.97 EUR", "JPY, 9999, 29997 JPY", "KWD, 9999, 29.997 KWD"})
    void an_own_sale_adds_up_its_nights(String currency, long nightly, String total) {
        TestHotel hotel = house.plan().currency(currency, nightly).open();
        assertThat(hotel.sell(DAY, 3).row().total()).hasToString(total);
    }

    @ParameterizedTest
    @CsvSource({"EUR, KWD", "JPY, EUR", "KWD, JPY"})
    void a_channel_may_sell_in_another_currency_than_the_propertys(String own, String theirs) {
        TestHotel hotel = house.plan().currency(own, 100).open();
        house.receive(hotel, hotel.message("A").in(theirs, 1234).inbound());
        assertThat(hotel.get("A").row().total()).isEqualTo(new Money(2468, theirs));
    }

    @ParameterizedTest
    @CsvSource({"EUR", "JPY", "KWD"})
    void amounts_beyond_an_int_are_kept(String currency) {
        TestHotel hotel = house.plan().currency(currency, 100).open();
        long nightly = 5_000_000_000L;
        house.receive(hotel, hotel.message("A").in(currency, nightly).inbound());
        assertThat(hotel.get("A").row().total().minor()).isEqualTo(2 * nightly);
    }
}
