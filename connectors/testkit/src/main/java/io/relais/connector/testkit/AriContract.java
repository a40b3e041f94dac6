package io.relais.connector.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.relais.connector.AriAnswer;
import io.relais.connector.AriChange;
import io.relais.connector.AriMessage;
import io.relais.connector.AriUpdate;
import io.relais.connector.Fault;
import io.relais.connector.PartnerFault;
import io.relais.connector.PublishesAri;
import io.relais.vocabulary.Money;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The scenarios of {@link PublishesAri}, played with the stubs {@code ari/} and {@code ari-refused/}. */
public interface AriContract extends ConnectorContract {
    /** What to publish. */
    AriFixture ari();

    default PublishesAri publishes() {
        return (PublishesAri) connector();
    }

    /** The messages of a small update with one change of each kind. */
    default List<AriMessage> smallMessages() {
        return publishes().pack(new AriUpdates(ari()).small());
    }

    /** Every call of a small update that the partner takes. */
    default List<Exchange> everythingAriSays() {
        try (Stage stage = stage().play("ari")) {
            smallMessages().forEach(message -> publishes().send(stage.session(), message));
            return stage.exchanges();
        }
    }

    @Test
    default void no_change_is_no_message() {
        assertThat(publishes().pack(new AriUpdate(ari().remotePropertyId(), ari().currency(), List.of())))
                .isEmpty();
    }

    @Test
    default void every_change_is_in_exactly_one_message() {
        for (long seed = 1; seed <= 100; seed++) {
            AriUpdate update = new AriUpdates(ari()).random(seed);
            assertThat(Cells.of(carried(publishes().pack(update))))
                    .as("update of seed " + seed)
                    .isEqualTo(Cells.of(update.changes()));
        }
    }

    @Test
    default void an_update_beyond_every_limit_is_split_within_the_partners_limit() {
        AriUpdate update = new AriUpdates(ari()).huge();
        List<AriMessage> messages = publishes().pack(update);
        assertThat(messages)
                .allSatisfy(message -> assertThat(message.body().getBytes(StandardCharsets.UTF_8).length)
                        .isLessThanOrEqualTo(ari().bodyBytesMax()));
        assertThat(Cells.of(carried(messages))).isEqualTo(Cells.of(update.changes()));
    }

    @Test
    default void packing_is_repeatable_and_names_the_property() {
        AriUpdate update = new AriUpdates(ari()).random(7);
        assertThat(publishes().pack(update)).isEqualTo(publishes().pack(update));
        assertThat(publishes().pack(update)).allSatisfy(message -> {
            assertThat(message.remotePropertyId()).isEqualTo(ari().remotePropertyId());
            assertThat(message.operation()).startsWith("ari.");
            assertThat(message.changes()).isNotEmpty();
        });
    }

    @Test
    default void a_message_that_is_taken_has_no_rejection() {
        try (Stage stage = stage().play("ari")) {
            for (AriMessage message : smallMessages()) {
                AriAnswer answer = publishes().send(stage.session(), message);
                assertThat(stage.partner().unexpected()).isEmpty();
                assertThat(answer).isEqualTo(AriAnswer.ACCEPTED);
            }
        }
    }

    @Test
    default void success_with_a_warning_inside_is_not_success() {
        int told = 0;
        try (Stage stage = stage().play("ari-refused")) {
            for (AriMessage message : smallMessages()) {
                try {
                    AriAnswer answer = publishes().send(stage.session(), message);
                    told += answer.rejections().size();
                    answer.rejections().forEach(rejection -> {
                        assertThat(rejection.text()).isNotBlank();
                        assertThat(Cells.of(message.changes()).entrySet())
                                .containsAll(
                                        Cells.of(List.of(rejection.change())).entrySet());
                    });
                } catch (PartnerFault fault) {
                    assertThat(fault.fault()).isIn(Fault.REJECTED, Fault.CONFIG, Fault.PROTOCOL);
                    told++;
                }
            }
            assertThat(stage.partner().unexpected()).isEmpty();
        }
        assertThat(told).as("refusals told").isPositive();
    }

    @TestFactory
    default Stream<DynamicTest> each_failure_of_sending_ari_has_its_fault() {
        List<AriMessage> messages = smallMessages();
        return messages.stream()
                .flatMap(message -> FaultTable.tests(
                                this, session -> publishes().send(session, message))
                        .map(test -> DynamicTest.dynamicTest(
                                message.operation() + ": " + test.getDisplayName(), test.getExecutable())));
    }

    @Test
    default void an_answer_that_makes_no_sense_is_a_protocol_fault() {
        for (String body : List.of("<html><body>Back soon", "", "ok")) {
            for (AriMessage message : smallMessages()) {
                try (Stage stage = stage()) {
                    stage.partner().answerAll(200, Map.of("Content-Type", "text/html"), body);
                    assertThat(Checks.fault(() -> publishes().send(stage.session(), message))
                                    .fault())
                            .as("answer '" + body + "'")
                            .isEqualTo(Fault.PROTOCOL);
                }
            }
        }
    }

    @Test
    default void prices_keep_their_value_in_currencies_with_0_and_3_decimals() {
        assertThat(bodies(new Money(24_000, "JPY"))).contains("24000").doesNotContain("2400000");
        assertThat(bodies(new Money(120_500, "KWD"))).containsAnyOf("120500", "120.500", "120.5");
    }

    @Test
    default void ari_calls_leak_no_secret() {
        Checks.noSecretLeaks(connector(), settings("http://127.0.0.1:1"), everythingAriSays());
    }

    private String bodies(Money price) {
        return String.join(
                "\n",
                publishes().pack(new AriUpdates(ari()).priced(price)).stream()
                        .map(AriMessage::body)
                        .toList());
    }

    private static List<AriChange> carried(List<AriMessage> messages) {
        List<AriChange> changes = new ArrayList<>();
        messages.forEach(message -> changes.addAll(message.changes()));
        return changes;
    }
}
