package io.relais.bench.intake;

import io.relais.bench.Crew;
import io.relais.bench.Wiring;
import io.relais.connector.Connector;
import io.relais.connector.Inbound;
import io.relais.connector.PullsReservations;
import io.relais.core.connection.Connectors;
import io.relais.core.reservation.Inbox;
import io.relais.core.reservation.Intake;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** The way of a message: fetched and split by the connector, stored, read and applied. */
final class Path {
    /** The hub finds its connectors on the class path, and none is public. */
    private static final String CONNECTOR = "io.relais.connector.bookingcom.BookingComConnector";

    private final Inbox inbox;
    private final Intake intake;
    private final PullsReservations connector;
    private final Partner partner;
    private long messages;
    private long reservations;

    Path(Wiring wiring, Partner partner) {
        this.inbox = wiring.get(Inbox.class);
        this.intake = wiring.get(Intake.class);
        this.connector = wiring.get(Connectors.class).get("booking-com", PullsReservations.class);
        this.partner = partner;
    }

    /** The connector as the hub has it. */
    static Connectors connectors(Wiring wiring) throws ClassNotFoundException {
        return new Connectors(List.of((Connector) wiring.get(Class.forName(CONNECTOR))));
    }

    /** Messages delivered so far. */
    long messages() {
        return messages;
    }

    /** Reservations that they are about. */
    long reservations() {
        return reservations;
    }

    /** Delivers pulls with so many workers and waits until the last message is applied; messages per second. */
    double run(int workers, int pulls) throws Exception {
        List<List<Pull>> shares = shares(workers, pulls);
        int expected = shares.stream().mapToInt(List::size).sum() * Partner.PULL_SIZE;
        AtomicInteger applied = new AtomicInteger();
        double seconds = Crew.seconds(workers, worker -> {
            for (Pull pull : shares.get(worker)) {
                List<Inbound> inbounds = connector.pull(pull.session());
                inbox.store(Village.account(pull.account()), inbounds, "bench");
                applied.addAndGet(intake.applyWaiting());
            }
            // None waits once this answers 0: what is not applied yet is in another worker's hands.
            for (int settled = 1; settled > 0; ) {
                settled = intake.applyWaiting();
                applied.addAndGet(settled);
            }
        });
        if (applied.get() != expected) {
            throw new IllegalStateException(applied.get() + " of " + expected + " messages were applied");
        }
        messages += expected;
        reservations += (long) expected / Partner.PULL_SIZE * (Partner.PULL_SIZE - Partner.CHANGES_PER_PULL);
        return expected / seconds;
    }

    private List<List<Pull>> shares(int workers, int pulls) {
        List<List<Pull>> shares = new ArrayList<>();
        for (int worker = 0; worker < workers; worker++) {
            shares.add(new ArrayList<>());
        }
        List<Pull> all = partner.pulls(pulls, 0);
        for (int i = 0; i < all.size(); i++) {
            shares.get(i % workers).add(all.get(i));
        }
        return shares;
    }
}
