package io.relais.sandbox.booking;

import io.relais.sandbox.booking.Rooms.Place;
import io.relais.sandbox.seed.Seeds.Account;
import io.relais.sandbox.wire.Effects;
import io.relais.sandbox.wire.Exchange;
import io.relais.sandbox.wire.Reply;
import io.relais.sandbox.wire.XmlNode;
import io.relais.sandbox.wire.XmlNode.MalformedXml;
import io.relais.sandbox.world.Money;
import io.relais.sandbox.world.Partner;
import io.relais.sandbox.world.Range;
import io.relais.sandbox.world.RateOf;
import io.relais.sandbox.world.Switches.BookingSwitches;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** OTA_HotelAvailNotif (counts and restrictions) and OTA_HotelRateAmountNotif (prices); both dates of a range are included. */
final class OtaAri {
    private static final int MAX_BOOKING_LIMIT = 254;
    private static final String INVALID = "320";
    private static final String UNKNOWN_ROOM = "402";
    private static final String CURRENCY = "367";

    private final Partner partner;
    private final Supplier<BookingSwitches> switches;

    OtaAri(Partner partner, Supplier<BookingSwitches> switches) {
        this.partner = partner;
        this.switches = switches;
    }

    Reply availability(Account account, Exchange exchange, Effects effects) {
        return handle(account, exchange, effects, new Form("OTA_HotelAvailNotif", "AvailStatusMessage", this::status));
    }

    Reply rates(Account account, Exchange exchange, Effects effects) {
        return handle(
                account, exchange, effects, new Form("OTA_HotelRateAmountNotif", "RateAmountMessage", this::prices));
    }

    private record Form(String message, String item, Reader reader) {}

    private interface Reader {
        void read(AriBatch batch, Target target, XmlNode item);
    }

    /** Where one item applies. */
    private record Target(int position, Place place, Optional<String> rateId, Range range) {
        List<RateOf> rates() {
            return place.room().rates().stream()
                    .filter(rate -> rateId.map(rate.id()::equals).orElse(true))
                    .map(rate -> new RateOf(place.room().id(), rate.id()))
                    .toList();
        }
    }

    private Reply handle(Account account, Exchange exchange, Effects effects, Form form) {
        XmlNode root;
        try {
            root = XmlNode.parse(exchange.body());
        } catch (MalformedXml e) {
            return Answers.fault(400, "request is not well-formed");
        }
        var batch = new AriBatch(partner);
        int position = 0;
        for (XmlNode list : root.children(form.item() + "s")) {
            for (XmlNode item : list.children(form.item())) {
                position++;
                read(new Rooms(partner.catalogue(), account), batch, list, new Item(position, item, form));
            }
        }
        if (position == 0) {
            batch.problem(INVALID, 0, "no " + form.item() + " in the request");
        }
        boolean applied = batch.apply(switches.get().atomicAri() || position == 0, effects);
        String answer = form.message() + "RS";
        String namespace = switches.get().namespace() ? Answers.NAMESPACE : null;
        return applied
                ? Answers.success(answer, namespace, partner.now(), batch.problems())
                : Answers.errors(answer, namespace, partner.now(), batch.problems());
    }

    private record Item(int position, XmlNode node, Form form) {}

    private static void read(Rooms rooms, AriBatch batch, XmlNode list, Item item) {
        Optional<XmlNode> control = item.node().child("StatusApplicationControl");
        String roomId = control.flatMap(one -> one.attribute("InvTypeCode")).orElse("");
        Optional<Place> place = rooms.find(list.attribute("HotelCode"), roomId);
        if (control.isEmpty() || place.isEmpty()) {
            batch.problem(UNKNOWN_ROOM, item.position(), "ROOM_ID_DOES_NOT_EXIST " + roomId);
            return;
        }
        try {
            Range range = new Range(date(control.get(), "Start"), date(control.get(), "End"));
            Optional<String> rateId = control.get().attribute("RatePlanCode");
            var target = new Target(item.position(), place.get(), rateId, range);
            if (target.rates().isEmpty()) {
                batch.problem(UNKNOWN_ROOM, item.position(), "RATE_ID_DOES_NOT_EXIST " + rateId.orElse(""));
                return;
            }
            item.form().reader().read(batch, target, item.node());
        } catch (RuntimeException e) {
            batch.problem(INVALID, item.position(), "INVALID_VALUE " + e.getMessage());
        }
    }

