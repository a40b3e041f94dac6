package io.relais.connector.bookingcom;

import io.relais.connector.AriChange;
import io.relais.connector.AriMessage;
import io.relais.connector.Fault;
import io.relais.connector.PartnerFault;
import io.relais.vocabulary.Restriction;

/**
 * The same changes in B.XML: {@code POST /hotels/xml/availability}. One {@code date} for each change in the message's order, so that
 * a position in a refusal names its change.
 */
final class BxmlAri {
    private static final int COUNT_MAX = 254;
    private static final String ROOT = "request";

    private BxmlAri() {}

    static AriMessage of(AriMessage message) {
        XmlOut xml = new XmlOut().open(ROOT).text("version", "1.0").text("hotel_id", message.remotePropertyId());
        for (AriChange change : message.changes()) {
            xml.open("room", "id", change.roomId())
                    .open(
                            "date",
                            "from",
                            change.nights().first().toString(),
                            "to",
                            change.nights().last().toString());
            switch (change) {
                case AriChange.Availability count ->
                    xml.text("roomstosell", Integer.toString(Math.min(count.count(), COUNT_MAX)));
                case AriChange.Price price -> price(xml, price);
                case AriChange.Stays stays -> throw new IllegalArgumentException("stays are told as lines");
                case AriChange.Restricted rule -> restriction(xml, rule);
            }
            xml.close().close();
        }
        return new AriMessage(
                message.operation(), message.remotePropertyId(), xml.closeAll().toString(), message.changes());
    }

    /** Whether the message's body is in this dialect. */
    static boolean wrote(AriMessage message) {
        return message.body().contains("<" + ROOT + ">");
    }

    private static void price(XmlOut xml, AriChange.Price price) {
        if (price.occupancy() > 1) {
            throw PartnerFault.of(
                    Fault.CONFIG,
                    "the setting 'ariStyle' is bxml, which tells no price for " + price.occupancy()
                            + " people: set it to ota");
        }
        xml.empty("rate", "id", price.rateId())
                .text("currencycode", price.price().currency())
                .text(
                        price.occupancy() == 1 ? "price1" : "price",
                        price.price().toDecimal().toPlainString());
    }

    /** One minimum only: the longer of both is sent, because a rule that is too strict never oversells. */
    private static void restriction(XmlOut xml, AriChange.Restricted change) {
        Restriction rule = change.restriction();
        xml.empty("rate", "id", change.rateId())
                .text("minimumstay", Integer.toString(Math.max(rule.minStayArrival(), rule.minStayThrough())))
                .text("maximumstay", Integer.toString(rule.maxStay()))
                .text("closed", flag(rule.closed()))
                .text("closedonarrival", flag(rule.closedToArrival()))
                .text("closedondeparture", flag(rule.closedToDeparture()));
    }

    private static String flag(boolean value) {
        return value ? "1" : "0";
    }
}
