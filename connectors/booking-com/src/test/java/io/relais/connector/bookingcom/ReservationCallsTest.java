package io.relais.connector.bookingcom;

import static io.relais.connector.bookingcom.Texts.resource;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.relais.connector.Acknowledgement;
import io.relais.connector.Fault;
import io.relais.connector.HttpAnswer;
import io.relais.connector.HttpRequest;
import io.relais.connector.Inbound;
import io.relais.connector.PartnerFault;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReservationCallsTest {
    private static final String NEW = "/hotels/ota/OTA_HotelResNotif";
    private static final String MODIFY = "/hotels/ota/OTA_HotelResModifyNotif";

    private final BookingComConnector connector = new BookingComConnector();

    private static FakePartner taking() {
        return new FakePartner(request -> FakePartner.ok("<RS><Success/></RS>"));
    }

    private static List<String> bodies(FakePartner partner) {
        return partner.requests.stream()
                .filter(request -> request.operation().equals("reservations.acknowledge"))
                .map(HttpRequest::body)
                .toList();
    }

    @Test
    void the_queues_are_pulled_one_after_the_other_new_ones_first() {
        FakePartner partner = new FakePartner(request -> FakePartner.ok(resource(
                request.uri().getPath().equals(NEW)
                        ? "contract/booking-com/__files/new.xml"
                        : "contract/booking-com/__files/changes.xml")));
        assertThat(connector.pull(partner.session())).extracting(Inbound::order).containsExactly(0, 1, 2, 3);
        assertThat(partner.calls()).containsExactly("GET " + NEW, "GET " + MODIFY);
    }

    @Test
    void new_reservations_are_kept_when_the_second_queue_fails_because_their_cards_come_once() {
        FakePartner partner = new FakePartner(request -> request.uri().getPath().equals(NEW)
                ? FakePartner.ok(resource("contract/booking-com/__files/new.xml"))
                : new HttpAnswer(503, Map.of(), ""));
        assertThat(connector.pull(partner.session())).hasSize(2);
    }

    @Test
    void a_second_queue_that_fails_is_a_fault_when_nothing_was_pulled() {
        FakePartner partner = new FakePartner(request -> request.uri().getPath().equals(NEW)
                ? FakePartner.ok("<OTA_HotelResNotifRQ/>")
                : new HttpAnswer(503, Map.of(), ""));
        assertThatThrownBy(() -> connector.pull(partner.session()))
                .isInstanceOfSatisfying(
                        PartnerFault.class, fault -> assertThat(fault.fault()).isEqualTo(Fault.UNAVAILABLE));
    }

    @Test
    void b_xml_is_one_call_without_receipts_and_without_acknowledgement() {
        FakePartner partner =
                new FakePartner(request -> FakePartner.ok(resource("bxml/new.xml"))).with("style", "bxml");
        List<Inbound> pulled = connector.pull(partner.session());
        assertThat(pulled)
                .hasSize(1)
                .allSatisfy(inbound -> assertThat(inbound.receipt()).isEmpty());
        connector.acknowledge(partner.session(), List.of());
        assertThat(partner.calls()).containsExactly("POST /hotels/xml/reservations");
        assertThat(partner.requests.getLast().body()).endsWith("<request><version>1.0</version></request>");
    }

    @Test
    void a_refusal_in_b_xml_is_a_fault_with_the_support_number() {
        FakePartner partner =
                new FakePartner(request -> FakePartner.ok(resource("bxml/refused.xml"))).with("style", "bxml");
        assertThatThrownBy(() -> connector.pull(partner.session()))
                .isInstanceOfSatisfying(PartnerFault.class, fault -> {
                    assertThat(fault.fault()).isEqualTo(Fault.AUTH);
                    assertThat(fault.text()).contains("not connected to this hotel", "RUID cmVmdXNlZA");
                });
    }

    @Test
    void an_unknown_style_is_a_wrong_setting() {
        FakePartner partner = taking().with("style", "json");
        assertThatThrownBy(() -> connector.pull(partner.session()))
                .isInstanceOfSatisfying(PartnerFault.class, fault -> {
                    assertThat(fault.fault()).isEqualTo(Fault.CONFIG);
                    assertThat(fault.text()).contains("style");
                });
    }

    @Test
    void kept_and_refused_reservations_are_told_to_the_queue_they_came_from() {
        FakePartner partner = taking();
        connector.acknowledge(
                partner.session(),
                List.of(
                        Acknowledgement.kept("new:1"),
                        Acknowledgement.refused("new:2", "no \"room\" & no rate"),
                        Acknowledgement.kept("modify:3"),
                        Acknowledgement.kept("modify:4"),
                        Acknowledgement.kept("new:1")));
        assertThat(partner.calls()).containsExactly("POST " + NEW, "POST " + NEW, "POST " + MODIFY);
        List<String> bodies = bodies(partner);
        assertThat(bodies.get(0))
                .contains("<OTA_HotelResNotifRS xmlns=\"http://www.opentravel.org/OTA/2003/05\" "
                        + "TimeStamp=\"2026-11-21T10:00:00+00:00\" Target=\"Production\"")
                .contains("<Success/><HotelReservations><HotelReservation><ResGlobalInfo><HotelReservationIDs>"
                        + "<HotelReservationID ResID_Value=\"1\"/></HotelReservationIDs>");
        assertThat(bodies.get(1))
                .contains("<Errors><Error Code=\"193\" RecordID=\"2\" "
                        + "ShortText=\"no &quot;room&quot; &amp; no rate\"/></Errors>")
                .doesNotContain("Success");
        assertThat(bodies.get(2))
                .contains("<Success/><HotelResModifies><HotelResModify><ResGlobalInfo><HotelReservationIDs>"
                        + "<HotelReservationID ResID_Value=\"3\"/><HotelReservationID ResID_Value=\"4\"/>");
    }

    @Test
    void the_wrapper_of_acknowledged_changes_can_be_switched() {
        FakePartner partner = taking().with("modifyAckWrapper", "HotelReservations");
        connector.acknowledge(partner.session(), List.of(Acknowledgement.kept("modify:3")));
        assertThat(bodies(partner).getFirst())
                .contains("<OTA_HotelResModifyNotifRS")
                .contains("<HotelReservations><HotelReservation>")
                .doesNotContain("HotelResModifies");
    }

    @Test
    void many_acknowledgements_are_few_requests() {
        FakePartner partner = taking();
        connector.acknowledge(
                partner.session(),
                IntStream.range(0, 250)
                        .mapToObj(n -> Acknowledgement.kept("new:" + n))
                        .toList());
        assertThat(bodies(partner)).hasSize(3);
    }

    @Test
    void an_acknowledgement_that_fails_does_not_hold_up_the_others() {
        FakePartner partner = new FakePartner(request -> request.uri().getPath().equals(NEW)
                ? new HttpAnswer(500, Map.of(), "")
                : FakePartner.ok("<RS><Success/></RS>"));
        List<Acknowledgement> both = List.of(Acknowledgement.kept("new:1"), Acknowledgement.kept("modify:2"));
        assertThatThrownBy(() -> connector.acknowledge(partner.session(), both))
                .isInstanceOfSatisfying(
                        PartnerFault.class, fault -> assertThat(fault.fault()).isEqualTo(Fault.UNAVAILABLE));
        assertThat(partner.calls()).containsExactly("POST " + NEW, "POST " + MODIFY);
    }

    @Test
    void an_error_inside_the_answer_is_not_an_acknowledgement() {
        FakePartner partner = new FakePartner(request ->
                FakePartner.ok("<RS><Errors><Error Code=\"450\" ShortText=\"unknown reservation\"/></Errors></RS>"));
        assertThatThrownBy(() -> connector.acknowledge(partner.session(), List.of(Acknowledgement.kept("new:1"))))
                .isInstanceOfSatisfying(PartnerFault.class, fault -> {
                    assertThat(fault.fault()).isEqualTo(Fault.REJECTED);
                    assertThat(fault.text()).contains("unknown reservation");
                });
    }
}
