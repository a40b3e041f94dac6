package io.relais.core.reservation;

import io.relais.core.event.Actor;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.relais.core.property.Property;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;

/** What every own sale must keep to, whoever makes it and whatever it costs. */
final class SaleRules {
    /** The desk writes down today who came in the last days, as after a walk-in at night. */
    private static final int DESK_GRACE_DAYS = 7;

    private static final int OPTION_DAYS_MAX = 366;

    private SaleRules() {}

    /** Throws what is wrong with the sale. */
    static void check(NewReservation wanted, Property property, Actor actor, Instant now) {
        int stays = wanted.stays().size();
        if (stays < 1 || stays > NewReservation.STAYS_MAX) {
            throw Problem.of(ProblemCode.NUMBER_INVALID, "stays", 1, NewReservation.STAYS_MAX);
        }
        checkStatus(wanted, now);
        LocalDate today = LocalDate.ofInstant(now, property.timeZone());
        LocalDate first = earliest(wanted.source(), actor, today);
        for (NewStay stay : wanted.stays()) {
            if (stay.dates().arrival().isBefore(first)) {
                throw Problem.of(ProblemCode.ARRIVAL_PAST, stay.dates().arrival(), first);
            }
        }
    }

    private static void checkStatus(NewReservation wanted, Instant now) {
        Instant expiry = wanted.optionExpiresAt();
        switch (wanted.status()) {
            case PENDING, CONFIRMED -> {
                if (expiry != null) {
                    throw Problem.of(ProblemCode.OPTION_EXPIRY_UNWANTED);
                }
            }
            case OPTION -> {
                if (expiry == null) {
                    throw Problem.of(ProblemCode.VALUE_MISSING, "optionExpiresAt");
                }
                if (!expiry.isAfter(now) || expiry.isAfter(now.plus(Duration.ofDays(OPTION_DAYS_MAX)))) {
                    throw Problem.of(ProblemCode.OPTION_EXPIRY_INVALID, OPTION_DAYS_MAX);
                }
            }
            case CHECKED_IN, CHECKED_OUT, CANCELLED, NO_SHOW ->
                throw Problem.of(ProblemCode.VALUE_INVALID, "status", "pending, option, confirmed");
        }
    }

    private static LocalDate earliest(Source source, Actor actor, LocalDate today) {
        if (actor.kind() == Actor.Kind.SYSTEM) {
            // The house itself brings in what was sold before it was there.
            return LocalDate.MIN;
        }
        return source == Source.DESK ? today.minusDays(DESK_GRACE_DAYS) : today;
    }
}
