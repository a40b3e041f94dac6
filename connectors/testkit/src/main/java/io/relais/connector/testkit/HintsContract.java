package io.relais.connector.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.relais.connector.Hint;
import io.relais.connector.ReceivesHints;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The scenarios of {@link ReceivesHints}: bodies as the partner calls them lie in {@code hints/}, named after the kind that they are of,
 * as {@code reservations-new.json} or {@code trouble-sync.json}.
 */
public interface HintsContract extends ConnectorContract {
    default ReceivesHints receives() {
        return (ReceivesHints) connector();
    }

    @TestFactory
    default Stream<DynamicTest> every_call_of_the_partner_is_of_its_kind() {
        Map<String, String> calls =
                Resources.texts(Resources.folder("contract/" + connector().id() + "/hints"));
        assertThat(calls.keySet())
                .anyMatch(name -> name.startsWith("reservations"))
                .anyMatch(name -> name.startsWith("other"));
        return calls.entrySet().stream()
                .map(call -> DynamicTest.dynamicTest(call.getKey(), () -> {
                    List<Hint> hints = receives().hints(call.getValue());
                    assertThat(hints).isNotEmpty();
                    assertThat(hints).allSatisfy(hint -> {
                        assertThat(call.getKey()).startsWith(hint.kind().name().toLowerCase(java.util.Locale.ROOT));
                        // Whoever writes a hint may be a stranger: all that is kept must have passed the plain
                        // alphabet.
                        assertThat(hint)
                                .isEqualTo(Hint.of(hint.kind(), hint.code(), hint.remotePropertyId(), hint.subject()));
                    });
                }));
    }

    @Test
    default void a_call_that_makes_no_sense_is_no_mistake_of_ours() {
        for (String body :
                List.of("", " ", "{", "[]", "null", "7", "\"text\"", "<a/>", "{\"event\":{}}", "[".repeat(500))) {
            assertThat(receives().hints(body))
                    .as(body)
                    .allSatisfy(hint -> assertThat(hint.kind()).isEqualTo(Hint.Kind.OTHER));
        }
    }

    @Test
    default void the_quality_scale_says_that_hints_are_heard() {
        assertThat(Descriptor.of(connector()).quality()).containsEntry("reservations.webhook", "done");
    }
}
