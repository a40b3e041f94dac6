package io.relais.connector.bookingcom;

import static org.assertj.core.api.Assertions.assertThat;

import io.relais.connector.AriChange;
import io.relais.connector.AriMessage;
import io.relais.connector.AriUpdate;
import io.relais.vocabulary.Money;
import io.relais.vocabulary.NightRange;
import io.relais.vocabulary.Restriction;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What is written in the bodies, read back independently, is what was asked for: each night of each product once. */
class AriPackingTest {
    private static final LocalDate FIRST = LocalDate.parse("2027-01-15");

    @Property(tries = 300)
    void every_value_of_every_night_is_written_exactly_once(@ForAll("updates") AriUpdate update) {
        assertThat(written(AriPacking.USUAL.pack(update))).isEqualTo(wanted(update.changes()));
    }

    @Property(tries = 200)
    void small_requests_and_months_lose_and_repeat_nothing(@ForAll("updates") AriUpdate update) {
        List<AriMessage> messages = new AriPacking(7, true).pack(update);
        assertThat(written(messages)).isEqualTo(wanted(update.changes()));
        assertThat(messages).allSatisfy(message -> {
            assertThat(items(message).size()).isLessThanOrEqualTo(7);
            assertThat(message.changes())
                    .extracting(change -> List.of(
                            change.nights().first().getMonth(),
                            change.nights().last().getMonth()))
                    .allSatisfy(months -> assertThat(months.getFirst()).isEqualTo(months.getLast()));
        });
    }

    @Property(tries = 100)
    void positions_in_a_request_count_from_one(@ForAll("updates") AriUpdate update) {
        assertThat(AriPacking.USUAL.pack(update)).allSatisfy(message -> {
            List<XmlNode> items = items(message);
            for (int i = 0; i < items.size(); i++) {
                assertThat(items.get(i).attr("LocatorID")).isEqualTo(Integer.toString(i + 1));
            }
        });
    }

    @Provide
    Arbitrary<AriUpdate> updates() {
        return Combinators.combine(
                        Arbitraries.of("EUR", "JPY", "KWD"),
                        Arbitraries.integers().between(0, 12),
                        Arbitraries.longs().between(1, 1_000_000))
                .as((currency, runs, seed) ->
                        new AriUpdate("4711001", currency, changes(currency, runs, new java.util.Random(seed))));
    }

    private static List<AriChange> changes(String currency, int runs, java.util.Random random) {
        List<AriChange> changes = new ArrayList<>();
        for (String room : List.of("101", "102")) {
            LocalDate next = FIRST.plusDays(random.nextInt(20));
            for (int i = 0; i < runs; i++) {
                NightRange nights = new NightRange(next, next.plusDays(random.nextInt(40)));
                next = nights.last().plusDays(1 + random.nextInt(3));
                changes.add(new AriChange.Availability(room, nights, random.nextInt(255)));
                changes.add(new AriChange.Restricted(
                        room,
                        "7",
                        nights,
                        new Restriction(
                                1 + random.nextInt(5),
                                1 + random.nextInt(3),
                                random.nextInt(15),
                                random.nextBoolean(),
                                random.nextBoolean(),
                                random.nextBoolean())));
                for (int people = 0; people < 3; people++) {
                    Money price = new Money(random.nextInt(1, 900_000), currency);
                    changes.add(new AriChange.Price(room, "7", nights, people, price));
                }
            }
        }
        java.util.Collections.shuffle(changes, random);
        return changes;
    }

    private static Map<String, String> wanted(List<AriChange> changes) {
        Map<String, String> cells = new TreeMap<>();
        for (AriChange change : changes) {
            NightRange nights = change.nights();
            nights.dates().forEach(night -> {
                switch (change) {
                    case AriChange.Availability it -> put(cells, night + " " + it.roomId() + " count", it.count() + "");
                    case AriChange.Price it ->
                        put(
                                cells,
                                night + " " + it.roomId() + "/" + it.rateId() + " price " + it.occupancy(),
                                it.price().toString());
                    case AriChange.Stays stays -> throw new AssertionError(stays);
                    case AriChange.Restricted it ->
                        rules(cells, night + " " + it.roomId() + "/" + it.rateId(), it.restriction());
                }
            });
        }
        return cells;
    }

    private static void rules(Map<String, String> cells, String key, Restriction rule) {
        put(cells, key + " ", rule.closed() ? "Close" : "Open");
        put(cells, key + " Arrival", rule.closedToArrival() ? "Close" : "Open");
        put(cells, key + " Departure", rule.closedToDeparture() ? "Close" : "Open");
        put(cells, key + " SetMinLOS1", rule.minStayArrival() + "");
        put(cells, key + " SetMaxLOS1", rule.maxStay() + "");
        put(cells, key + " SetMinLOS0", rule.minStayThrough() + "");
    }

    private static List<XmlNode> items(AriMessage message) {
        XmlNode root = XmlText.parse(message.body()).orElseThrow();
        return root.children().getFirst().children();
    }

    /** Reads bodies as the partner would: by its elements and attributes only. */
    private static Map<String, String> written(List<AriMessage> messages) {
        Map<String, String> cells = new TreeMap<>();
        for (AriMessage message : messages) {
            for (XmlNode item : items(message)) {
                XmlNode control = item.find("StatusApplicationControl").orElseThrow();
                LocalDate.parse(control.attr("Start"))
                        .datesUntil(LocalDate.parse(control.attr("End")).plusDays(1))
                        .forEach(night -> cell(cells, item, night + " " + control.attr("InvTypeCode"), control));
            }
        }
        return cells;
    }

    private static void cell(Map<String, String> cells, XmlNode item, String room, XmlNode control) {
        String product = room + "/" + control.attr("RatePlanCode");
        if (!item.attr("BookingLimit").isEmpty()) {
            put(cells, room + " count", item.attr("BookingLimit"));
        }
        item.all("RestrictionStatus")
                .forEach(status -> put(cells, product + " " + status.attr("Restriction"), status.attr("Status")));
        item.all("LengthsOfStay")
                .forEach(lengths -> lengths.all("LengthOfStay")
                        .forEach(length -> put(
                                cells,
                                product + " " + length.attr("MinMaxMessageType") + lengths.attr("ArrivalDateBased"),
                                length.attr("Time"))));
        item.deep("BaseByGuestAmt").forEach(amount -> {
            Money price = Money.ofScaled(
                    Long.parseLong(amount.attr("AmountAfterTax")),
                    Integer.parseInt(amount.attr("DecimalPlaces")),
                    amount.attr("CurrencyCode"));
            String people = amount.attr("NumberOfGuests");
            put(cells, product + " price " + (people.isEmpty() ? "0" : people), price.toString());
        });
    }

    private static void put(Map<String, String> cells, String key, String value) {
        assertThat(cells.put(key, value)).as("written twice: " + key).isNull();
    }
}
