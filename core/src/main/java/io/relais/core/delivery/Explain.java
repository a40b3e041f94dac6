package io.relais.core.delivery;

import io.relais.core.access.Permission;
import io.relais.core.access.Principal;
import io.relais.core.connection.AccountManifests;
import io.relais.core.connection.Manifest;
import io.relais.core.data.Database;
import io.relais.core.event.Event;
import io.relais.core.event.EventType;
import io.relais.core.event.Events;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.relais.core.property.Properties;
import io.relais.core.property.Property;
import io.relais.vocabulary.NightRange;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Tells why a partner is told what it is told: each step from what was typed or counted here to the partner's answer. */
@Singleton
public final class Explain {
    private static final int EVENTS_MAX = 500;
    private static final Set<EventType> STOCK = EnumSet.of(EventType.NIGHTS_CHANGED);
    private static final Set<EventType> PRICES = EnumSet.of(EventType.PRICES_CHANGED);
    private static final Set<EventType> PLANS = EnumSet.of(EventType.RATE_PLANS_CHANGED, EventType.PRICES_CHANGED);
    private static final Set<EventType> RESTRICTIONS = EnumSet.of(EventType.RESTRICTIONS_CHANGED);
    private static final Set<EventType> RULES = EnumSet.of(EventType.RULES_CHANGED);

    private final Database database;
    private final Channels channels;
    private final ChannelPages pages;
    private final ChannelLog log;
    private final Making making;

    @Inject
    Explain(Database database, Channels channels, ChannelPages pages, ChannelLog log, Making making) {
        this.database = database;
        this.channels = channels;
        this.pages = pages;
        this.log = log;
        this.making = making;
    }

    /**
     * The explanation of one cell, as it is now.
     *
     * @throws Problem CONNECTION_UNKNOWN, PRODUCT_UNMAPPED, VALUE_INVALID for a facet that there is not
     */
    public Explanation explain(Principal principal, CellAsk ask) {
        principal.need(Permission.SYNC_READ);
        check(ask);
        ConnectionHealth health = channels.get(principal, ask.connectionId());
        Property property = making.properties.get(principal, health.propertyId());
        return database.read(handle -> explain(handle, ask, health, property));
    }

    /**
     * Why nobody can book the night at the partner: of the units, the rate's price and its restriction; empty when it is open.
     *
     * @param priceFacet the price that must be there, as {@code price:2}
     */
    public List<Explanation.Closed> closed(Principal principal, CellAsk ask, String priceFacet) {
        List<Explanation.Closed> reasons = new ArrayList<>();
        for (String facet : List.of(Cell.AVAILABILITY, priceFacet, Cell.RESTRICTION)) {
            String rate = facet.equals(Cell.AVAILABILITY) ? "" : ask.rateId();
            CellAsk one = new CellAsk(ask.connectionId(), ask.roomId(), rate, facet, ask.night());
            reasons.addAll(explain(principal, one).closed());
        }
        return reasons;
    }

    private static void check(CellAsk ask) {
        if (!ask.facet().matches("availability|restriction|(price|stays):\\d{1,3}")) {
            throw Problem.of(
                    ProblemCode.VALUE_INVALID, "facet", "availability, restriction, price:<people> or stays:<people>");
        }
    }

    private Explanation explain(Handle handle, CellAsk ask, ConnectionHealth health, Property property) {
        Manifest manifest = making.manifests.of(handle, health.accountId(), health.channel());
        RuleSet rules =
                making.rules.sets(handle, List.of(ask.connectionId())).getOrDefault(ask.connectionId(), RuleSet.NONE);
        NightRange horizon = manifest.horizon(property.timeZone(), Instant.now(making.clock));
        Desired.Target target = new Desired.Target(
                ask.connectionId(), property.currency(), Telling.of(manifest, horizon), Dialect.of(manifest));
        Desired.Mapped mapped = mapped(handle, ask);
        List<CellEntry> history = log.list(handle, ask);
        List<UUID> ids = history.stream()
                .flatMap(entry -> entry.causes().stream())
                .distinct()
                .limit(EVENTS_MAX)
                .toList();
        List<Event> causes = making.events.find(handle, ids);
        List<Explanation.Step> steps = paused(ask, mapped)
                ? List.of(new Explanation.Step(Explanation.Code.PAUSED, List.of(), "", 0, null, null))
                : steps(handle, ask, mapped.product(), rules, target).stream()
                        .map(step -> step.by() == null ? step.by(who(step.code(), causes)) : step)
                        .toList();
        String currency = rules.rate().map(ChannelRule.Rate::currency).orElse(property.currency());
        Explanation.Held held = held(handle, ask);
        Map<Long, List<Long>> totals =
                Cell.isOfStays(ask.facet()) ? totals(handle, ask, steps, held, history) : Map.of();
        return new Explanation(ask, health.channel(), currency, steps, held, history, causes, totals);
    }

    /** What the numbers of stays in an explanation stand for: what was told, and what ought to be. */
    private Map<Long, List<Long>> totals(
            Handle handle, CellAsk ask, List<Explanation.Step> steps, Explanation.Held held, List<CellEntry> history) {
        Set<Long> numbers = Stream.concat(
                        Stream.of(held.sent(), held.acknowledged(), held.rejected(), held.observed())
                                .flatMap(Stream::ofNullable),
                        history.stream().map(CellEntry::value))
                .collect(Collectors.toSet());
        Map<Long, List<Long>> totals = new HashMap<>(making.stays.find(handle, ask.connectionId(), numbers));
        for (int i = 1; i < steps.size(); i++) {
            Explanation.Step step = steps.get(i);
            if (step.code() == Explanation.Code.STAYS) {
                totals.put(step.after(), StepSum.stays(steps.get(i - 1).after(), step.operands()));
            }
        }
        return totals;
    }

