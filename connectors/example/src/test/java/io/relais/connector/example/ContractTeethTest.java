package io.relais.connector.example;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.relais.connector.Acknowledgement;
import io.relais.connector.AriAnswer;
import io.relais.connector.AriChange;
import io.relais.connector.AriMessage;
import io.relais.connector.AriUpdate;
import io.relais.connector.Connector;
import io.relais.connector.HttpRequest;
import io.relais.connector.Inbound;
import io.relais.connector.PartnerFault;
import io.relais.connector.PullsReservations;
import io.relais.connector.ReservationMessage;
import io.relais.connector.Session;
import io.relais.connector.Settings;
import io.relais.connector.testkit.AriContract;
import io.relais.connector.testkit.AriFixture;
import io.relais.connector.testkit.ReservationsContract;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;

/** A contract that nothing can fail is worth nothing: each test makes one mistake, and the contract must see it. */
class ContractTeethTest {
    @Test
    void the_right_connector_passes_what_the_others_fail() {
        assertThatCode(() -> {
                    Contract contract = new Contract(new BrokenConnector());
                    contract.the_same_content_has_the_same_id_in_another_envelope_and_order();
                    contract.every_change_is_in_exactly_one_message();
                    contract.success_with_a_warning_inside_is_not_success();
                    contract.reservation_calls_leak_no_secret();
                    runAll(contract.each_failure_of_a_pull_has_its_fault());
                    runAll(contract.each_failure_of_an_acknowledgement_has_its_fault());
                    runAll(contract.a_missing_field_is_named());
                })
                .doesNotThrowAnyException();
    }

    @Test
    void an_id_made_from_the_position_is_seen() {
        fails(Contract::the_same_content_reads_alike_in_another_envelope_and_order, new BrokenConnector() {
            @Override
            public List<Inbound> pull(Session session) {
                return super.pull(session).stream()
                        .map(it -> new Inbound(
                                "message-" + it.order(), it.receipt(), it.receivedAt(), it.order(), it.raw()))
                        .toList();
            }
        });
    }

    @Test
    void an_id_that_changes_when_the_same_content_comes_again_is_seen() {
        List<String> seen = new ArrayList<>();
        fails(Contract::the_same_content_has_the_same_id_in_another_envelope_and_order, new BrokenConnector() {
            @Override
            public List<Inbound> pull(Session session) {
                seen.add("delivery");
                return super.pull(session).stream()
                        .map(it -> new Inbound(
                                it.messageId() + seen.size(), it.receipt(), it.receivedAt(), it.order(), it.raw()))
                        .toList();
            }
        });
    }

    @Test
    void a_fault_swallowed_while_pulling_is_seen() {
        fails(contract -> runAll(contract.each_failure_of_a_pull_has_its_fault()), new BrokenConnector() {
            @Override
            public List<Inbound> pull(Session session) {
                try {
                    return super.pull(session);
                } catch (PartnerFault fault) {
                    return List.of();
                }
            }
        });
    }

    @Test
    void an_acknowledgement_that_is_not_made_is_seen() {
        BrokenConnector forgetful = new BrokenConnector() {
            @Override
            public void acknowledge(Session session, List<Acknowledgement> acknowledgements) {
                // forgotten
            }
        };
        fails(Contract::kept_messages_are_acknowledged_and_no_message_needs_no_call, forgetful);
        fails(contract -> runAll(contract.each_failure_of_an_acknowledgement_has_its_fault()), forgetful);
    }

    @Test
    void a_key_in_an_address_is_seen() {
        fails(Contract::reservation_calls_leak_no_secret, new BrokenConnector() {
            @Override
            public List<Inbound> pull(Session session) {
                session.http()
                        .send(HttpRequest.get(
                                "reservations.pull",
                                session.settings().get("baseUrl") + "/?key="
                                        + session.settings().get("apiKey")));
                return super.pull(session);
            }
        });
    }

    @Test
    void a_call_counted_against_no_limit_of_the_file_is_seen() {
        fails(
                Contract::every_call_is_counted_against_a_limit_that_exists_and_every_limit_is_used,
                new BrokenConnector() {
                    @Override
                    public List<Inbound> pull(Session session) {
                        URI address = URI.create(session.settings().get("baseUrl"));
                        session.http()
                                .send(HttpRequest.get("reservations.pull", address.toString())
                                        .countedAs("invented"));
                        return super.pull(session);
                    }
                });
    }

