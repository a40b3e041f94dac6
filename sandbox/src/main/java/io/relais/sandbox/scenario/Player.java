package io.relais.sandbox.scenario;

import io.relais.sandbox.scenario.Happening.Spot;
import io.relais.sandbox.scenario.Scenario.Link;
import io.relais.sandbox.scenario.Scenario.Place;
import io.relais.sandbox.wire.FaultKind;
import io.relais.sandbox.wire.FaultRule;
import io.relais.sandbox.wire.Faults;
import io.relais.sandbox.wire.VirtualClock;
import io.relais.sandbox.wire.Wire;
import io.relais.sandbox.world.BookingRequest;
import io.relais.sandbox.world.ChangeRequest;
import io.relais.sandbox.world.Outcome;
import io.relais.sandbox.world.Partner;
import io.relais.sandbox.world.Range;
import io.relais.sandbox.world.RateOf;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/** Plays the partners' side of a scenario, as fast as it is told: guests, people in the extranet, outages and faults. */
public final class Player {
    private final Scenario scenario;
    private final Stage stage;
    private final AtomicReference<Progress> progress = new AtomicReference<>(new Progress("waiting", 0, 0, 0));
    private final Map<Integer, String> bookings = new HashMap<>();
    private final Map<String, List<Long>> outages = new HashMap<>();
    private LocalDate first = LocalDate.EPOCH;

    /** What a scenario is played on. {@code partners} by their names in scenarios. */
    public record Stage(Map<String, Partner> partners, Faults faults, VirtualClock clock) {}

    /**
     * How far it is.
     *
     * @param state {@code waiting}, {@code playing} or {@code over}
     * @param minute of the scenario
     * @param done bookings, changes and cancellations that came about
     * @param refused those that did not, because nothing was left or a rule forbade it
     */
    public record Progress(String state, int minute, int done, int refused) {
        private Progress at(int now, boolean came) {
            return new Progress(state, now, done + (came ? 1 : 0), refused + (came ? 0 : 1));
        }
    }

    public Player(Scenario scenario, Stage stage) {
        this.scenario = scenario;
        this.stage = stage;
    }

    public Scenario scenario() {
        return scenario;
    }

    public Progress progress() {
        return progress.get();
    }

    /**
     * Begins, and returns at once.
     *
     * @param day the date of the scenario's first day
     * @param length how long the whole scenario takes
     * @throws IllegalArgumentException if it has begun before
     */
    public void start(LocalDate day, Duration length) {
        Progress before = progress.getAndUpdate(now -> new Progress("playing", now.minute(), 0, 0));
        if (!before.state().equals("waiting")) {
            throw new IllegalArgumentException("the scenario is " + before.state() + " already");
        }
        first = day;
        Thread.ofPlatform().daemon().name("scenario").start(() -> play(length));
    }

    private void play(Duration length) {
        List<Long> faults = faults();
        double nanosPerMinute = length.toNanos() / (scenario.days() * 24.0 * 60);
        long begin = System.nanoTime();
        List<Happening> all = Script.of(scenario);
        for (Happening happening : all) {
            waitUntil(begin + (long) (happening.minute() * nanosPerMinute));
            act(happening);
        }
        outages.values().forEach(ids -> ids.forEach(stage.faults()::remove));
        faults.forEach(stage.faults()::remove);
        int end = all.stream()
                .max(Comparator.comparingInt(Happening::minute))
                .map(Happening::minute)
                .orElse(0);
        progress.updateAndGet(now -> new Progress("over", end, now.done(), now.refused()));
    }

    private List<Long> faults() {
        List<Long> ids = new ArrayList<>();
        long seed = scenario.seed();
        for (Scenario.Fault fault : scenario.trouble().faults()) {
            FaultRule usual = FaultRule.of(fault.operation(), FaultKind.named(fault.kind()));
            ids.add(stage.faults()
                    .add(usual.withProbability(fault.probability(), ++seed)
                            .withDelayMillis(fault.delayMillis())
                            .withStatus(fault.status() == 0 ? usual.status() : fault.status())
                            .withRetryAfterSeconds(fault.retryAfterSeconds())));
        }
        return ids;
    }

    private static void waitUntil(long nanos) {
        for (long wait = nanos - System.nanoTime(); wait > 0; wait = nanos - System.nanoTime()) {
            LockSupport.parkNanos(wait);
        }
    }

    private void act(Happening happening) {
        switch (happening) {
            case Happening.Booked it -> book(it);
            case Happening.Moved it -> move(it);
            case Happening.Cancelled it -> cancel(it);
            case Happening.Edited it -> edit(it);
            case Happening.Down it ->
                outages.computeIfAbsent(it.partner(), name -> new ArrayList<>())
                        .add(stage.faults()
                                .add(FaultRule.of(it.partner(), FaultKind.ERROR).withRetryAfterSeconds(0)));
            case Happening.Up it -> up(it.partner());
            case Happening.Skipped it -> stage.clock().skip(Duration.ofMinutes(it.minutes()));
            case Happening.Sold _, Happening.Released _, Happening.Priced _, Happening.Restricted _ -> {
                // The house's own side is not the partners' to play.
            }
        }
    }

    private void up(String partner) {
        List<Long> ids = outages.getOrDefault(partner, List.of());
        if (!ids.isEmpty()) {
            stage.faults().remove(ids.removeFirst());
        }
    }

    private void book(Happening.Booked it) {
        Link link = link(it.at());
        Happening.Wish wish = it.wish();
        RateOf rate = new RateOf(Cast.room(link, wish.type()), Cast.rate(link, wish.type(), wish.plan()));
        BookingRequest request = BookingRequest.of(link.id(), rate, first.plusDays(wish.arrival()), wish.nights())
                .withParty(wish.adults(), 0);
        Outcome outcome = partner(link).guests().book(request);
        if (outcome instanceof Outcome.Done done) {
            bookings.put(it.booking(), done.revision().bookingId());
        }
        count(it.minute(), outcome);
    }

    private void move(Happening.Moved it) {
        String id = bookings.get(it.booking());
        if (id != null) {
            ChangeRequest change = ChangeRequest.dates(first.plusDays(it.arrival()), it.nights());
            count(it.minute(), partner(link(it.at())).guests().change(id, change));
        }
    }

    private void cancel(Happening.Cancelled it) {
        String id = bookings.get(it.booking());
        if (id != null) {
            partner(link(it.at())).guests().cancel(id);
            progress.updateAndGet(now -> now.at(it.minute(), true));
        }
    }

    private void edit(Happening.Edited it) {
        Link link = link(it.at());
        Partner partner = partner(link);
        Range range = Range.days(first.plusDays(it.span().first()), it.span().nights());
        long at = Wire.nanos(partner.now());
        partner.locked(() -> {
            partner.stock().setCount(Cast.room(link, it.type()), range, it.count(), at);
            return true;
        });
        partner.changed();
    }

    private void count(int minute, Outcome outcome) {
        progress.updateAndGet(now -> now.at(minute, outcome instanceof Outcome.Done));
    }

    private Partner partner(Link link) {
        Partner partner = stage.partners().get(link.partner());
        if (partner == null) {
            throw new IllegalStateException("no partner " + link.partner());
        }
        return partner;
    }

    private Link link(Spot spot) {
        Place place = scenario.properties().get(spot.property());
        return place.connections().get(spot.connection());
    }
}