    private static boolean paused(CellAsk ask, Desired.Mapped mapped) {
        return mapped.roomPaused() || (!ask.facet().equals(Cell.AVAILABILITY) && mapped.ratePaused());
    }

    private Desired.Mapped mapped(Handle handle, CellAsk ask) {
        boolean units = ask.facet().equals(Cell.AVAILABILITY);
        return making
                .rules
                .mapped(handle, List.of(ask.connectionId()))
                .getOrDefault(ask.connectionId(), List.of())
                .stream()
                .filter(m ->
                        m.roomId().equals(ask.roomId()) && (units || m.rateId().equals(ask.rateId())))
                .findFirst()
                .orElseThrow(
                        () -> Problem.of(ProblemCode.PRODUCT_UNMAPPED, (ask.roomId() + " " + ask.rateId()).strip()));
    }

    private List<Explanation.Step> steps(
            Handle handle, CellAsk ask, Supply.Product product, RuleSet rules, Desired.Target target) {
        Steps steps = new Steps(ask, product, rules, target);
        if (Cell.isOfStays(ask.facet())) {
            return stays(handle, ask, product, steps, target.telling());
        }
        return switch (Cell.facetBit(ask.facet())) {
            case DirtyNights.AVAILABILITY ->
                steps.availability(making.facts.stock(handle, product.unitTypeId(), ask.night()));
            case DirtyNights.RESTRICTIONS -> steps.restriction(Steps.supply(making.supplies, handle, product, ask));
            default ->
                steps.price(making.facts.prices(
                        handle,
                        product,
                        ask.night(),
                        Cell.occupancy(ask.facet()),
                        target.telling().tellsFor(Cell.occupancy(ask.facet()))));
        };
    }

    private List<Explanation.Step> stays(
            Handle handle, CellAsk ask, Supply.Product product, Steps steps, Telling telling) {
        if (!telling.ofStays() || !telling.horizon().contains(ask.night())) {
            return List.of(new Explanation.Step(Explanation.Code.NOT_OPEN, List.of(), "", 0, null, null));
        }
        NightRange nights = telling.nights(NightRange.of(ask.night()));
        Desired.Range range =
                new Desired.Range(product.unitTypeId(), nights, DirtyNights.PRICES | DirtyNights.RESTRICTIONS);
        return steps.stays(
                making.facts.prices(handle, product, ask.night(), Cell.occupancy(ask.facet()), true),
                making.supplies.read(handle, List.of(ask.connectionId()), List.of(range)),
                telling.stayNights());
    }

    private Explanation.Held held(Handle handle, CellAsk ask) {
        Page page = pages.load(handle, ask.connectionId(), List.of(ask.page())).getOrDefault(ask.page(), Page.empty());
        Page.States states = page.states();
        int day = ask.day();
        return new Explanation.Held(
                value(states.sent()[day]),
                value(states.acknowledged()[day]),
                value(states.rejected()[day]),
                value(states.observed()[day]),
                page.times().observedAt(),
                page.times().observedExchange());
    }

    private static @Nullable Long value(long number) {
        return number == Page.NONE ? null : number;
    }

    /** The newest event of the kind that such a step follows from. */
    private static Explanation.@Nullable By who(Explanation.Code code, List<Event> causes) {
        Set<EventType> types = switch (code) {
            case CAPACITY -> STOCK;
            case SOLD -> SaleEvents.TYPES;
            case PRICE -> PRICES;
            case DERIVED -> PLANS;
            case RESTRICTION -> RESTRICTIONS;
            case CONDITION -> RULES;
            case BLOCKED,
                    BUFFER,
                    ALLOTMENT,
                    STOP_SELL,
                    MARKUP,
                    CURRENCY,
                    ROUNDING,
                    MIN_STAY,
                    CLOSED,
                    STAYS,
                    DIALECT,
                    NOT_OPEN,
                    NO_PRICE,
                    PAUSED -> Set.of();
        };
        return causes.stream()
                .filter(event -> types.contains(event.type()))
                .findFirst()
                .map(event -> new Explanation.By(event.actor(), event.at(), event.id()))
                .orElse(null);
    }

    /** Events that change how much is sold. */
    private static final class SaleEvents {
        private static final Set<EventType> TYPES = EnumSet.of(
                EventType.RESERVATION_CREATED,
                EventType.RESERVATION_MODIFIED,
                EventType.RESERVATION_CANCELLED,
                EventType.RESERVATION_REOPENED,
                EventType.OPTION_EXPIRED,
                EventType.ROOM_MAPPED,
                EventType.GUEST_NOT_SHOWN);

        private SaleEvents() {}
    }

    /** What steps are made of. */
    @Singleton
    static final class Making {
        private final AccountManifests manifests;
        private final Properties properties;
        private final RuleRows rules;
        private final Events events;
        private final Clock clock;
        private final SupplyRows supplies = new SupplyRows();
        private final CellFacts facts = new CellFacts();
        private final StayPrices stays = new StayPrices();

        @Inject
        Making(AccountManifests manifests, Properties properties, RuleRows rules, Events events, Clock clock) {
            this.manifests = manifests;
            this.properties = properties;
            this.rules = rules;
            this.events = events;
            this.clock = clock;
        }
    }
}
