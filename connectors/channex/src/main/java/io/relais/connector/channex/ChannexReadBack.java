package io.relais.connector.channex;

import static io.relais.connector.channex.ChannexCalls.pair;

import com.fasterxml.jackson.databind.JsonNode;
import io.relais.connector.AriChange;
import io.relais.connector.Observation;
import io.relais.connector.Session;
import io.relais.vocabulary.Money;
import io.relais.vocabulary.NightRange;
import io.relais.vocabulary.Restriction;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * What Channex holds: counts per room type, prices and restrictions per rate plan, date by date.
 *
 * <p>Source: docs.channex.io, Availability and Rates (GET availability, GET restrictions). The restrictions of a plan that is
 * sold per person are documented with one rate only, that of its primary number of people; where the answer also has
 * {@code rates} by number of people, or an entry under the id of an option, these are read too.
 */
final class ChannexReadBack {
    /** One answer stays below a megabyte for forty rate plans. */
    static final int NIGHTS_MAX = 100;

    private static final String FIELDS =
            "rate,stop_sell,closed_to_arrival,closed_to_departure,min_stay_arrival,min_stay_through,max_stay";

    private ChannexReadBack() {}

    static Observation observe(Session session, String propertyId, String currency, NightRange nights) {
        String asked = pair("filter[property_id]", propertyId)
                + "&" + pair("filter[date][gte]", nights.first().toString())
                + "&" + pair("filter[date][lte]", nights.last().toString());
        List<AriChange> values = new ArrayList<>();
        ChannexCalls.data(session, "ari.readback.availability", "/availability?" + asked)
                .properties()
                .forEach(room -> values.addAll(counts(room.getKey(), room.getValue(), nights)));
        Map<String, Of> owners = owners(ChannexProducts.plans(session, propertyId));
        ChannexCalls.data(
                        session,
                        "ari.readback.restrictions",
                        "/restrictions?" + asked + "&" + pair("filter[restrictions]", FIELDS))
                .properties()
                .forEach(entry -> Optional.ofNullable(owners.get(entry.getKey()))
                        .ifPresent(owner -> values.addAll(owner.read(entry.getValue(), currency, nights))));
        return new Observation(values);
    }

    private static List<AriChange> counts(String room, JsonNode dates, NightRange nights) {
        return runs(
                dates,
                nights,
                cell -> cell.canConvertToInt() ? Optional.of(Math.max(0, cell.asInt())) : Optional.empty(),
                (range, count) -> new AriChange.Availability(room, range, count));
    }

    /** Whose values stand under an id: a plan's own, or those of one of its options. */
    private static Map<String, Of> owners(List<ChannexProducts.Plan> plans) {
        Map<String, Of> owners = new LinkedHashMap<>();
        for (ChannexProducts.Plan plan : plans) {
            plan.options().forEach((id, people) -> owners.put(id, new Of(plan, people, false)));
            owners.put(plan.id(), new Of(plan, plan.perPerson() ? plan.primary() : 0, true));
        }
        return owners;
    }

    /** The values of a plan for one number of people; only the plan itself tells restrictions. */
    private record Of(ChannexProducts.Plan plan, int people, boolean whole) {
        List<AriChange> read(JsonNode dates, String currency, NightRange nights) {
            String money = plan.currency().isEmpty() ? currency : plan.currency();
            List<AriChange> values = new ArrayList<>();
            Map<Integer, Map<LocalDate, Money>> prices = prices(dates, money, nights);
            prices.forEach((occupancy, byDate) -> values.addAll(joined(
                    byDate, (range, price) -> new AriChange.Price(plan.roomId(), plan.id(), range, occupancy, price))));
            if (whole) {
                values.addAll(runs(
                        dates,
                        nights,
                        ChannexReadBack::restriction,
                        (range, rule) -> new AriChange.Restricted(plan.roomId(), plan.id(), range, rule)));
            }
            return values;
        }

        private Map<Integer, Map<LocalDate, Money>> prices(JsonNode dates, String currency, NightRange nights) {
            Map<Integer, Map<LocalDate, Money>> prices = new TreeMap<>();
            for (LocalDate night : nights.dates().toList()) {
                JsonNode cell = dates.path(night.toString());
                boolean each = plan.perPerson() && cell.path("rates").isObject();
                if (each) {
                    cell.path("rates")
                            .properties()
                            .forEach(rate -> put(
                                    prices,
                                    ChannexFields.people(rate.getKey()),
                                    night,
                                    price(rate.getValue(), currency)));
                } else if (people > 0 || !plan.perPerson()) {
                    put(prices, people, night, price(cell.path("rate"), currency));
                }
            }
            return prices;
        }

        private static void put(
                Map<Integer, Map<LocalDate, Money>> prices, int people, LocalDate night, Optional<Money> price) {
            price.ifPresent(amount ->
                    prices.computeIfAbsent(people, p -> new TreeMap<>()).put(night, amount));
        }
    }

    /** A rate of zero is Channex's "none yet": a price must be greater. Text is decimal, a whole number is minor units. */
    private static Optional<Money> price(JsonNode rate, String currency) {
        try {
            Money price = rate.isIntegralNumber()
                    ? new Money(rate.longValue(), currency)
                    : Money.ofDecimal(new BigDecimal(rate.asText("").strip()), currency);
            return price.minor() > 0 ? Optional.of(price) : Optional.empty();
        } catch (ArithmeticException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<Restriction> restriction(JsonNode cell) {
        return cell.isObject()
                ? Optional.of(new Restriction(
                        Math.max(1, cell.path("min_stay_arrival").asInt(1)),
                        Math.max(1, cell.path("min_stay_through").asInt(1)),
                        Math.max(0, cell.path("max_stay").asInt(0)),
                        cell.path("stop_sell").asBoolean(false),
                        cell.path("closed_to_arrival").asBoolean(false),
                        cell.path("closed_to_departure").asBoolean(false)))
                : Optional.empty();
    }

    private static <T> List<AriChange> runs(
            JsonNode dates,
            NightRange nights,
            Function<JsonNode, Optional<T>> value,
            BiFunction<NightRange, T, AriChange> change) {
        Map<LocalDate, T> byDate = new TreeMap<>();
        for (LocalDate night : nights.dates().toList()) {
            value.apply(dates.path(night.toString())).ifPresent(it -> byDate.put(night, it));
        }
        return joined(byDate, change);
    }

    /** Neighbouring nights of one value as one run. */
    private static <T> List<AriChange> joined(Map<LocalDate, T> byDate, BiFunction<NightRange, T, AriChange> change) {
        List<AriChange> runs = new ArrayList<>();
        LocalDate first = null;
        LocalDate last = null;
        T value = null;
        for (Map.Entry<LocalDate, T> entry : byDate.entrySet()) {
            if (first != null
                    && last != null
                    && value != null
                    && entry.getKey().equals(last.plusDays(1))
                    && entry.getValue().equals(value)) {
                last = entry.getKey();
                continue;
            }
            if (first != null && last != null && value != null) {
                runs.add(change.apply(new NightRange(first, last), value));
            }
            first = entry.getKey();
            last = entry.getKey();
            value = entry.getValue();
        }
        if (first != null && last != null && value != null) {
            runs.add(change.apply(new NightRange(first, last), value));
        }
        return runs;
    }
}
