package io.relais.connector.bookingcom;

import static io.relais.connector.bookingcom.Texts.NOW;
import static io.relais.connector.bookingcom.Texts.bxml;
import static io.relais.connector.bookingcom.Texts.ota;
import static io.relais.connector.bookingcom.Texts.resource;
import static org.assertj.core.api.Assertions.assertThat;

import io.relais.connector.Inbound;
import io.relais.connector.ReservationMessage.Kind;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SplittingTest {
    private static List<Inbound> fresh(String body) {
        return Splitting.ota(Queue.NEW, body, NOW, 0);
    }

    @Test
    void each_reservation_is_kept_as_it_stands_and_says_from_which_queue_it_came() {
        List<Inbound> inbounds =
                Splitting.ota(Queue.MODIFY, resource("contract/booking-com/__files/changes.xml"), NOW, 3);
        assertThat(inbounds).extracting(Inbound::order).containsExactly(3, 4);
        assertThat(inbounds)
                .extracting(Inbound::receipt)
                .containsExactly(Optional.of("modify:9100200202"), Optional.of("modify:9100200203"));
        assertThat(inbounds.getFirst().raw())
                .startsWith("<OTA_HotelResModifyNotifRQ xmlns=\"http://www.opentravel.org/OTA/2003/05\">")
                .contains("<HotelResModify ResStatus=\"Modify\"")
                .doesNotContain("9100200203")
                .doesNotContain("TimeStamp");
    }

    @Test
    void the_id_names_reservation_kind_time_and_content() {
        assertThat(fresh(ota("new")).getFirst().messageId())
                .matches("9100200301/new/2026-11-20T18:04:11Z/[0-9a-f]{12}");
        assertThat(bxml("new").getFirst().messageId()).matches("9200100001/new/[0-9a-f]{12}");
    }

    @Test
    void a_delivery_repeated_without_its_card_has_the_same_id() {
        String body = ota("new");
        String again = body.replaceAll("(?s)<Guarantee>.*</Guarantee>", "").replace("09:59:58", "10:00:18");
        assertThat(fresh(again).getFirst().messageId())
                .isEqualTo(fresh(body).getFirst().messageId());
    }

    @Test
    void a_card_that_could_not_be_read_and_comes_later_is_another_content() {
        String body = ota("new");
        String unreadable = body.replace("CardCode=\"VI\"", "CardCode=\"XX\"");
        assertThat(fresh(unreadable).getFirst().messageId())
                .isNotEqualTo(fresh(body).getFirst().messageId());
    }

    @Test
    void a_change_of_anything_else_is_another_content() {
        assertThat(fresh(ota("new").replace("22 h", "23 h")).getFirst().messageId())
                .isNotEqualTo(fresh(ota("new")).getFirst().messageId());
    }

    @Test
    void a_reservation_without_number_is_kept_without_receipt() {
        Inbound inbound = fresh(ota("missing-HotelReservationID")).getFirst();
        assertThat(inbound.receipt()).isEmpty();
        assertThat(inbound.messageId()).startsWith("unnumbered/");
    }

    @Test
    void what_cannot_be_split_is_kept_whole_once_however_often_it_comes() {
        String broken = ota("new").replace("</HotelReservations>", "");
        String later =
                broken.replace("2026-11-21T09:59:58", "2026-11-21T10:00:18").replace("bmV3LW9uZQ", "b3RoZXI");
        assertThat(fresh(broken)).hasSize(1);
        assertThat(fresh(broken).getFirst().raw()).isEqualTo(broken);
        assertThat(fresh(broken).getFirst().receipt()).isEmpty();
        assertThat(fresh(later).getFirst().messageId())
                .isEqualTo(fresh(broken).getFirst().messageId());
    }

    @Test
    void a_body_with_a_dtd_is_not_opened() {
        String hostile =
                "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>" + "<reservations>&e;</reservations>";
        assertThat(XmlText.parse(hostile)).isEmpty();
        assertThat(Splitting.bxml(hostile, NOW).getFirst().raw()).isEqualTo(hostile);
    }

    @Test
    void an_empty_list_is_no_reservation() {
        assertThat(bxml("empty")).isEmpty();
        assertThat(fresh("")).isEmpty();
    }

    @Test
    void reservations_in_comments_and_texts_are_not_taken_for_reservations() {
        String body = """
                <reservations><!-- <reservation><id>1</id></reservation> -->
                <reservation><id>2</id><hotel_id>7</hotel_id><note a="</reservation>"><![CDATA[<reservation>]]></note></reservation>
                </reservations>""";
        assertThat(XmlText.cut(body, java.util.Set.of("reservation")))
                .containsExactly(body.substring(body.indexOf("<reservation><id>2"), body.indexOf("\n</reservations>")));
    }

    @Test
    void the_dialect_is_seen_in_the_message_and_prefixes_do_not_matter() {
        List<Inbound> prefixed = fresh(resource("contract/booking-com/__files/new-again.xml"));
        assertThat(prefixed)
                .hasSize(2)
                .allSatisfy(inbound -> assertThat(Reading.read(inbound).kind()).isEqualTo(Kind.NEW));
        assertThat(Reading.read(bxml("new").getFirst()).externalId()).isEqualTo("9200100001");
    }
}
