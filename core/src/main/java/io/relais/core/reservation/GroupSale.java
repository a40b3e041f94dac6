package io.relais.core.reservation;

import io.relais.core.access.Idempotency;
import io.relais.core.data.Moment;
import io.relais.core.data.Writes;
import io.relais.core.inventory.NightKey;
import io.relais.core.inventory.Nights;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.relais.core.property.Property;
import io.relais.core.quote.Quote;
import io.relais.core.quote.QuoteAnswer;
import io.relais.core.quote.QuoteAsk;
import io.relais.core.quote.QuoteRefusal;
import io.relais.core.quote.Quotes;
import io.relais.core.quote.Tariff;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/**
 * Own sales that came at the same moment, in one transaction and a fixed number of statements however many they are: rules and
 * prices, then the nights under the database's constraint, then the rows. One that is refused leaves the others alone.
 */
@Singleton
final class GroupSale {
    private final Quotes quotes;
    private final Nights nights;
    private final Bookkeeping bookkeeping;
    private final Keeping keeping;

    @Inject
    GroupSale(Quotes quotes, Nights nights, Bookkeeping bookkeeping, Keeping keeping) {
        this.quotes = quotes;
        this.nights = nights;
        this.bookkeeping = bookkeeping;
        this.keeping = keeping;
    }

    /**
     * What became of them.
     *
     * @param told whether a channel is to be told
     */
    record Sales(Map<Order, Outcome> outcomes, boolean told) {}

    /** Makes the sales. No two orders may have the same idempotency key. */
    Sales sell(Handle handle, List<Order> orders) {
        Map<Order, Outcome> outcomes = new LinkedHashMap<>();
        List<Order> fresh = fresh(handle, orders, outcomes);
        if (fresh.isEmpty()) {
            return new Sales(outcomes, false);
        }
        Map<UUID, Tariff> tariffs = quotes.tariffs(
                handle, fresh.stream().map(o -> o.wanted().propertyId()).collect(Collectors.toSet()));
        Map<UUID, String> names = names(tariffs.values());
        List<Draft> drafts = quoted(handle, fresh, tariffs, outcomes);
        Writes writes = new Writes(handle);
        List<Draft> sold = allocated(writes, drafts, names, outcomes);
        boolean told = false;
        if (!sold.isEmpty()) {
            IntSupplier marks = bookkeeping.keepSold(
                    writes, sold.stream().map(Draft::change).toList());
            answer(writes, sold, names, outcomes);
            told = marks.getAsInt() > 0;
        }
        return new Sales(outcomes, told);
    }

    private static Map<UUID, String> names(Collection<Tariff> tariffs) {
        Map<UUID, String> names = new HashMap<>();
        for (Tariff tariff : tariffs) {
            tariff.unitTypes().forEach(type -> names.put(type.id(), type.name()));
            tariff.ratePlans().forEach(plan -> names.put(plan.id(), plan.name()));
        }
        return names;
    }

    /** Those that were not made before under the same key. */
    private List<Order> fresh(Handle handle, List<Order> orders, Map<Order, Outcome> outcomes) {
        Idempotency.Known known = keeping.idempotency.find(
                handle, orders.stream().flatMap(order -> order.write().stream()).toList());
        List<Order> fresh = new ArrayList<>();
        for (Order order : orders) {
            Optional<Idempotency.Answer> before = order.write().map(known.answers()::get);
            Optional<Problem> refusal = order.write().map(known.refusals()::get);
            if (before.isPresent()) {
                outcomes.put(order, new Outcome.Repeated(before.get()));
            } else if (refusal.isPresent()) {
                outcomes.put(order, new Outcome.Refused(refusal.get()));
            } else {
                fresh.add(order);
            }
        }
        return fresh;
    }

    private List<Draft> quoted(
            Handle handle, List<Order> orders, Map<UUID, Tariff> tariffs, Map<Order, Outcome> outcomes) {
        Instant now = keeping.moment.now().truncatedTo(ChronoUnit.MICROS);
        Map<Order, Property> checked = new LinkedHashMap<>();
        for (Order order : orders) {
            try {
                Property property = visible(order, tariffs);
                SaleRules.check(order.wanted(), property, order.principal().actor(), now);
                checked.put(order, property);
            } catch (Problem refusal) {
                outcomes.put(order, new Outcome.Refused(refusal));
            }
        }
        List<QuoteAsk> asks = checked.entrySet().stream()
                .flatMap(e -> asks(
                        e.getKey().wanted(),
                        LocalDate.ofInstant(now, e.getValue().timeZone())))
                .toList();
        Iterator<QuoteAnswer> answers = asks.isEmpty()
                ? List.<QuoteAnswer>of().iterator()
                : quotes.answer(handle, asks, tariffs).iterator();
        List<Draft> drafts = new ArrayList<>();
        checked.forEach((order, property) -> {
            List<QuoteAnswer> own =
                    order.wanted().stays().stream().map(stay -> answers.next()).toList();
            refusal(own)
                    .ifPresentOrElse(
                            problem -> outcomes.put(order, new Outcome.Refused(problem)),
                            () -> drafts.add(draft(order, property, own, now)));
        });
        return drafts;
    }

