package io.relais.connector.channex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.relais.connector.AriChange;
import io.relais.connector.Fault;
import io.relais.connector.Hint;
import io.relais.connector.Inbound;
import io.relais.connector.Observation;
import io.relais.connector.PartnerFault;
import io.relais.connector.RemoteProduct;
import io.relais.connector.RemoteProduct.Pricing;
import io.relais.connector.testkit.Stage;
import io.relais.vocabulary.Money;
import io.relais.vocabulary.NightRange;
import io.relais.vocabulary.Restriction;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What Channex tells when it is asked, played with recordings, and what it calls to our door. */
class ChannexAnswersTest {
    private static final NightRange NIGHTS = nights("2027-01-20", "2027-01-23");

    private final ChannexConnector connector = new ChannexConnector();
    private final Stage stage = new ChannexConnectorTest().stage();

    @AfterEach
    void close() {
        assertThat(stage.partner().unexpected()).isEmpty();
        stage.close();
    }

    @Test
    void products_are_rate_plans_of_listed_room_types_over_all_pages_with_how_they_are_priced() {
        stage.play("products");
        assertThat(connector.products(stage.session(), "prop-1"))
                .containsExactly(
                        new RemoteProduct("room-1", "Double", 3, "rate-1", "Best available", "EUR", Pricing.ROOM),
                        new RemoteProduct("room-2", "Family", 7, "rate-2", "Per person", "EUR", Pricing.OCCUPANCY),
                        new RemoteProduct("room-1", "Double", 3, "rate-3", "Members", "EUR", Pricing.DERIVED),
                        new RemoteProduct("room-2", "Family", 7, "rate-4", "Automatic", "", Pricing.DERIVED));
    }

    @Test
    void a_list_of_which_a_page_is_missing_is_no_list() {
        stage.play("products").partner().answerAll(503, Map.of(), "");
        assertThatThrownBy(() -> connector.products(stage.session(), "prop-1"))
                .isInstanceOfSatisfying(
                        PartnerFault.class, fault -> assertThat(fault.fault()).isEqualTo(Fault.UNAVAILABLE));
    }

    @Test
    void the_calendar_reads_back_as_runs_of_equal_values() {
        stage.play("read-back");
        Observation observed = connector.observe(stage.session(), "prop-1", "EUR", NIGHTS);
        assertThat(observed.values())
                .filteredOn(AriChange.Availability.class::isInstance)
                .containsExactly(
                        new AriChange.Availability("room-1", nights("2027-01-20", "2027-01-21"), 4),
                        new AriChange.Availability("room-1", night("2027-01-22"), 0),
                        new AriChange.Availability("room-1", night("2027-01-23"), 4),
                        new AriChange.Availability("room-2", nights("2027-01-20", "2027-01-21"), 1));
        assertThat(observed.values())
                .filteredOn(AriChange.Price.class::isInstance)
                .containsExactly(
                        price("room-1", "rate-1", nights("2027-01-20", "2027-01-21"), 0, 123_45),
                        price("room-1", "rate-1", night("2027-01-23"), 0, 123_45),
                        price("room-2", "rate-2", nights("2027-01-20", "2027-01-21"), 1, 150_00),
                        price("room-2", "rate-2", nights("2027-01-20", "2027-01-21"), 2, 200_00),
                        price("room-2", "rate-2", nights("2027-01-20", "2027-01-21"), 3, 240_50));
        assertThat(observed.values())
                .filteredOn(AriChange.Restricted.class::isInstance)
                .containsExactly(
                        rule("room-1", "rate-1", night("2027-01-20"), Restriction.NONE),
                        rule("room-1", "rate-1", night("2027-01-21"), new Restriction(1, 1, 0, true, false, false)),
                        rule("room-1", "rate-1", night("2027-01-22"), new Restriction(3, 2, 0, false, false, false)),
                        rule("room-1", "rate-1", night("2027-01-23"), new Restriction(1, 1, 14, false, true, false)),
                        rule("room-2", "rate-2", nights("2027-01-20", "2027-01-21"), Restriction.NONE));
    }

    @Test
    void the_summary_holds_what_is_still_to_come_once_and_needs_no_acknowledgement() {
        stage.play("summary");
        List<Inbound> first = connector.summary(stage.session(), "prop-1");
        assertThat(first)
                .extracting(message -> connector.read(message).externalId())
                .containsExactly("b-1", "b-3");
        assertThat(first).allSatisfy(message -> assertThat(message.receipt()).isEmpty());
        assertThat(connector.summary(stage.session(), "prop-1"))
                .extracting(Inbound::messageId)
                .isEqualTo(first.stream().map(Inbound::messageId).toList());
    }

    @Test
    void a_webhook_is_a_hint_and_its_content_is_left_out() {
        assertThat(connector.hints("""
                {"event":"booking_unmapped_room","property_id":"p-1","user_id":null,"timestamp":"2021-12-24T00:00:00Z",
                 "payload":{"booking_id":"b-1","booking_revision_id":"r-1","guest":"Ada Lind"}}"""))
                .containsExactly(new Hint(Hint.Kind.TROUBLE, "booking_unmapped_room", "p-1", "b-1"));
        assertThat(connector.hints("{\"event\":\"booking\",\"property_id\":\"p-1\"}"))
                .containsExactly(new Hint(Hint.Kind.RESERVATIONS, "booking", "p-1", ""));
        assertThat(connector.hints("{\"event\":\"ari\",\"property_id\":\"<script>\"}"))
                .containsExactly(new Hint(Hint.Kind.OTHER, "ari", "", ""));
    }

    @Test
    void a_webhook_that_makes_no_sense_hints_at_nothing() {
        assertThat(connector.hints("")).isEmpty();
        assertThat(connector.hints("{\"event\":")).isEmpty();
        assertThat(connector.hints("[]")).isEmpty();
        assertThat(connector.hints("7")).containsExactly(new Hint(Hint.Kind.OTHER, "", "", ""));
    }

    private static AriChange price(String room, String rate, NightRange nights, int people, long minor) {
        return new AriChange.Price(room, rate, nights, people, new Money(minor, "EUR"));
    }

    private static AriChange rule(String room, String rate, NightRange nights, Restriction restriction) {
        return new AriChange.Restricted(room, rate, nights, restriction);
    }

    private static NightRange night(String date) {
        return NightRange.of(LocalDate.parse(date));
    }

    private static NightRange nights(String first, String last) {
        return new NightRange(LocalDate.parse(first), LocalDate.parse(last));
    }
}
