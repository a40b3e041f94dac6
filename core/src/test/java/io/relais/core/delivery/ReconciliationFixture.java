package io.relais.core.delivery;

import io.relais.core.TestHotel;
import io.relais.core.TestHouse;
import io.relais.core.connection.Exchanges;
import java.time.Duration;
import java.util.List;

/** Wires reconciliation by hand and plays the routes: comparisons, pulls and the courier in turn. */
final class ReconciliationFixture {
    private static final int STEPS_MAX = 400;

    final Reconciliations reconciliations;
    final Reconciler reconciler;
    private final TestHouse house;

    ReconciliationFixture(TestHouse house) {
        this.house = house;
        Turns turns = new Turns(house.clock);
        Findings findings = new Findings(house.moment.ids());
        reconciler = new Reconciler(
                house.database,
                turns,
                new Healing(house.deliveryParts.observations, findings, house.deliveryParts.pages, house.dirtyNights),
                findings,
                new Reconciler.Way(
                        house.accounts,
                        house.partners,
                        house.connectors,
                        new Exchanges(house.database, house.moment.ids()),
                        house.moment));
        reconciliations = new Reconciliations(
                house.database,
                house.channels,
                house.connectors,
                new Reconciliations.Rows(turns, findings),
                house.moment);
    }

    /** Compares the whole calendar because a person asked; returns how it stands afterwards. */
    Reconciliation compare(TestHotel hotel) {
        reconciliations.run(hotel.owner, hotel.connectionId);
        for (int i = 0; i < STEPS_MAX; i++) {
            reconciler.run();
            house.time().advance(Duration.ofSeconds(1));
            house.pulls.due().forEach(house.pulls::pull);
            house.intake.applyWaiting();
            house.deliveryParts.round();
            Reconciliation now = reconciliations.latest(hotel.owner, hotel.connectionId);
            if (now.startedAt() == null && now.finishedAt() != null) {
                settle();
                return reconciliations.latest(hotel.owner, hotel.connectionId);
            }
        }
        throw new AssertionError("the comparison does not end");
    }

    /** Tells until there is nothing to say. */
    void settle() {
        do {
            house.time().advance(Duration.ofSeconds(1));
        } while (!house.deliveryParts.round().isEmpty());
        house.time().advance(Duration.ofSeconds(1));
    }

    List<Reconciliation.Outcome> outcomes(TestHotel hotel) {
        return reconciliations.latest(hotel.owner, hotel.connectionId).differences().stream()
                .map(Reconciliation.Difference::outcome)
                .toList();
    }
}
