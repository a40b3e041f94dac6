package io.relais.connector.bookingcom;

import io.relais.connector.NightPrice;
import io.relais.vocabulary.Money;
import io.relais.vocabulary.StayDates;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The {@code RoomRates} of a room: normally one per night, in any order, each with its own rate plan and price. */
record OtaNights(List<Run> runs, List<Money> targets) {
    /**
     * One RoomRate or Rate.
     *
     * @param nights more than one when an expiry or a multiplier says so
     * @param amount empty when not told
     * @param perNight how the amount is meant by the element it stands in; decides only if the sums do not
     */
    private record Run(LocalDate first, int nights, Optional<Money> amount, boolean perNight, String rateId) {}

    /** @param targets what the nights may add up to, best first; empty when no total is told */
    static OtaNights of(XmlNode room, String currency, List<Money> targets) {
        List<Run> runs = new ArrayList<>();
        for (XmlNode roomRate : room.all("RoomRates", "RoomRate")) {
            List<XmlNode> dated = roomRate.all("Rates", "Rate").stream()
                    .filter(rate -> !rate.attr("EffectiveDate").isEmpty())
                    .toList();
            if (!roomRate.attr("EffectiveDate").isEmpty()) {
                runs.add(run(roomRate, roomRate, currency));
            } else {
                dated.forEach(rate -> runs.add(run(rate, roomRate, currency)));
            }
        }
        return new OtaNights(List.copyOf(runs), List.copyOf(targets));
    }

    private static Run run(XmlNode dated, XmlNode roomRate, String currency) {
        LocalDate first = Field.date(dated.attr("EffectiveDate"), "EffectiveDate")
                .orElseThrow(() -> Field.missing("EffectiveDate"));
        List<XmlNode> totals = dated.is("Rate")
                ? dated.all("Total")
                : Stream.concat(dated.all("Rates", "Rate", "Total").stream(), dated.all("Total").stream())
                        .toList();
        List<XmlNode> bases = dated.is("Rate") ? dated.all("Base") : dated.all("Rates", "Rate", "Base");
        Optional<Money> total = amount(totals, currency);
        return new Run(
                first,
                nights(dated, first),
                total.or(() -> amount(bases, currency)),
                total.isEmpty() || dated.attr("UnitMultiplier").equals("1"),
                Field.rateId(roomRate.attr("RatePlanCode")));
    }

    private static Optional<Money> amount(List<XmlNode> nodes, String currency) {
        return nodes.stream()
                .flatMap(node -> Field.ota(node, currency).stream())
                .findFirst();
    }

    private static int nights(XmlNode dated, LocalDate first) {
        Optional<LocalDate> expires = Field.date(dated.attr("ExpireDate"), "ExpireDate");
        long nights = expires.map(last -> ChronoUnit.DAYS.between(first, last)
                        + (isFalse(dated.attr("ExpireDateExclusiveIndicator")) ? 1 : 0))
                .orElseGet(() -> Field.integer(dated.attr("UnitMultiplier"), "UnitMultiplier")
                        .orElse(1)
                        .longValue());
        if (nights > StayDates.NIGHTS_MAX) {
            throw Field.wrong("ExpireDate");
        }
        return (int) Math.max(1, nights);
    }

    private static boolean isFalse(String flag) {
        return flag.equals("0") || flag.toLowerCase(Locale.ROOT).equals("false");
    }

    /** First night to the morning after the last; empty without any dated rate. */
    Optional<StayDates> dates() {
        return runs.stream()
                .map(Run::first)
                .min(LocalDate::compareTo)
                .map(arrival -> new StayDates(
                        arrival,
                        runs.stream()
                                .map(run -> run.first().plusDays(run.nights()))
                                .max(LocalDate::compareTo)
                                .orElse(arrival)));
    }

    /** The rate plan of the earliest night. */
    Optional<String> firstRate() {
        return runs.stream()
                .filter(run -> !run.rateId().isEmpty())
                .min(Comparator.comparing(Run::first))
                .map(Run::rateId);
    }

    /** The price of each night that is told. */
    NavigableMap<LocalDate, NightPrice> prices() {
        NavigableMap<LocalDate, NightPrice> asMeant = spread(Optional.empty());
        if (runs.stream().allMatch(run -> run.nights() == 1)) {
            return asMeant;
        }
        // Partners disagree on whether the amount of a longer run is for each night or for all: the total decides.
        return Stream.of(asMeant, spread(Optional.of(true)), spread(Optional.of(false)))
                .filter(this::fits)
                .findFirst()
                .orElse(asMeant);
    }

    private boolean fits(NavigableMap<LocalDate, NightPrice> prices) {
        return targets.stream()
                .anyMatch(target -> Totals.nights(target.currency(), List.copyOf(prices.values()))
                        .equals(target));
    }

    private NavigableMap<LocalDate, NightPrice> spread(Optional<Boolean> perNight) {
        NavigableMap<LocalDate, NightPrice> prices = new TreeMap<>();
        for (Run run : runs) {
            run.amount().ifPresent(amount -> {
                for (int i = 0; i < run.nights(); i++) {
                    Money price = perNight.orElse(run.perNight()) ? amount : share(amount, run.nights(), i);
                    Totals.put(prices, new NightPrice(run.first().plusDays(i), price, run.rateId()));
                }
            });
        }
        return prices;
    }

    /** An equal part; what cannot be divided goes to the first nights, one minor unit each. */
    private static Money share(Money amount, int parts, int index) {
        long part = Math.floorDiv(amount.minor(), parts);
        long left = Math.floorMod(amount.minor(), parts);
        return new Money(part + (index < left ? 1 : 0), amount.currency());
    }
}
