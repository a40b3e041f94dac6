package io.relais.core.reservation;

import io.relais.core.access.Permission;
import io.relais.core.access.Principal;
import io.relais.core.data.Database;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.relais.core.property.Properties;
import io.relais.vocabulary.Money;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Groups of reservations: made by name, filled with existing reservations (a new sale names its group itself), cancelled all or
 * some at once.
 */
@Singleton
public final class Groups {
    /** The longest page of groups. */
    public static final int LIMIT_MAX = 200;

    private static final int NAME_MAX = 200;

    private final Database database;
    private final Books books;
    private final GroupRows rows;
    private final Statuses statuses;
    private final Sheets sheets;

    @Inject
    public Groups(Database database, Books books, GroupRows rows, Statuses statuses, Sheets sheets) {
        this.database = database;
        this.books = books;
        this.rows = rows;
        this.statuses = statuses;
        this.sheets = sheets;
    }

    /** What cancelling one member would cost; {@code refusal} is null where it can be cancelled here. */
    public record Fee(
            RegisterRow row,
            int version,
            Money fee,
            @Nullable Problem refusal) {}

    /** Makes an empty group. */
    public ReservationGroup create(Principal principal, UUID propertyId, String name) {
        return create(principal, propertyId, name, List.of());
    }

    /**
     * Makes a group and puts reservations into it: all of them, or nothing is made.
     *
     * @throws Problem RESERVATION_UNKNOWN, VERSION_STALE, GROUP_UNKNOWN when one is of another property
     */
    public ReservationGroup create(Principal principal, UUID propertyId, String name, List<Seen> members) {
        principal.need(Permission.RESERVATIONS_WRITE);
        Properties properties = books.properties();
        properties.get(principal, propertyId);
        UUID id = books.moment().ids().next();
        String checked = name(name);
        // In one order, so that two who gather the same reservations do not wait for each other.
        List<Seen> sorted =
                members.stream().sorted(Comparator.comparing(Seen::id)).toList();
        ReservationGroup made = database.write(handle -> {
            rows.insert(handle, id, propertyId, checked, books.moment().now());
            sorted.forEach(member -> put(handle, principal, member, id));
            return find(handle, principal, id);
        });
        if (!sorted.isEmpty()) {
            books.wake();
        }
        return made;
    }

    /** Gives a group another name. */
    public ReservationGroup rename(Principal principal, UUID id, String name) {
        principal.need(Permission.RESERVATIONS_WRITE);
        String checked = name(name);
        return database.write(handle -> {
            find(handle, principal, id);
            rows.rename(handle, id, checked);
            return find(handle, principal, id);
        });
    }

    public ReservationGroup get(Principal principal, UUID id) {
        principal.need(Permission.RESERVATIONS_READ);
        return database.read(handle -> find(handle, principal, id));
    }

    /** A property's groups, newest first; {@code before} is the last one of the page before. */
    public List<ReservationGroup> list(Principal principal, UUID propertyId, Optional<UUID> before, int limit) {
        principal.need(Permission.RESERVATIONS_READ);
        books.properties().get(principal, propertyId);
        return database.read(handle -> rows.list(handle, principal, propertyId, before.orElse(null), limit));
    }

    /** The group's reservations in the order they were made, at most 500. */
    public List<ReservationSheet> members(Principal principal, UUID id) {
        principal.need(Permission.RESERVATIONS_READ);
        return database.read(handle -> {
            find(handle, principal, id);
            return rows.members(handle, id).stream()
                    .map(member -> sheets.get(handle, principal, member))
                    .toList();
        });
    }

    /**
     * Puts a reservation into a group; from another group it moves.
     *
     * @throws Problem GROUP_UNKNOWN, also when the group is of another property; VERSION_STALE
     */
    public ReservationSheet add(Principal principal, Seen seen, UUID groupId) {
        return move(principal, seen, groupId);
    }

    /** Takes a reservation out of its group, whichever that is. */
    public ReservationSheet remove(Principal principal, Seen seen) {
        return move(principal, seen, null);
    }

    private ReservationSheet move(Principal principal, Seen seen, @Nullable UUID groupId) {
        principal.need(Permission.RESERVATIONS_WRITE);
        ReservationSheet sheet = database.write(handle -> {
            put(handle, principal, seen, groupId);
            return sheets.get(handle, principal, seen.id());
        });
        books.wake();
        return sheet;
    }

    private void put(Handle handle, Principal principal, Seen seen, @Nullable UUID groupId) {
        Entry before = books.open(handle, principal, seen);
        if (groupId != null
                && !find(handle, principal, groupId)
                        .propertyId()
                        .equals(before.row().propertyId())) {
            throw Problem.of(ProblemCode.GROUP_UNKNOWN, groupId);
        }
        Entry after = before.withRow(before.row().withTerms(before.row().terms().withGroup(groupId)));
        if (!after.equals(before)) {
            books.keep(handle, principal, before, after, List.of());
        }
    }

    /** What cancelling each member would cost, before anything is done. */
    public List<Fee> previewCancellation(Principal principal, UUID id) {
        principal.need(Permission.RESERVATIONS_READ);
        return database.read(handle -> {
            find(handle, principal, id);
            List<Fee> fees = new ArrayList<>();
            for (UUID member : rows.members(handle, id)) {
                ReservationSheet sheet = sheets.get(handle, principal, member);
                fees.add(new Fee(
                        sheet.row(),
                        sheet.version(),
                        statuses.proposedFee(principal, member, Status.CANCELLED),
                        refusal(handle, books.look(handle, principal, member))));
            }
            return fees;
        });
    }

    private @Nullable Problem refusal(Handle handle, Entry entry) {
        try {
            Transitions.check(entry.row(), Status.CANCELLED, () -> books.channel(handle, entry.row()));
            return null;
        } catch (Problem refusal) {
            return refusal;
        }
    }

    /**
     * Cancels members together, each for the fee that its policy asks: all of them or none.
     *
     * @param seen members with the versions of the preview
     * @throws Problem GROUP_UNKNOWN, RESERVATION_UNKNOWN for one that is no member, VERSION_STALE, STATUS_REFUSED,
     *     CHANNEL_OWNS_RESERVATION
     */
    public void cancel(Principal principal, UUID id, List<Seen> seen, String reason) {
        principal.need(Permission.RESERVATIONS_WRITE);
        database.write(handle -> {
            find(handle, principal, id);
            for (Entry member : books.open(handle, principal, seen)) {
                if (!id.equals(member.row().terms().groupId())) {
                    throw Problem.of(
                            ProblemCode.RESERVATION_UNKNOWN, member.row().id());
                }
                statuses.move(handle, principal, member, StatusChange.cancelled(null, reason));
            }
            return true;
        });
        books.wake();
    }

    private ReservationGroup find(Handle handle, Principal principal, UUID id) {
        return rows.find(handle, principal, id).orElseThrow(() -> Problem.of(ProblemCode.GROUP_UNKNOWN, id));
    }

    private static String name(String name) {
        String text = name.strip();
        if (text.isEmpty()) {
            throw Problem.of(ProblemCode.VALUE_MISSING, "name");
        }
        if (text.length() > NAME_MAX) {
            throw Problem.of(ProblemCode.TEXT_INVALID, "name", NAME_MAX);
        }
        return text;
    }
}
