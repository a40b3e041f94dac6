package io.relais.connector.bookingcom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.relais.connector.AriAnswer;
import io.relais.connector.AriChange;
import io.relais.connector.AriMessage;
import io.relais.connector.AriUpdate;
import io.relais.connector.Fault;
import io.relais.connector.HttpRequest;
import io.relais.connector.PartnerFault;
import io.relais.connector.Settings;
import io.relais.vocabulary.NightRange;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Totals of stays go as lines of CSV. */
class LosSendingTest {
    private static final LocalDate ARRIVAL = LocalDate.parse("2027-01-30");

    private final BookingComConnector connector = new BookingComConnector();

    private static AriChange stays(LocalDate first, int arrivals, int people, Long... totals) {
        NightRange nights = new NightRange(first, first.plusDays(arrivals - 1L));
        return new AriChange.Stays("471100101", "5500011", nights, people, "EUR", List.of(totals));
    }

    private List<AriMessage> packed(AriChange... changes) {
        return connector.pack(new AriUpdate("4711001", "EUR", List.of(changes)));
    }

    private static FakePartner partner(String model, String answer) {
        return new FakePartner(request -> FakePartner.ok(answer)).with("pricing", model);
    }

    @Test
    void each_arrival_is_a_line_with_the_totals_of_all_lengths() {
        List<AriMessage> messages = packed(stays(ARRIVAL, 2, 2, 10_000L, 0L, 29_950L));
        assertThat(messages).hasSize(1);
        FakePartner partner = partner("los", "<ok></ok><!-- RUID: [cg] -->");
        assertThat(connector.send(partner.session(), messages.getFirst())).isEqualTo(AriAnswer.ACCEPTED);
        HttpRequest sent = partner.requests.getLast();
        assertThat(sent.uri()).hasToString("http://supply.test/hotels/csv/los_pricing");
        assertThat(sent.headers())
                .containsEntry("Accept-Version", "1.1")
                .containsEntry("Content-Type", "application/csv");
        assertThat(sent.body()).isEqualTo("""
                2027-01-30,2,471100101,5500011,EUR,100.00,0,299.50
                2027-01-31,2,471100101,5500011,EUR,100.00,0,299.50
                """);
    }

    @Test
    void a_night_without_any_stay_says_so() {
        assertThat(packed(stays(ARRIVAL, 1, 1)).getFirst().body()).isEqualTo("2027-01-30,1,471100101,5500011,EUR,0\n");
    }

    @Test
    void a_request_is_about_one_month_of_arrivals() {
        assertThat(packed(stays(ARRIVAL, 40, 2, 10_000L), stays(ARRIVAL, 2, 1, 8_000L)))
                .extracting(message -> message.body().lines().count())
                .containsExactly(4L, 28L, 10L);
    }

    @Test
    void a_warning_about_a_line_refuses_its_run() {
        AriChange first = stays(ARRIVAL, 2, 1, 8_000L);
        AriChange second = stays(ARRIVAL, 2, 2, 10_000L);
        AriMessage message = packed(first, second).getFirst();
        String answer = "<ok><warning code=\"320\" record=\"3\">OCCUPANCY_INVALID</warning></ok>";
        assertThat(connector.send(partner("los", answer).session(), message).rejections())
                .extracting(AriAnswer.Rejection::change)
                .containsExactly(second);
    }

    @Test
    void prices_of_another_model_are_refused_before_they_are_sent() {
        AriMessage stays = packed(stays(ARRIVAL, 1, 2, 10_000L)).getFirst();
        for (String model : List.of("standard", "occupancy", "derived")) {
            FakePartner partner = partner(model, "<ok/>");
            assertThatThrownBy(() -> connector.send(partner.session(), stays))
                    .isInstanceOfSatisfying(
                            PartnerFault.class, f -> assertThat(f.fault()).isEqualTo(Fault.CONFIG));
            assertThat(partner.requests).isEmpty();
        }
        AriMessage whole = packed(stays(ARRIVAL, 1, 0, 10_000L)).getFirst();
        assertThatThrownBy(() -> connector.send(partner("los", "<ok/>").session(), whole))
                .isInstanceOf(PartnerFault.class)
                .hasMessageContaining("a price of the room");
    }

    @Test
    void the_longest_stay_is_a_setting() {
        assertThat(connector.stayNights(new Settings(Map.of("pricing", "los")))).isEqualTo(30);
        assertThat(connector.stayNights(new Settings(Map.of("pricing", "los", "stayNights", "90"))))
                .isEqualTo(90);
        assertThat(connector.stayNights(new Settings(Map.of("pricing", "standard"))))
                .isZero();
        assertThatThrownBy(() -> connector.stayNights(new Settings(Map.of("pricing", "los", "stayNights", "91"))))
                .isInstanceOf(PartnerFault.class);
    }
}
