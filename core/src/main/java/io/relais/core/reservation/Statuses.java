package io.relais.core.reservation;

import io.relais.core.access.Permission;
import io.relais.core.access.Principal;
import io.relais.core.data.Database;
import io.relais.core.event.Event;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.relais.vocabulary.Money;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Confirms, checks in and out, cancels, re-opens: every change of where a reservation stands. */
@Singleton
public final class Statuses {
    /** The longest that an option may wait. */
    public static final Duration OPTION_MAX = Duration.ofDays(366);

    private final Database database;
    private final Books books;
    private final CancellationFees fees;
    private final KeptFields kept;
    private final Sheets sheets;

    @Inject
    public Statuses(Database database, Books books, CancellationFees fees, KeptFields kept, Sheets sheets) {
        this.database = database;
        this.books = books;
        this.fees = fees;
        this.kept = kept;
        this.sheets = sheets;
    }

    /**
     * Moves a reservation on, or back where that is possible. Nights are free at once when it is cancelled or did not show, and
     * are taken under the constraint when it is re-opened.
     *
     * @throws Problem STATUS_REFUSED, ALREADY_CANCELLED, CHANNEL_OWNS_RESERVATION, CHANNEL_DECIDES, NO_ROOM, VERSION_STALE,
     *     REASON_MISSING, VALUE_INVALID
     */
    public ReservationSheet change(Principal principal, Seen seen, StatusChange wanted) {
        principal.need(Permission.RESERVATIONS_WRITE);
        ReservationSheet sheet = database.write(handle -> {
            Entry before = books.open(handle, principal, seen);
            move(handle, principal, before, wanted);
            return sheets.get(handle, principal, seen.id());
        });
        books.wake();
        return sheet;
    }

    /** What cancelling or not showing would cost by the policy. */
    public Money proposedFee(Principal principal, UUID id, Status to) {
        return explainFee(principal, id, to).fee();
    }

    /** The same with how it comes about, stay by stay. */
    public ProposedFee explainFee(Principal principal, UUID id, Status to) {
        principal.need(Permission.RESERVATIONS_READ);
        return database.read(handle -> fees.propose(
                handle, books.look(handle, principal, id), to, books.moment().now()));
    }

    /** Within the caller's transaction, on a reservation that it opened. */
    void move(Handle handle, Principal principal, Entry before, StatusChange wanted) {
        ReservationRow row = before.row();
        Transitions.check(row, wanted.to(), () -> books.channel(handle, row));
        List<Event.Change> told = new ArrayList<>();
        Terms terms = row.terms()
                .withOption(expiry(wanted))
                .withFee(wanted.to().holdsNights() ? 0 : fee(handle, before, wanted));
        if (!wanted.reason().isBlank()) {
            told.add(new Event.Change("reason", "", wanted.reason().strip()));
        }
        Entry after = new Entry(
                row.withStatus(wanted.to()).withTerms(terms),
                before.stays().stream()
                        .map(stay -> held(handle, stay, wanted.to().holdsNights()))
                        .toList(),
                before.charges());
        books.keep(handle, principal, before, kept.keep(handle, before, after), told);
    }

    private @Nullable Instant expiry(StatusChange wanted) {
        Instant expires = wanted.optionExpiresAt();
        if (wanted.to() != Status.OPTION) {
            return null;
        }
        if (expires == null) {
            throw Problem.of(ProblemCode.VALUE_MISSING, "optionExpiresAt");
        }
        Instant now = books.moment().now();
        if (!expires.isAfter(now) || expires.isAfter(now.plus(OPTION_MAX))) {
            throw Problem.of(
                    ProblemCode.VALUE_INVALID,
                    "optionExpiresAt",
                    "in the future, at most " + OPTION_MAX.toDays() + " days");
        }
        return expires;
    }

    private long fee(Handle handle, Entry before, StatusChange wanted) {
        long proposed = fees.propose(handle, before, wanted.to(), books.moment().now())
                .fee()
                .minor();
        Long typed = wanted.fee();
        if (typed == null || typed == proposed) {
            return proposed;
        }
        if (typed < 0 || typed > PriceChoice.AMOUNT_MAX) {
            throw Problem.of(ProblemCode.VALUE_INVALID, "fee", "0 to " + PriceChoice.AMOUNT_MAX);
        }
        if (wanted.reason().isBlank()) {
            throw Problem.of(ProblemCode.REASON_MISSING, "fee");
        }
        return typed;
    }

    /** A stay that holds again asks for its unit anew: meanwhile somebody else may have got it. */
    private StayRow held(Handle handle, StayRow stay, boolean holds) {
        UUID unit = stay.unitId();
        boolean lost = holds && !stay.holding() && unit != null && books.isTaken(handle, unit, stay);
        return stay.with(holds, holds && stay.overbooked(), lost ? null : unit);
    }
}