    private void status(AriBatch batch, Target target, XmlNode item) {
        item.attribute("BookingLimit").ifPresent(limit -> {
            int left = Integer.parseInt(limit);
            if (left < 0 || left > MAX_BOOKING_LIMIT) {
                throw new IllegalArgumentException("BookingLimit " + limit);
            }
            batch.count(target.position(), target.place().room().id(), target.range(), left);
        });
        item.child("RestrictionStatus").ifPresent(status -> restriction(batch, target, status));
        item.child("LengthsOfStay").ifPresent(lengths -> lengths(batch, target, lengths));
    }

    private static void restriction(AriBatch batch, Target target, XmlNode status) {
        boolean close = switch (status.attribute("Status").orElse("")) {
            case "Open" -> false;
            case "Close" -> true;
            default -> throw new IllegalArgumentException("RestrictionStatus Status");
        };
        String restriction = status.attribute("Restriction").orElse("Master");
        if (restriction.equals("Master") && target.rateId().isEmpty()) {
            batch.closeRoom(target.position(), target.place().room().id(), target.range(), close);
            return;
        }
        for (RateOf rate : target.rates()) {
            batch.rate(target.position(), rate, target.range(), night -> switch (restriction) {
                case "Master" -> night.withClosed(close);
                case "Arrival" -> night.withClosedToArrival(close);
                case "Departure" -> night.withClosedToDeparture(close);
                default -> night;
            });
        }
        if (!List.of("Master", "Arrival", "Departure").contains(restriction)) {
            throw new IllegalArgumentException("Restriction " + restriction);
        }
    }

    private static void lengths(AriBatch batch, Target target, XmlNode lengths) {
        boolean arrival = List.of("1", "true")
                .contains(lengths.attribute("ArrivalDateBased").orElse("0"));
        for (XmlNode length : lengths.children("LengthOfStay")) {
            int nights = Integer.parseInt(length.attribute("Time").orElse(""));
            String kind = length.attribute("MinMaxMessageType").orElse("");
            if (nights < 0 || !List.of("SetMinLOS", "SetMaxLOS").contains(kind)) {
                throw new IllegalArgumentException("LengthOfStay " + kind + " " + nights);
            }
            for (RateOf rate : target.rates()) {
                batch.rate(target.position(), rate, target.range(), night -> {
                    if (kind.equals("SetMaxLOS")) {
                        return night.withMaxStay(nights);
                    }
                    return arrival ? night.withMinStayArrival(nights) : night.withMinStayThrough(nights);
                });
            }
        }
    }

    private void prices(AriBatch batch, Target target, XmlNode item) {
        String currency = target.place().hotel().currency();
        List<XmlNode> amounts = item.all("BaseByGuestAmt");
        if (amounts.isEmpty() || target.rateId().isEmpty()) {
            throw new IllegalArgumentException("RateAmountMessage needs RatePlanCode and BaseByGuestAmt");
        }
        for (XmlNode amount : amounts) {
            if (!amount.attribute("CurrencyCode").orElse("").equals(currency)) {
                batch.problem(CURRENCY, target.position(), "CURRENCY_CODE_DONT_MATCH_HOTEL_CURRENCY");
                return;
            }
            long minor = minor(amount, currency);
            int guests =
                    amount.attribute("NumberOfGuests").map(Integer::parseInt).orElse(0);
            if (minor <= 0 || guests < 0 || guests > target.place().room().maxOccupancy()) {
                throw new IllegalArgumentException("BaseByGuestAmt amount or NumberOfGuests");
            }
            target.rates()
                    .forEach(rate -> batch.rate(
                            target.position(), rate, target.range(), night -> night.withPrice(guests, minor)));
        }
    }

    /** Integers with DecimalPlaces are minor units of that many places; without it the amount is in whole units. */
    private static long minor(XmlNode amount, String currency) {
        var value = new BigDecimal(amount.attribute("AmountAfterTax")
                .or(() -> amount.attribute("AmountBeforeTax"))
                .orElse(""));
        int places = amount.attribute("DecimalPlaces").map(Integer::parseInt).orElse(0);
        return Money.minor(value.scale() > 0 ? value : value.movePointLeft(places), currency);
    }

    private static LocalDate date(XmlNode control, String attribute) {
        return LocalDate.parse(control.attribute(attribute).orElse(""));
    }
}
