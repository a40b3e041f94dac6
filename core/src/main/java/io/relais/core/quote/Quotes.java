package io.relais.core.quote;

import io.relais.core.inventory.Prices;
import io.relais.core.inventory.Product;
import io.relais.core.inventory.Wanted;
import io.relais.core.problem.ProblemCode;
import io.relais.core.property.Properties;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * Answers what stays cost by the property's rules. Whether units are left is for the nights to say. Three statements whatever the
 * number of stays and properties: versions of the rules (which are kept in memory), prices, restrictions.
 */
@Singleton
public final class Quotes {
    private final Prices prices;
    private final Tariffs tariffs;

    @Inject
    public Quotes(Properties properties, Prices prices) {
        this.prices = prices;
        this.tariffs = new Tariffs(properties);
    }

    /**
     * One answer per question, in order. The caller has checked that the properties may be seen. An arrival in the past is priced
     * like any other: the desk enters what has begun already.
     */
    public List<QuoteAnswer> answer(Handle handle, List<QuoteAsk> asks) {
        return priced(handle, asks, Map.of()).stream()
                .map(answer ->
                        answer instanceof Explained explained ? explained.of().quote() : ((No) answer).refusal())
                .map(QuoteAnswer.class::cast)
                .toList();
    }

    /**
     * A quote with every step from the base price to the total.
     *
     * @throws io.relais.core.problem.Problem the refusal when there is no quote
     */
    public QuoteExplanation explain(Handle handle, QuoteAsk ask) {
        Tariff tariff = tariffs(handle, Set.of(ask.propertyId())).get(ask.propertyId());
        if (tariff == null) {
            throw QuoteRefusal.of(ProblemCode.UNIT_TYPE_UNKNOWN, ask.unitTypeId())
                    .toProblem();
        }
        List<UUID> chain = Derivation.chain(tariff, ask.ratePlanId());
        Map<Wanted, ProductRows> byWanted = new HashMap<>();
        List<Wanted> wanted = chain.stream()
                .map(plan -> new Wanted(
                        new Product(ask.unitTypeId(), plan),
                        ask.dates().arrival(),
                        ask.dates().departure()))
                .toList();
        fill(handle, wanted, byWanted);
        Map<Product, ProductRows> rows = new HashMap<>();
        byWanted.forEach((one, found) -> rows.put(one.product(), found));
        Answer answer = priced(tariff, ask, Objects.requireNonNull(byWanted.get(wanted.getFirst())));
        return switch (answer) {
            case No no -> throw no.refusal().toProblem();
            case Explained explained -> Derivation.told(explained.of(), tariff, chain, rows);
        };
    }

    /** The rules of properties as they are now; a property that does not exist is missing. */
    public Map<UUID, Tariff> tariffs(Handle handle, Collection<UUID> propertyIds) {
        return tariffs.get(handle, propertyIds);
    }

    /** Answers with tariffs that the caller has already read in this transaction. */
    public List<QuoteAnswer> answer(Handle handle, List<QuoteAsk> asks, Map<UUID, Tariff> known) {
        return priced(handle, asks, known).stream()
                .map(answer ->
                        answer instanceof Explained explained ? explained.of().quote() : ((No) answer).refusal())
                .map(QuoteAnswer.class::cast)
                .toList();
    }

    private sealed interface Answer permits Explained, No {}

    private record Explained(QuoteExplanation of) implements Answer {}

    private record No(QuoteRefusal refusal) implements Answer {}

    private List<Answer> priced(Handle handle, List<QuoteAsk> asks, Map<UUID, Tariff> known) {
        if (asks.isEmpty()) {
            return List.of();
        }
        Map<UUID, Tariff> byProperty = known.isEmpty()
                ? tariffs(handle, asks.stream().map(QuoteAsk::propertyId).collect(Collectors.toSet()))
                : known;
        Map<Wanted, ProductRows> rows = new HashMap<>();
        fill(handle, asks.stream().map(Quotes::wanted).distinct().toList(), rows);
        List<Answer> answers = new ArrayList<>(asks.size());
        for (QuoteAsk ask : asks) {
            Tariff tariff = byProperty.get(ask.propertyId());
            answers.add(
                    tariff == null
                            ? new No(QuoteRefusal.of(ProblemCode.UNIT_TYPE_UNKNOWN, ask.unitTypeId()))
                            : priced(tariff, ask, Objects.requireNonNull(rows.get(wanted(ask)))));
        }
        return answers;
    }

    private static Answer priced(Tariff tariff, QuoteAsk ask, ProductRows rows) {
        try {
            return new Explained(Pricing.price(tariff, ask, rows));
        } catch (Refused refused) {
            return new No(refused.refusal());
        }
    }

    private void fill(Handle handle, List<Wanted> wanted, Map<Wanted, ProductRows> rows) {
        List<ProductRows> list =
                wanted.stream().map(w -> new ProductRows(w.first(), w.last())).toList();
        for (int i = 0; i < list.size(); i++) {
            rows.put(wanted.get(i), list.get(i));
        }
        prices.prices(handle, wanted).forEach(p -> list.get(p.wanted()).price(p.night(), p.occupancy(), p.amount()));
        prices.restrictions(handle, wanted).forEach(r -> list.get(r.wanted()).restrict(r.night(), r.restriction()));
    }

    private static Wanted wanted(QuoteAsk ask) {
        return new Wanted(
                new Product(ask.unitTypeId(), ask.ratePlanId()),
                ask.dates().arrival(),
                ask.dates().departure());
    }
}
