package io.relais.core.reservation;

import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Which status may follow which. Going back (from arrived to confirmed, from left to arrived, from no-show or cancelled to in
 * force) is how a mistake is undone; where that takes nights again, they must be free.
 */
public final class Transitions {
    private static final Map<Status, List<Status>> NEXT = new EnumMap<>(Map.of(
            Status.PENDING, List.of(Status.CONFIRMED, Status.OPTION, Status.CANCELLED),
            Status.OPTION, List.of(Status.CONFIRMED, Status.PENDING, Status.CANCELLED),
            Status.CONFIRMED,
                    List.of(Status.CHECKED_IN, Status.NO_SHOW, Status.CANCELLED, Status.OPTION, Status.PENDING),
            Status.CHECKED_IN, List.of(Status.CHECKED_OUT, Status.CONFIRMED),
            Status.CHECKED_OUT, List.of(Status.CHECKED_IN),
            Status.NO_SHOW, List.of(Status.CONFIRMED, Status.CHECKED_IN),
            Status.CANCELLED, List.of(Status.CONFIRMED, Status.OPTION, Status.PENDING)));

    /** A channel confirms and cancels itself; the rest happens at the desk. */
    private static final List<Status> AT_DESK =
            List.of(Status.CONFIRMED, Status.CHECKED_IN, Status.CHECKED_OUT, Status.NO_SHOW);

    private Transitions() {}

    /** What may follow, the likeliest first. */
    public static List<Status> from(Status status, Source source) {
        List<Status> next = NEXT.getOrDefault(status, List.of());
        if (source != Source.CHANNEL) {
            return next;
        }
        return status == Status.CANCELLED
                ? List.of()
                : next.stream().filter(AT_DESK::contains).toList();
    }

    /**
     * Throws STATUS_REFUSED, or CHANNEL_OWNS_RESERVATION and CHANNEL_DECIDES for what a channel does itself.
     *
     * @param channel what the channel is called; asked only for a refusal
     */
    static void check(ReservationRow row, Status to, Supplier<String> channel) {
        if (row.status() == to && to == Status.CANCELLED) {
            throw Problem.of(ProblemCode.ALREADY_CANCELLED, row.confirmationNumber());
        }
        if (row.source() == Source.CHANNEL && to == Status.CANCELLED) {
            throw Problem.of(ProblemCode.CHANNEL_OWNS_RESERVATION, row.confirmationNumber(), channel.get());
        }
        if (row.source() == Source.CHANNEL && (row.status() == Status.CANCELLED || !AT_DESK.contains(to))) {
            throw Problem.of(ProblemCode.CHANNEL_DECIDES, row.confirmationNumber(), channel.get());
        }
        List<Status> next = from(row.status(), row.source());
        if (!next.contains(to)) {
            throw Problem.of(
                    ProblemCode.STATUS_REFUSED,
                    row.confirmationNumber(),
                    row.status().code(),
                    to.code(),
                    next.stream().map(Status::code).collect(Collectors.joining(", ")));
        }
    }
}
