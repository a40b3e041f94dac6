package io.relais.bench.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.relais.bench.Wiring;
import io.relais.connector.Inbound;
import io.relais.connector.PullsReservations;
import io.relais.connector.ReservationMessage;
import io.relais.connector.ReservationMessage.Kind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PartnerTest {
    private static final LocalDate NIGHT = LocalDate.of(2027, 1, 1);
    private static final Instant START = Instant.parse("2027-01-01T00:00:00Z");

    @Test
    void the_connector_reads_every_invented_message_as_what_it_is() throws Exception {
        PullsReservations connector = Path.connectors(new Wiring()).get("booking-com", PullsReservations.class);

        for (Pull pull : new Partner(1, NIGHT, START).pulls(20, 0)) {
            List<Inbound> inbounds = connector.pull(pull.session());
            List<ReservationMessage> messages =
                    inbounds.stream().map(connector::read).toList();

            assertThat(messages).hasSize(Partner.PULL_SIZE);
            assertThat(messages.stream().filter(message -> message.kind() == Kind.MODIFIED))
                    .hasSize(Partner.CHANGES_PER_PULL);
            assertThat(inbounds.stream().map(Inbound::messageId).distinct()).hasSize(Partner.PULL_SIZE);
            assertThat(messages.stream().map(ReservationMessage::externalId).distinct())
                    .hasSize(Partner.PULL_SIZE - Partner.CHANGES_PER_PULL);
        }
    }

    @Test
    void no_reservation_is_changed_twice_and_every_change_is_later() throws Exception {
        PullsReservations connector = Path.connectors(new Wiring()).get("booking-com", PullsReservations.class);

        for (Pull pull : new Partner(2, NIGHT, START).pulls(20, 3)) {
            var byNumber = connector.pull(pull.session()).stream()
                    .map(connector::read)
                    .collect(Collectors.groupingBy(ReservationMessage::externalId));

            assertThat(byNumber.values()).allSatisfy(same -> {
                assertThat(same).hasSizeLessThanOrEqualTo(2);
                assertThat(same.getLast().revision())
                        .isGreaterThanOrEqualTo(same.getFirst().revision());
            });
        }
    }

    @Test
    void the_same_seed_invents_the_same() {
        assertThat(new Partner(7, NIGHT, START).pulls(3, 0)).isEqualTo(new Partner(7, NIGHT, START).pulls(3, 0));
    }
}
