package io.relais.core.quote;

import io.relais.core.TestHotel;
import io.relais.core.TestHouse;
import io.relais.core.inventory.Nights;
import io.relais.core.inventory.Prices;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.relais.core.property.Party;
import io.relais.vocabulary.Occupancy;
import io.relais.vocabulary.StayDates;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Wires this package by hand and writes rules as people do. */
public final class QuoteFixture {
    static final LocalDate TODAY = LocalDate.parse("2026-06-01");

    final TestHouse house;
    final Quotes quotes;
    final Rules rules;
    final RatePlans plans;
    final Search search;
    final Quoting quoting;
    final CancellationPolicies policies;

    public QuoteFixture(TestHouse house) {
        this.house = house;
        Prices prices = new Prices();
        quotes = new Quotes(house.properties, prices);
        Rules.Chronicle chronicle = new Rules.Chronicle(house.events, house.dirtyNights, house.moment);
        rules = new Rules(house.database, house.properties, quotes, chronicle);
        plans = new RatePlans(house.database, house.properties, prices, rules, chronicle);
        search = new Search(house.database, house.properties, new Nights(), quotes, house.moment);
        quoting = new Quoting(house.database, house.properties, quotes, house.moment);
        policies = new CancellationPolicies(house.properties, quotes);
    }

    /** Saves a rule told as {@code field=value} texts; several values are joined by commas. */
    public void rule(TestHotel hotel, RuleKind kind, String code, String... fields) {
        Tariff tariff = rules.get(hotel.owner, hotel.propertyId);
        rules.save(hotel.owner, hotel.propertyId, RuleText.read(kind, code, fields(fields), tariff), -1);
    }

    /** Saves a rate plan told the same way. */
    public UUID plan(TestHotel hotel, String code, String... fields) {
        Tariff tariff = rules.get(hotel.owner, hotel.propertyId);
        UUID known = tariff.ratePlans().stream()
                .filter(p -> p.code().equals(code))
                .map(p -> p.id())
                .findFirst()
                .orElse(null);
        Map<String, List<String>> told = new java.util.HashMap<>(fields(fields));
        told.put("code", List.of(code));
        told.put("name", List.of("Plan " + code));
        RatePlans.Plan plan = plans.read(tariff, known, told);
        plans.save(hotel.owner, hotel.propertyId, plan, -1);
        return plan.plan().id();
    }

    static Map<String, List<String>> fields(String... fields) {
        Map<String, List<String>> map = List.of(fields).stream()
                .map(field -> field.split("=", 2))
                .collect(Collectors.toMap(parts -> parts[0], parts -> List.of(parts[1].split(";"))));
        map.putIfAbsent("name", List.of("Some name"));
        return map;
    }

    QuoteAsk ask(TestHotel hotel, LocalDate arrival, int nights) {
        return new QuoteAsk(
                hotel.propertyId,
                hotel.typeId,
                hotel.planId,
                StayDates.of(arrival, nights),
                Occupancy.of(2, 0),
                Party.NONE,
                List.of(),
                "",
                TODAY);
    }

    static QuoteAsk with(QuoteAsk ask, Party party) {
        return new QuoteAsk(
                ask.propertyId(),
                ask.unitTypeId(),
                ask.ratePlanId(),
                ask.dates(),
                ask.occupancy(),
                party,
                ask.options(),
                ask.promotionCode(),
                ask.bookedOn());
    }

    static QuoteAsk with(QuoteAsk ask, Occupancy occupancy) {
        return new QuoteAsk(
                ask.propertyId(),
                ask.unitTypeId(),
                ask.ratePlanId(),
                ask.dates(),
                occupancy,
                ask.party(),
                ask.options(),
                ask.promotionCode(),
                ask.bookedOn());
    }

    static QuoteAsk with(QuoteAsk ask, OptionChoice... options) {
        return new QuoteAsk(
                ask.propertyId(),
                ask.unitTypeId(),
                ask.ratePlanId(),
                ask.dates(),
                ask.occupancy(),
                ask.party(),
                List.of(options),
                ask.promotionCode(),
                ask.bookedOn());
    }

    static QuoteAsk promoted(QuoteAsk ask, String code, LocalDate bookedOn) {
        return new QuoteAsk(
                ask.propertyId(),
                ask.unitTypeId(),
                ask.ratePlanId(),
                ask.dates(),
                ask.occupancy(),
                ask.party(),
                ask.options(),
                code,
                bookedOn);
    }

    static QuoteAsk under(QuoteAsk ask, UUID plan) {
        return new QuoteAsk(
                ask.propertyId(),
                ask.unitTypeId(),
                plan,
                ask.dates(),
                ask.occupancy(),
                ask.party(),
                ask.options(),
                ask.promotionCode(),
                ask.bookedOn());
    }

    QuoteAnswer answer(QuoteAsk ask) {
        return house.database
                .read(handle -> quotes.answer(handle, List.of(ask)))
                .getFirst();
    }

    Quote quote(QuoteAsk ask) {
        return answer(ask).orThrow();
    }

    QuoteExplanation explain(QuoteAsk ask) {
        return house.database.read(handle -> quotes.explain(handle, ask));
    }

    /** The refusal's text for people. */
    String refused(QuoteAsk ask, ProblemCode code) {
        if (answer(ask) instanceof QuoteRefusal refusal) {
            Problem problem = refusal.toProblem();
            if (problem.code() == code) {
                return problem.detail(Locale.ENGLISH);
            }
            throw new AssertionError("refused with " + problem.code() + " instead of " + code);
        }
        throw new AssertionError("quoted although " + code);
    }
}
