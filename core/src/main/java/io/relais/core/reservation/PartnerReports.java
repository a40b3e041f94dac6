package io.relais.core.reservation;

import io.relais.connector.Fault;
import io.relais.connector.PartnerFault;
import io.relais.connector.ReportsReservations;
import io.relais.connector.ReservationReport;
import io.relais.core.access.Permission;
import io.relais.core.access.Principal;
import io.relais.core.connection.Connection;
import io.relais.core.data.Database;
import io.relais.core.data.Topic;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.relais.vocabulary.Money;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

/**
 * Tells channels what became of their reservations: nobody came, the card is invalid, the stay was another one. Each report is
 * written before the partner is asked and settled after; nothing is locked in between. An answer that is lost leaves it unknown,
 * to be sent again by a person. A no-show that the channel took stands in the register from then on.
 */
@Singleton
public final class PartnerReports {
    private static final String ONCE = "partner_report_once";

    private final Database database;
    private final Books books;
    private final Asking asking;
    private final ReportRows rows;
    private final ReportNotes notes;

    @Inject
    public PartnerReports(Database database, Books books, Asking asking, ReportRows rows, ReportNotes notes) {
        this.database = database;
        this.books = books;
        this.asking = asking;
        this.rows = rows;
        this.notes = notes;
    }

    /**
     * The reports of a reservation, oldest first.
     *
     * @throws Problem RESERVATION_UNKNOWN
     */
    public List<PartnerReport> list(Principal principal, UUID reservationId) {
        principal.need(Permission.RESERVATIONS_READ);
        return database.read(handle -> {
            books.look(handle, principal, reservationId);
            return rows.list(handle, reservationId);
        });
    }

    /**
     * Tells one report and waits for the answer.
     *
     * @return as it was settled: taken, refused with the channel's words, or unknown
     * @throws Problem RESERVATION_UNKNOWN, STAY_UNKNOWN, REPORT_NOT_CHANNEL, CHANNEL_CANNOT, REPORT_EARLY, REPORT_LATE,
     *     REPORT_NEEDS_INVALID_CARD, REPORT_REPEATED, REASON_MISSING, RESERVATION_CLOSED
     */
    public PartnerReport report(Principal principal, UUID reservationId, NewReport wanted) {
        principal.need(Permission.RESERVATIONS_WRITE);
        return send(principal, open(principal, reservationId, wanted));
    }

    /**
     * Sends a refused report, or one whose outcome is unknown, again.
     *
     * @throws Problem REPORT_UNKNOWN, and those of {@link #report}
     */
    public PartnerReport retry(Principal principal, UUID reservationId, UUID reportId) {
        principal.need(Permission.RESERVATIONS_WRITE);
        PartnerReport report = guarded(reservationId, handle -> {
            Entry entry = books.look(handle, principal, reservationId);
            PartnerReport old = rows.find(handle, reportId)
                    .filter(one -> one.reservationId().equals(reservationId))
                    .orElseThrow(() -> Problem.of(ProblemCode.REPORT_UNKNOWN, reportId));
            notes.check(handle, books.property(entry), entry, old.kind());
            PartnerReport again =
                    rows.reopen(handle, reportId).orElseThrow(() -> Problem.of(ProblemCode.REPORT_UNKNOWN, reportId));
            notes.sent(handle, principal, entry, again);
            return again;
        });
        return send(principal, report);
    }

    /** Settles reports whose sender is gone; returns how many. Whether the partner took them is for a person to find out. */
    public int settleAbandoned() {
        int settled = database.write(handle -> {
            List<PartnerReport> abandoned = rows.settleAbandoned(handle);
            abandoned.forEach(report -> notes.settled(handle, report));
            return abandoned.size();
        });
        if (settled > 0) {
            notes.moment().wakeups().wake(Topic.REGISTER);
        }
        return settled;
    }

    private PartnerReport open(Principal principal, UUID reservationId, NewReport wanted) {
        return guarded(reservationId, handle -> {
            Entry entry = books.look(handle, principal, reservationId);
            UUID connectionId = connection(entry);
            asking.role(asking.visible(principal, connectionId).channel(), ReportsReservations.class);
            if (entry.row().status() == Status.CANCELLED) {
                throw Problem.of(ProblemCode.RESERVATION_CLOSED, entry.row().confirmationNumber());
            }
            notes.check(handle, books.property(entry), entry, wanted.kind());
            PartnerReport report = report(principal, entry, wanted);
            rows.open(handle, report);
            notes.sent(handle, principal, entry, report);
            return report;
        });
    }

