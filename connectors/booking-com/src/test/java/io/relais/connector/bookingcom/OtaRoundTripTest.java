package io.relais.connector.bookingcom;

import static org.assertj.core.api.Assertions.assertThat;

import io.relais.connector.NightPrice;
import io.relais.connector.ReservationContent;
import io.relais.connector.ReservationMessage;
import io.relais.connector.RoomStay;
import io.relais.vocabulary.Money;
import io.relais.vocabulary.Occupancy;
import io.relais.vocabulary.StayDates;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;

/** A reservation written as Booking.com writes it is read back as it was, whatever its size, names and currency. */
class OtaRoundTripTest {
    private static final List<String> CURRENCIES = List.of("EUR", "JPY", "KWD", "INR");

    @Property(tries = 300)
    void what_is_written_is_read(
            @ForAll @IntRange(min = 1, max = 4) int rooms,
            @ForAll @StringLength(max = 20) String name,
            @ForAll long seed) {
        Random random = new Random(seed);
        String currency = CURRENCIES.get(random.nextInt(CURRENCIES.size()));
        List<RoomStay> stays = new ArrayList<>();
        for (int i = 0; i < rooms; i++) {
            stays.add(stay(currency, 1_000 + i, random));
        }
        Money total = Totals.of(currency, stays.stream().map(RoomStay::total).toList());
        ReservationMessage message = Texts.read(write(stays, total, name, random));
        ReservationContent content = message.content().orElseThrow();
        assertThat(content.stays()).isEqualTo(stays);
        assertThat(content.total()).isEqualTo(total);
        String readable = new XmlOut().empty("x", "a", name).toString();
        assertThat(message.contact().orElseThrow().lastName())
                .isEqualTo(XmlText.parse(readable).orElseThrow().attr("a"));
    }

    private static RoomStay stay(String currency, int line, Random random) {
        StayDates dates =
                StayDates.of(LocalDate.parse("2027-02-20").plusDays(random.nextInt(200)), 1 + random.nextInt(9));
        List<NightPrice> nights = dates.dates()
                .map(night -> new NightPrice(
                        night, new Money(random.nextInt(1, 900_000), currency), "55" + random.nextInt(3)))
                .toList();
        int children = random.nextInt(3);
        return new RoomStay(
                Integer.toString(line),
                "4711" + random.nextInt(5),
                nights.getFirst().rateId(),
                dates,
                new Occupancy(1 + random.nextInt(4), children, Collections.nCopies(children, 6)),
                nights,
                List.of(),
                Totals.nights(currency, nights),
                "",
                "",
                "");
    }

    private static String write(List<RoomStay> stays, Money total, String surname, Random random) {
        XmlOut xml = new XmlOut()
                .open("OTA_HotelResNotifRQ", "xmlns", XmlOut.OTA_NAMESPACE)
                .open("HotelReservations")
                .open("HotelReservation", "LastModifyDateTime", "2026-11-20T10:00:00")
                .open("RoomStays");
        stays.forEach(stay -> room(xml, stay, random));
        xml.close().open("ResGlobalInfo");
        amount(xml, total);
        xml.open("HotelReservationIDs")
                .empty("HotelReservationID", "ResID_Value", "91")
                .close();
        xml.open("Profiles")
                .open("ProfileInfo")
                .open("Profile")
                .open("Customer")
                .open("PersonName");
        return xml.closeAll()
                .toString()
                .replace("<PersonName>", "<PersonName><Surname>" + escaped(surname) + "</Surname>");
    }

    private static String escaped(String text) {
        String written = new XmlOut().empty("x", "a", text + "!").toString();
        return written.substring(written.indexOf('"', written.indexOf("a=")) + 1, written.lastIndexOf("!\""))
                .replaceAll("[\\n\\r\\t]", " ");
    }

    private static void room(XmlOut xml, RoomStay stay, Random random) {
        xml.open("RoomStay", "IndexNumber", stay.externalId());
        xml.open("RoomTypes").empty("RoomType", "RoomTypeCode", stay.roomId()).close();
        xml.open("RoomRates");
        List<NightPrice> nights = new ArrayList<>(stay.nights());
        Collections.shuffle(nights, random);
        for (NightPrice night : nights) {
            xml.open("RoomRate", "EffectiveDate", night.night().toString(), "RatePlanCode", night.rateId());
            xml.open("Rates").open("Rate");
            amount(xml, night.price());
            xml.close().close().close();
        }
        xml.close().open("GuestCounts");
        Occupancy people = stay.occupancy();
        xml.empty("GuestCount", "AgeQualifyingCode", "10", "Count", Integer.toString(people.adults()));
        people.childAges()
                .forEach(age -> xml.empty("GuestCount", "AgeQualifyingCode", "8", "Count", "1", "Age", age.toString()));
        xml.close();
        amount(xml, stay.total());
        xml.empty("BasicPropertyInfo", "HotelCode", "4711").close();
    }

    private static void amount(XmlOut xml, Money money) {
        xml.empty(
                "Total",
                "AmountAfterTax",
                Long.toString(money.minor()),
                "DecimalPlaces",
                Integer.toString(Money.fractionDigits(money.currency())),
                "CurrencyCode",
                money.currency());
    }
}
