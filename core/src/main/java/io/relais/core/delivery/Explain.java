package io.relais.core.delivery;

import io.relais.core.access.Permission;
import io.relais.core.access.Principal;
import io.relais.core.connection.Connectors;
import io.relais.core.connection.Manifest;
import io.relais.core.data.Database;
import io.relais.core.event.Event;
import io.relais.core.event.EventType;
import io.relais.core.event.Events;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.relais.core.property.Properties;
import io.relais.core.property.Property;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
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
        return database.read(handle -> explain(handle, ask, health.channel(), property.currency()));
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
        if (!ask.facet().matches("availability|restriction|price:\\d{1,3}")) {
            throw Problem.of(ProblemCode.VALUE_INVALID, "facet", "availability, restriction or price:<people>");
        }
    }

    private Explanation explain(Handle handle, CellAsk ask, String channel, String ownCurrency) {
        Manifest manifest = making.connectors.manifest(channel);
        RuleSet rules =
                making.rules.sets(handle, List.of(ask.connectionId())).getOrDefault(ask.connectionId(), RuleSet.NONE);
        Desired.Target target =
                new Desired.Target(ask.connectionId(), ownCurrency, manifest.pricedByOccupancy(), Dialect.of(manifest));
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
        String currency = rules.rate().map(ChannelRule.Rate::currency).orElse(ownCurrency);
        return new Explanation(ask, channel, currency, steps, held(handle, ask), history, causes);
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
        return switch (Cell.facetBit(ask.facet())) {
            case DirtyNights.AVAILABILITY ->
                steps.availability(making.facts.stock(handle, product.unitTypeId(), ask.night()));
            case DirtyNights.RESTRICTIONS -> steps.restriction(Steps.supply(making.supplies, handle, product, ask));
            default ->
                steps.price(making.facts.prices(
                        handle, product, ask.night(), Cell.occupancy(ask.facet()), target.byOccupancy()));
        };
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
        private final Connectors connectors;
        private final Properties properties;
        private final RuleRows rules;
        private final SupplyRows supplies;
        private final Events events;
        private final CellFacts facts = new CellFacts();

        @Inject
        Making(Connectors connectors, Properties properties, RuleRows rules, SupplyRows supplies, Events events) {
            this.connectors = connectors;
            this.properties = properties;
            this.rules = rules;
            this.supplies = supplies;
            this.events = events;
        }
    }
}
