package io.relais.server.partner;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<PaymentCard CardCode=\"MC\" CardNumber=\"5555555555554444\" SeriesCode=\"737\" ExpireDate=\"0330\"><CardHolderName>A Torres</CardHolderName></PaymentCard>",
                "<customer><cc_number>5555 5555 5555 4444</cc_number><cc_cvc>737</cc_cvc><cc_name>A Torres</cc_name></customer>",
                "{\"guarantee\":{\"card_number\":\"5555555555554444\",\"cvv\":\"737\",\"cardholder_name\":\"A Torres\"}}",
                "Card 5555-5555-5555-4444 typed into the remarks by A"
            })
    void no_card_is_left_in_what_is_recorded(String text) {
        assertThat(Redaction.of(text))
                .doesNotContain("5555555555554444", "5555 5555 5555 4444", "5555-5555-5555-4444", "737", "Torres");
    }

    @Test
    void secrets_and_contact_details_are_left_out() {
        String text =
                "{\"client_secret\":\"s3cret\",\"jwt\":\"ey.x\",\"mail\":\"a@guest.example\",\"phone\":\"+33 6 00\"}"
                        + "<Surname>Lefèvre</Surname><Email>a@guest.example</Email><Telephone PhoneNumber=\"+33 6 00\"/>";

        assertThat(Redaction.of(text)).doesNotContain("s3cret", "ey.x", "guest.example", "+33 6 00", "Lefèvre");
    }

    @Test
    void reservation_numbers_dates_and_amounts_stay_readable() {
        String text =
                "<HotelReservationID ResID_Value=\"4308090002\"/><Total AmountAfterTax=\"23700\"/> 1795308114485060242";

        assertThat(Redaction.of(text)).isEqualTo(text);
    }

    @Test
    void a_long_text_is_cut() {
        assertThat(Redaction.of("x".repeat(100_000)).length()).isLessThan(Redaction.LENGTH_MAX + 20);
    }
}
