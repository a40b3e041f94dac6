package io.relais.core.reservation;

import io.relais.core.access.Principal;
import io.relais.core.data.Moment;
import io.relais.core.data.Trace;
import io.relais.core.event.Actor;
import io.relais.core.event.Event;
import io.relais.core.event.EventType;
import io.relais.core.event.Events;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.relais.core.property.Property;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Whether a report comes in time, and what the history says of it. */
@Singleton
final class ReportNotes {
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

    private static final String BEFORE = "before_no_show";

    private final ReportRows rows;
    private final Events events;
    private final Statuses statuses;
    private final Books books;
    private final Moment moment;

    @Inject
    ReportNotes(ReportRows rows, Events events, Statuses statuses, Books books, Moment moment) {
        this.statuses = statuses;
        this.books = books;
        this.rows = rows;
        this.events = events;
        this.moment = moment;
    }

    Moment moment() {
        return moment;
    }

    /** @throws Problem REPORT_EARLY, REPORT_LATE, REPORT_NEEDS_INVALID_CARD */
    void check(Handle handle, Property property, Entry entry, ReportKind kind) {
        LocalDate arrival = entry.row().arrival();
        if (arrival == null) {
            throw Problem.of(ProblemCode.STAY_UNKNOWN, entry.row().confirmationNumber());
        }
        ReportWindows.Booked booked = new ReportWindows.Booked(
                arrival,
                entry.row().createdAt(),
                entry.stays().stream().mapToInt(stay -> stay.dates().nights()).sum(),
                property.timeZone());
        ReportWindows.Window window = switch (kind) {
            case NO_SHOW -> ReportWindows.noShow(booked);
            case INVALID_CARD -> ReportWindows.invalidCard(booked);
            case CANCELLED_FOR_CARD ->
                ReportWindows.cancelForCard(
                        booked,
                        rows.cardReportedAt(handle, entry.row().id())
                                .orElseThrow(() -> Problem.of(
                                        ProblemCode.REPORT_NEEDS_INVALID_CARD,
                                        entry.row().confirmationNumber())));
            case STAY_CHANGED -> ReportWindows.Window.ALWAYS;
        };
        Instant now = moment.now();
        if (window.isAfter(now)) {
            throw Problem.of(
                    ProblemCode.REPORT_EARLY, kind.code(), local(window.from().orElseThrow(), property.timeZone()));
        }
        if (window.isBefore(now)) {
            throw Problem.of(
                    ProblemCode.REPORT_LATE, kind.code(), local(window.until().orElseThrow(), property.timeZone()));
        }
    }

    private static String local(Instant at, ZoneId zone) {
        return LOCAL.format(at.atZone(zone));
    }

    void sent(Handle handle, Principal principal, Entry entry, PartnerReport report) {
        tell(handle, entry.row().propertyId(), report, EventType.PARTNER_REPORT_SENT, principal.actor());
    }

    void settled(Handle handle, PartnerReport report) {
        EventType type = switch (report.state()) {
            case TAKEN -> EventType.PARTNER_REPORT_TAKEN;
            case REFUSED -> EventType.PARTNER_REPORT_REFUSED;
            case UNKNOWN, SENDING -> EventType.PARTNER_REPORT_UNKNOWN;
        };
        UUID property = handle.createQuery("select property_id from reservation where id = :id")
                .bind("id", report.reservationId())
                .mapTo(UUID.class)
                .one();
        tell(handle, property, report, type, Actor.SYSTEM);
    }

    /**
     * Sets a reservation to no-show in the register when the partner took the report of it; true when it did. One that is there by now,
     * or that was moved on meanwhile, is left to people, and so is one of several rooms of which only some stayed empty.
     */
    boolean notShown(Handle handle, Principal principal, PartnerReport report) {
        if (report.kind() != ReportKind.NO_SHOW || report.state() != PartnerReport.State.TAKEN) {
            return false;
        }
        Entry entry = books.open(handle, principal, Seen.any(report.reservationId()));
        boolean whole = report.line().isEmpty() || entry.stays().size() == 1;
        if (!whole || entry.row().status() != Status.CONFIRMED) {
            return false;
        }
        handle.savepoint(BEFORE);
        try {
            statuses.move(handle, principal, entry, notShown(report));
            return true;
        } catch (Problem refused) {
            // The partner knows; what the register refuses is for a person, and must not undo that the report was
            // taken.
            handle.rollbackToSavepoint(BEFORE);
            return false;
        }
    }

    private static StatusChange notShown(PartnerReport report) {
        return report.feesWaived()
                ? new StatusChange(Status.NO_SHOW, null, 0L, "reported to the channel, fees waived")
                : new StatusChange(Status.NO_SHOW, null, null, "reported to the channel");
    }

    private void tell(Handle handle, UUID propertyId, PartnerReport report, EventType type, Actor actor) {
        events.append(
                handle,
                List.of(new Event(
                        moment.ids().next(),
                        propertyId,
                        report.reservationId(),
                        moment.now(),
                        type,
                        actor,
                        List.of(new Event.Change("report", "", report.kind().code())),
                        Trace.current())));
    }
}