    private PartnerReport report(Principal principal, Entry entry, NewReport wanted) {
        boolean changed = wanted.kind() == ReportKind.STAY_CHANGED;
        Optional<StayRow> stay =
                wanted.stayId().map(id -> entry.stay(id).orElseThrow(() -> Problem.of(ProblemCode.STAY_UNKNOWN, id)));
        if (changed
                && (stay.isEmpty()
                        || wanted.dates().isEmpty()
                        || wanted.totalMinor().isEmpty())) {
            throw Problem.of(ProblemCode.REASON_MISSING, "stay, dates, total");
        }
        return new PartnerReport(
                notes.moment().ids().next(),
                entry.row().id(),
                connection(entry),
                wanted.kind(),
                stay.map(StayRow::line).orElse(""),
                wanted.kind() == ReportKind.NO_SHOW && wanted.feesWaived(),
                changed ? wanted.dates() : Optional.empty(),
                changed ? wanted.totalMinor() : Optional.empty(),
                PartnerReport.State.SENDING,
                "",
                principal.actor().name(),
                notes.moment().now(),
                null,
                1);
    }

    private static UUID connection(Entry entry) {
        UUID connection = entry.row().connectionId();
        if (entry.row().source() != Source.CHANNEL || connection == null) {
            throw Problem.of(ProblemCode.REPORT_NOT_CHANNEL, entry.row().confirmationNumber());
        }
        return connection;
    }

    /** Of two desks that tell the same at the same moment, the database lets one. */
    private PartnerReport guarded(UUID reservationId, Function<Handle, PartnerReport> work) {
        try {
            return database.write(work);
        } catch (JdbiException e) {
            if (Database.brokenConstraint(e).equals(ONCE)) {
                throw Problem.of(ProblemCode.REPORT_REPEATED, reservationId);
            }
            throw e;
        }
    }

    private PartnerReport send(Principal principal, PartnerReport report) {
        Connection connection = asking.visible(principal, report.connectionId());
        ReservationRow row = database.read(
                handle -> books.look(handle, principal, report.reservationId()).row());
        try {
            asking.ask(connection, ReportsReservations.class, (connector, session) -> {
                connector.report(session, told(report, String.valueOf(row.externalId()), row.currency()));
                return true;
            });
            return settle(principal, report, PartnerReport.State.TAKEN, "");
        } catch (PartnerFault fault) {
            boolean lost = fault.fault() == Fault.UNAVAILABLE || fault.fault() == Fault.PROTOCOL;
            return settle(
                    principal, report, lost ? PartnerReport.State.UNKNOWN : PartnerReport.State.REFUSED, fault.text());
        } catch (RuntimeException bug) {
            settle(principal, report, PartnerReport.State.UNKNOWN, "");
            throw bug;
        }
    }

    private static ReservationReport told(PartnerReport report, String number, String currency) {
        Optional<String> line = Optional.of(report.line()).filter(text -> !text.isEmpty());
        return switch (report.kind()) {
            case NO_SHOW -> new ReservationReport.NoShow(number, line, report.feesWaived());
            case INVALID_CARD -> new ReservationReport.InvalidCard(number);
            case CANCELLED_FOR_CARD -> new ReservationReport.CancelledForCard(number);
            case STAY_CHANGED ->
                new ReservationReport.StayChanged(
                        number,
                        report.line(),
                        report.dates().orElseThrow(),
                        new Money(report.totalMinor().orElseThrow(), currency));
        };
    }

    private PartnerReport settle(Principal principal, PartnerReport report, PartnerReport.State state, String answer) {
        PartnerReport settled = database.writeOnceBack(handle -> {
            boolean now = rows.settle(handle, report.id(), state, answer);
            PartnerReport after = rows.find(handle, report.id()).orElse(report);
            if (now) {
                notes.settled(handle, after);
                notes.notShown(handle, principal, after);
            }
            return after;
        });
        notes.moment().wakeups().wake(Topic.NIGHTS, Topic.REGISTER);
        return settled;
    }
}
