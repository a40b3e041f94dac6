package io.relais.core.reservation;

import io.relais.core.DeskPartner;
import io.relais.core.TestHouse;
import io.relais.core.access.DoorClients;
import io.relais.core.connection.Notifications;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;

/** Everything around a partner's desk, wired on a house of its own. */
final class PartnerDesk implements AutoCloseable {
    final DeskPartner partner = new DeskPartner();
    final TestHouse house = TestHouse.open(partner);
    final FirstImport before;
    final PartnerReports reports;
    final PartnerPayments payments;
    final Comparisons comparisons;
    final DoorClients doorClients;
    final FollowUps followUps;

    PartnerDesk() {
        Asking asking = Importing.asking(house);
        Books books = house.reservationParts.books;
        ReportRows rows = new ReportRows(house.moment);
        before = Importing.before(house, asking);
        reports = new PartnerReports(
                house.database,
                books,
                asking,
                rows,
                new ReportNotes(rows, house.events, house.reservationParts.statuses, books, house.moment));
        payments = new PartnerPayments(
                house.database, books, asking, new PaymentRows(house.moment), house.moment.wakeups());
        comparisons = new Comparisons(
                house.database, asking, new ListDifferences(house.moment), house.inbox, house.moment.wakeups());
        doorClients = new DoorClients(house.database, house.moment);
        followUps = new FollowUps(
                house.database,
                house.accounts,
                asking,
                new Notifications(house.database, house.secrets, house.moment),
                payments);
    }

    /** With what the work is refused. */
    static ProblemCode refusal(Runnable work) {
        try {
            work.run();
        } catch (Problem problem) {
            return problem.code();
        }
        throw new AssertionError("nothing was refused");
    }

    @Override
    public void close() {
        house.close();
    }
}
