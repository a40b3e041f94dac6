package io.relais.connector.bookingcom;

import static org.assertj.core.api.Assertions.assertThat;

import io.relais.connector.Inbound;
import io.relais.connector.NightPrice;
import io.relais.connector.ReservationContent;
import io.relais.connector.ReservationMessage.Kind;
import io.relais.connector.RoomStay;
import io.relais.connector.testkit.Samples;
import io.relais.vocabulary.Money;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Messages of the real partner, where somebody has them; see the test kit's {@code Samples}. */
class SamplesTest {
    @TestFactory
    Stream<DynamicTest> every_reservation_of_every_sample_is_read() {
        return Samples.of("booking").entrySet().stream()
                .map(file -> Map.entry(file.getKey(), inbounds(file.getValue())))
                .filter(file -> !file.getValue().isEmpty())
                .map(file -> DynamicTest.dynamicTest(
                        file.getKey(), () -> file.getValue().forEach(SamplesTest::check)));
    }

    /** The reservations of a file; none when it is an acknowledgement or a request of ours. */
    private static List<Inbound> inbounds(String text) {
        return XmlText.parse(text)
                .map(root -> root.stream().map(XmlNode::name).toList())
                .map(names -> names.contains("reservation")
                        ? Splitting.bxml(text, Texts.NOW)
                        : names.getFirst().equals("OTA_HotelResNotifRQ")
                                ? Splitting.ota(Queue.NEW, text, Texts.NOW, 0)
                                : names.getFirst().equals("OTA_HotelResModifyNotifRQ")
                                        ? Splitting.ota(Queue.MODIFY, text, Texts.NOW, 0)
                                        : List.<Inbound>of())
                .orElse(List.of());
    }

    private static void check(Inbound inbound) {
        var message = Reading.read(inbound);
        assertThat(inbound.messageId()).startsWith(message.externalId());
        if (message.kind() == Kind.CANCELLED) {
            return;
        }
        var content = message.content().orElseThrow();
        assertThat(content.stays()).isNotEmpty().allSatisfy(stay -> {
            assertThat(stay.roomId()).isNotBlank();
            assertThat(stay.nights())
                    .extracting(NightPrice::night)
                    .containsExactlyElementsOf(stay.dates().dates().toList());
            assertThat(stay.total().minor()).isPositive();
        });
        assertThat(content.stays()).extracting(RoomStay::externalId).doesNotHaveDuplicates();
        assertThat(content.total()).isEqualTo(sum(content));
    }

    private static Money sum(ReservationContent content) {
        return Totals.of(
                content.total().currency(),
                content.stays().stream().map(RoomStay::total).toList());
    }
}
