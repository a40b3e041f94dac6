package io.relais.connector.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.relais.connector.AriChange;
import io.relais.connector.AriUpdate;
import io.relais.vocabulary.NightRange;
import io.relais.vocabulary.Restriction;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The one lossy step of the reference connector. */
class ExampleCalendarTest {
    @Test
    void the_larger_minimum_stay_is_sent_to_a_partner_that_knows_one() {
        AriChange rules = new AriChange.Restricted(
                "double",
                "flex",
                NightRange.of(LocalDate.parse("2027-01-20")),
                new Restriction(2, 5, 0, false, false, false));
        assertThat(ExampleCalendar.pack(new AriUpdate("77", "EUR", List.of(rules)))
                        .getFirst()
                        .body())
                .contains("\"min_nights\":5");
    }
}