    private static Property visible(Order order, Map<UUID, Tariff> tariffs) {
        UUID id = order.wanted().propertyId();
        return Optional.ofNullable(tariffs.get(id))
                .map(Tariff::property)
                .filter(property ->
                        property.organisationId().equals(order.principal().organisationId()))
                .filter(property -> order.principal().sees(id))
                .orElseThrow(() -> Problem.of(ProblemCode.PROPERTY_UNKNOWN, id));
    }

    private static Stream<QuoteAsk> asks(NewReservation wanted, LocalDate today) {
        return wanted.stays().stream()
                .map(stay -> new QuoteAsk(
                        wanted.propertyId(),
                        stay.unitTypeId(),
                        stay.ratePlanId(),
                        stay.dates(),
                        stay.occupancy(),
                        stay.party(),
                        stay.options(),
                        wanted.promotionCode(),
                        today));
    }

    private static Optional<Problem> refusal(List<QuoteAnswer> answers) {
        return answers.stream()
                .flatMap(
                        answer -> answer instanceof QuoteRefusal refusal ? Stream.of(refusal.toProblem()) : Stream.of())
                .findFirst();
    }

    private Draft draft(Order order, Property property, List<QuoteAnswer> answers, Instant now) {
        List<Quote> quoted = answers.stream().map(QuoteAnswer::orThrow).toList();
        return new Draft(order, property, SaleEntries.entry(keeping.moment.ids(), order.wanted(), quoted, now));
    }

    private List<Draft> allocated(
            Writes writes, List<Draft> drafts, Map<UUID, String> names, Map<Order, Outcome> outcomes) {
        Map<Draft, List<NightKey>> wanted = new LinkedHashMap<>();
        drafts.forEach(draft -> wanted.put(draft, Stock.nights(draft.order().wanted())));
        Stock stock = new Stock(nights.lock(
                writes.handle(), wanted.values().stream().flatMap(List::stream).collect(Collectors.toSet())));
        List<Draft> sold = new ArrayList<>();
        wanted.forEach((draft, keys) -> stock.take(keys)
                .ifPresentOrElse(
                        full -> outcomes.put(
                                draft.order(),
                                new Outcome.Refused(Problem.of(
                                        ProblemCode.NO_ROOM, names.getOrDefault(full.unitTypeId(), ""), full.night()))),
                        () -> sold.add(draft)));
        nights.take(writes, stock.taken());
        return sold;
    }

    private void answer(Writes writes, List<Draft> sold, Map<UUID, String> names, Map<Order, Outcome> outcomes) {
        Map<Idempotency.Write, Idempotency.Answer> kept = new LinkedHashMap<>();
        for (Draft draft : sold) {
            ReservationSheet sheet = draft.sheet(names);
            Optional<Idempotency.Answer> answer =
                    draft.order().once().map(once -> once.telling().apply(sheet));
            draft.order().write().ifPresent(write -> kept.put(write, answer.orElseThrow()));
            outcomes.put(draft.order(), new Outcome.Sold(sheet, answer));
        }
        keeping.idempotency.keep(writes, kept);
    }

    /** An order on its way to become a reservation. */
    private record Draft(Order order, Property property, Entry entry) {
        Change change() {
            return new Change(
                    null,
                    entry,
                    order.wanted().contact(),
                    null,
                    order.principal().actor(),
                    List.of(),
                    order.trace());
        }

        ReservationSheet sheet(Map<UUID, String> names) {
            return SaleEntries.sheet(entry, property, order.wanted().contact(), names);
        }
    }

    /** What sales keep beside the reservation, and when. */
    @Singleton
    static final class Keeping {
        private final Idempotency idempotency;
        private final Moment moment;

        @Inject
        Keeping(Idempotency idempotency, Moment moment) {
            this.idempotency = idempotency;
            this.moment = moment;
        }
    }
}
