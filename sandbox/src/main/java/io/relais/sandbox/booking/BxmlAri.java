package io.relais.sandbox.booking;

import io.relais.sandbox.booking.Answers.Problem;
import io.relais.sandbox.booking.Rooms.Place;
import io.relais.sandbox.seed.Seeds.Account;
import io.relais.sandbox.wire.Effects;
import io.relais.sandbox.wire.Exchange;
import io.relais.sandbox.wire.Reply;
import io.relais.sandbox.wire.Xml;
import io.relais.sandbox.wire.XmlNode;
import io.relais.sandbox.wire.XmlNode.MalformedXml;
import io.relais.sandbox.world.Money;
import io.relais.sandbox.world.Partner;
import io.relais.sandbox.world.Range;
import io.relais.sandbox.world.RateNight;
import io.relais.sandbox.world.RateOf;
import io.relais.sandbox.world.Switches.BookingSwitches;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** B.XML availability: counts, prices and restrictions in one message, per room, dates and rate; both dates of a range are included. */
final class BxmlAri {
    private final Partner partner;
    private final Supplier<BookingSwitches> switches;

    BxmlAri(Partner partner, Supplier<BookingSwitches> switches) {
        this.partner = partner;
        this.switches = switches;
    }

    Reply availability(Account account, Exchange exchange, Effects effects) {
        XmlNode root;
        try {
            root = XmlNode.parse(exchange.body());
        } catch (MalformedXml e) {
            return Answers.fault(400, "request is not well-formed");
        }
        var batch = new AriBatch(partner);
        var rooms = new Rooms(partner.catalogue(), account);
        int position = 0;
        for (XmlNode room : root.children("room")) {
            for (XmlNode date : room.children("date")) {
                position++;
                read(rooms, batch, position, new Line(root.childText("hotel_id"), room, date));
            }
        }
        boolean applied = batch.apply(switches.get().atomicAri(), effects);
        return applied ? done(batch.problems()) : refused(batch.problems());
    }

    private record Line(Optional<String> hotelId, XmlNode room, XmlNode date) {}

    private static void read(Rooms rooms, AriBatch batch, int position, Line line) {
        String roomId = line.room().attribute("id").orElse("");
        Optional<Place> place = rooms.find(line.hotelId(), roomId);
        if (place.isEmpty()) {
            batch.problem("402", position, "Room " + roomId + " does not exist");
            return;
        }
        try {
            Range range = range(line.date());
            line.date()
                    .childText("roomstosell")
                    .map(Integer::parseInt)
                    .ifPresent(left -> batch.count(position, roomId, range, checked(left, 254)));
            String currency = place.get().hotel().currency();
            if (!line.date().childText("currencycode").orElse(currency).equals(currency)) {
                throw new IllegalArgumentException("CURRENCY_CODE_DONT_MATCH_HOTEL_CURRENCY");
            }
            for (XmlNode rate : line.date().children("rate")) {
                String rateId = rate.attribute("id").orElse("");
                if (place.get().room().findRate(rateId).isEmpty()) {
                    throw new IllegalArgumentException("Rate " + rateId + " does not exist");
                }
                RateChange change = RateChange.read(line.date(), currency);
                batch.rate(position, new RateOf(roomId, rateId), range, change::apply);
            }
        } catch (RuntimeException e) {
            batch.problem("320", position, String.valueOf(e.getMessage()));
        }
    }

    private static Range range(XmlNode date) {
        Optional<LocalDate> one = date.attribute("value").map(LocalDate::parse);
        LocalDate first =
                one.orElseGet(() -> LocalDate.parse(date.attribute("from").orElse("")));
        LocalDate last =
                one.orElseGet(() -> LocalDate.parse(date.attribute("to").orElse("")));
        return new Range(first, last);
    }

    private static int checked(int value, int max) {
        if (value < 0 || value > max) {
            throw new IllegalArgumentException("value out of range: " + value);
        }
        return value;
    }

    static Reply done(List<Problem> problems) {
        if (problems.isEmpty()) {
            return Answers.ok(new Xml().leaf("ok", ""));
        }
        Xml xml = new Xml().open("ok");
        problems.forEach(one -> xml.leaf("warning", one.text(), "code", one.code(), "record", one.record()));
        return Answers.ok(xml.close()).asRefused();
    }

    static Reply refused(List<Problem> problems) {
        Xml xml = new Xml().open("errors");
        problems.forEach(one -> xml.leaf("error", one.text(), "code", one.code(), "record", one.record()));
        return Answers.ok(xml.close()).asRefused();
    }

    /** What a date line sets for a rate; absent fields leave things as they are. */
    private record RateChange(
            Optional<Long> price,
            Optional<Long> single,
            Optional<Integer> minimumStay,
            Optional<Integer> maximumStay,
            Optional<Boolean> closed,
            Optional<Boolean> closedOnArrival,
            Optional<Boolean> closedOnDeparture) {

        static RateChange read(XmlNode date, String currency) {
            return new RateChange(
                    date.childText("price").map(text -> positive(Money.parse(text, currency))),
                    date.childText("price1").map(text -> positive(Money.parse(text, currency))),
                    date.childText("minimumstay").map(text -> checked(Integer.parseInt(text), 365)),
                    date.childText("maximumstay").map(text -> checked(Integer.parseInt(text), 365)),
                    date.childText("closed").map("1"::equals),
                    date.childText("closedonarrival").map("1"::equals),
                    date.childText("closedondeparture").map("1"::equals));
        }

        RateNight apply(RateNight night) {
            RateNight priced = price.map(minor -> night.withPrice(0, minor)).orElse(night);
            RateNight both = single.map(minor -> priced.withPrice(1, minor)).orElse(priced);
            RateNight min = minimumStay.map(both::withMinStayArrival).orElse(both);
            RateNight max = maximumStay.map(min::withMaxStay).orElse(min);
            RateNight open = closed.map(max::withClosed).orElse(max);
            RateNight arrival = closedOnArrival.map(open::withClosedToArrival).orElse(open);
            return closedOnDeparture.map(arrival::withClosedToDeparture).orElse(arrival);
        }

        private static long positive(long minor) {
            if (minor <= 0) {
                throw new IllegalArgumentException("price must be positive");
            }
            return minor;
        }
    }
}