    @Test
    void a_crash_on_a_damaged_message_and_a_nameless_reason_are_seen() {
        BrokenConnector crashing = new BrokenConnector() {
            @Override
            public ReservationMessage read(Inbound inbound) {
                try {
                    return super.read(inbound);
                } catch (RuntimeException e) {
                    throw new IllegalStateException("something is wrong", e);
                }
            }
        };
        fails(Contract::a_damaged_message_is_unreadable_and_never_a_crash, crashing);
        fails(contract -> runAll(contract.a_missing_field_is_named()), crashing);
    }

    @Test
    void a_change_lost_or_sent_twice_is_seen() {
        fails(Contract::every_change_is_in_exactly_one_message, packing(changes -> changes.removeLast()));
        fails(Contract::every_change_is_in_exactly_one_message, packing(changes -> changes.add(changes.getFirst())));
    }

    @Test
    void a_body_beyond_the_partners_limit_is_seen() {
        fails(Contract::an_update_beyond_every_limit_is_split_within_the_partners_limit, new BrokenConnector() {
            @Override
            public List<AriMessage> pack(AriUpdate update) {
                String all = String.join(
                        "", super.pack(update).stream().map(AriMessage::body).toList());
                return List.of(new AriMessage("ari.calendar", update.remotePropertyId(), all, update.changes()));
            }
        });
    }

    @Test
    void a_warning_that_is_overlooked_is_seen() {
        fails(Contract::success_with_a_warning_inside_is_not_success, new BrokenConnector() {
            @Override
            public AriAnswer send(Session session, AriMessage message) {
                super.send(session, message);
                return AriAnswer.ACCEPTED;
            }
        });
    }

    @Test
    void a_role_that_is_claimed_and_not_played_is_seen() {
        Contract contract = new Contract(new PullsOnly());
        assertThatThrownBy(contract::the_quality_scale_is_honest_about_the_roles)
                .isInstanceOf(AssertionError.class);
        assertThatThrownBy(contract::every_role_that_is_played_is_tested).isInstanceOf(AssertionError.class);
    }

    private static BrokenConnector packing(Consumer<List<AriChange>> mistake) {
        return new BrokenConnector() {
            @Override
            public List<AriMessage> pack(AriUpdate update) {
                List<AriMessage> messages = new ArrayList<>(super.pack(update));
                if (!messages.isEmpty()) {
                    AriMessage last = messages.removeLast();
                    List<AriChange> changes = new ArrayList<>(last.changes());
                    mistake.accept(changes);
                    messages.add(new AriMessage(last.operation(), last.remotePropertyId(), last.body(), changes));
                }
                return messages;
            }
        };
    }

    private static void fails(Consumer<Contract> scenario, BrokenConnector connector) {
        assertThatThrownBy(() -> scenario.accept(new Contract(connector)))
                .isInstanceOfAny(AssertionError.class, IllegalStateException.class);
    }

    private static void runAll(Stream<DynamicTest> tests) {
        tests.forEach(test -> assertThatCode(() -> test.getExecutable().execute())
                .as(test.getDisplayName())
                .doesNotThrowAnyException());
    }

    /** The contract of any connector that speaks the example's protocol. */
    private record Contract(Connector connector) implements ReservationsContract, AriContract {
        @Override
        public Settings settings(String partnerUrl) {
            return new ExampleConnectorTest().settings(partnerUrl);
        }

        @Override
        public AriFixture ari() {
            return new ExampleConnectorTest().ari();
        }
    }

    /** Pulls, and leaves ARI to others, while its connector.yaml says otherwise. */
    private static final class PullsOnly implements PullsReservations {
        @Override
        public String id() {
            return "example";
        }

        @Override
        public List<Inbound> pull(Session session) {
            return List.of();
        }

        @Override
        public void acknowledge(Session session, List<Acknowledgement> acknowledgements) {
            // nothing is ever pulled
        }

        @Override
        public ReservationMessage read(Inbound inbound) {
            return new ExampleConnector()
                    .read(new Inbound(
                            inbound.messageId(),
                            Optional.empty(),
                            inbound.receivedAt(),
                            inbound.order(),
                            inbound.raw()));
        }
    }
}
