package io.relais.connector.bookingcom;

import io.relais.connector.AriChange;
import io.relais.vocabulary.Money;
import io.relais.vocabulary.NightRange;
import io.relais.vocabulary.Restriction;
import java.time.Instant;
import java.util.List;

/** Bodies of the two ARI calls. Start and End are both nights that get the value. */
final class AriXml {
    /** More units than this cannot be put on sale. */
    static final int COUNT_MAX = 254;

    private static final String TARGET = "Production";

    private final XmlOut xml = new XmlOut();
    private int position;

    private AriXml() {}

    /** Restrictions and counts, in the order given. */
    static String availability(String property, List<AriChange> changes) {
        AriXml body = new AriXml();
        body.open("OTA_HotelAvailNotifRQ", "1.005").open("AvailStatusMessages", "HotelCode", property);
        for (AriChange change : changes) {
            if (change instanceof AriChange.Availability availability) {
                body.count(availability);
            } else if (change instanceof AriChange.Restricted restricted) {
                body.restriction(restricted);
            }
        }
        return body.xml.closeAll().toString();
    }

    /** Prices; those that follow each other for one product and its nights share a message. */
    static String prices(String property, List<AriChange> changes) {
        AriXml body = new AriXml();
        body.open("OTA_HotelRateAmountNotifRQ", "3.000").open("RateAmountMessages", "HotelCode", property);
        for (int i = 0; i < changes.size(); i++) {
            if (changes.get(i) instanceof AriChange.Price price) {
                boolean first = i == 0 || !sameProduct(changes.get(i - 1), price);
                boolean last = i == changes.size() - 1 || !sameProduct(changes.get(i + 1), price);
                body.price(price, first, last);
            }
        }
        return body.xml.closeAll().toString();
    }

    private static boolean sameProduct(AriChange other, AriChange.Price price) {
        return other instanceof AriChange.Price neighbour
                && neighbour.roomId().equals(price.roomId())
                && neighbour.rateId().equals(price.rateId())
                && neighbour.nights().equals(price.nights());
    }

    /** The time of sending; the body is packed earlier, by a function that knows no time. */
    static String stamped(String body, Instant now) {
        return body.replaceFirst(
                " Target=\"" + TARGET + "\"",
                " TimeStamp=\"" + AcknowledgementXml.timeStamp(now) + "\" Target=\"" + TARGET + "\"");
    }

    private XmlOut open(String root, String version) {
        return xml.open(root, "xmlns", XmlOut.OTA_NAMESPACE, "Target", TARGET, "Version", version);
    }

    private void count(AriChange.Availability change) {
        String limit = Integer.toString(Math.min(change.count(), COUNT_MAX));
        xml.open("AvailStatusMessage", "BookingLimit", limit, "LocatorID", next());
        control(change.roomId(), "", change.nights());
        xml.close();
    }

    /** Everything the rate plan demands, also what it no longer demands: what is not told would stay as it was. */
    private void restriction(AriChange.Restricted change) {
        Restriction rule = change.restriction();
        status(change, rule.closed(), "");
        status(change, rule.closedToArrival(), "Arrival");
        status(change, rule.closedToDeparture(), "Departure");
        message(change);
        xml.open("LengthsOfStay", "ArrivalDateBased", "1");
        length(rule.minStayArrival(), "SetMinLOS");
        length(rule.maxStay(), "SetMaxLOS");
        xml.close().close();
        message(change);
        xml.open("LengthsOfStay", "ArrivalDateBased", "0");
        length(rule.minStayThrough(), "SetMinLOS");
        xml.close().close();
    }

    private void status(AriChange.Restricted change, boolean closed, String restriction) {
        message(change);
        xml.empty("RestrictionStatus", "Status", closed ? "Close" : "Open", "Restriction", restriction);
        xml.close();
    }

    private void message(AriChange.Restricted change) {
        xml.open("AvailStatusMessage", "LocatorID", next());
        control(change.roomId(), change.rateId(), change.nights());
    }

    private void length(int nights, String type) {
        xml.empty("LengthOfStay", "Time", Integer.toString(nights), "MinMaxMessageType", type);
    }

    private void price(AriChange.Price change, boolean first, boolean last) {
        if (first) {
            xml.open("RateAmountMessage", "LocatorID", next());
            control(change.roomId(), change.rateId(), change.nights());
            xml.open("Rates").open("Rate").open("BaseByGuestAmts");
        }
        Money price = change.price();
        xml.empty(
                "BaseByGuestAmt",
                "AmountAfterTax",
                Long.toString(price.minor()),
                "DecimalPlaces",
                Integer.toString(Money.fractionDigits(price.currency())),
                "CurrencyCode",
                price.currency(),
                "NumberOfGuests",
                change.occupancy() > 0 ? Integer.toString(change.occupancy()) : "");
        if (last) {
            xml.close().close().close().close();
        }
    }

    private void control(String room, String rate, NightRange nights) {
        xml.empty(
                "StatusApplicationControl",
                "Start",
                nights.first().toString(),
                "End",
                nights.last().toString(),
                "InvTypeCode",
                room,
                "RatePlanCode",
                rate);
    }

    /** The position in the request: Booking.com names it when it refuses one message of many. */
    private String next() {
        position++;
        return Integer.toString(position);
    }
}
