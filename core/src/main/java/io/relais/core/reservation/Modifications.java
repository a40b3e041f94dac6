package io.relais.core.reservation;

import io.relais.connector.ContactDetails;
import io.relais.core.access.Permission;
import io.relais.core.access.Principal;
import io.relais.core.data.Database;
import io.relais.core.event.Event;
import io.relais.core.inventory.NightKey;
import io.relais.core.inventory.NightState;
import io.relais.core.inventory.Nights;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.relais.vocabulary.NightRange;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Changes dates, units, people, plans and prices of a reservation: first shows what that does, then does exactly that. Nights are
 * taken under the constraint; a channel's reservation keeps what was changed here against the channel's next messages.
 */
@Singleton
public final class Modifications {
    private final Database database;
    private final Books books;
    private final Drafts drafts;
    private final KeptFields kept;
    private final Views views;

    @Inject
    public Modifications(Database database, Books books, Drafts drafts, KeptFields kept, Views views) {
        this.database = database;
        this.books = books;
        this.drafts = drafts;
        this.kept = kept;
        this.views = views;
    }

    /**
     * What the modification would do to nights and price. Nothing is saved.
     *
     * @throws Problem RESERVATION_UNKNOWN, RESERVATION_CLOSED, STAY_UNKNOWN, UNIT_TYPE_UNKNOWN, RATE_PLAN_UNKNOWN, UNIT_UNKNOWN
     */
    public ModificationPreview preview(Principal principal, UUID id, Modification wanted) {
        principal.need(Permission.RESERVATIONS_READ);
        return database.read(handle -> {
            Entry before = open(books.look(handle, principal, id));
            Drafts.Draft draft = drafts.draft(handle, before, wanted);
            Names names = Names.of(
                    handle, Stream.of(before, draft.fresh()).flatMap(Names::ids).collect(Collectors.toSet()));
            return new ModificationPreview(
                    id,
                    before.row().confirmationNumber(),
                    books.version(handle, id),
                    before.row().currency(),
                    PriceComparison.of(before, draft.fresh(), names),
                    draft.refusals(),
                    noRoom(handle, draft, names),
                    draft.isPartners());
        });
    }

    /**
     * Does it, with the price chosen.
     *
     * @param seen with the version of the preview, so that nothing else happened since
     * @throws Problem VERSION_STALE, NO_ROOM, UNIT_TAKEN, REASON_MISSING, PRICE_BELOW_CHARGES, NOTHING_CHANGED; with the new price
     *     also the rule that refuses it
     */
    public ReservationSheet apply(Principal principal, Seen seen, Modification wanted, PriceChoice price) {
        principal.need(Permission.RESERVATIONS_WRITE);
        ReservationSheet sheet = database.write(handle -> {
            Entry before = open(books.open(handle, principal, seen));
            Entry after = Pricing.choose(drafts.draft(handle, before, wanted), price);
            ContactDetails contact = wanted.contact();
            if (after.equals(before) && contact == null) {
                throw Problem.of(ProblemCode.NOTHING_CHANGED, before.row().confirmationNumber());
            }
            Entry keeping = kept.keep(handle, before, after, contact);
            Change change = Change.byDesk(before, keeping, principal.actor(), told(price, before, after));
            books.keep(handle, List.of(change.withContact(contact)));
            return views.sheets.get(handle, principal, seen.id());
        });
        books.wake();
        return sheet;
    }

    private static Entry open(Entry entry) {
        if (!entry.row().status().holdsNights()) {
            throw Problem.of(
                    ProblemCode.RESERVATION_CLOSED,
                    entry.row().confirmationNumber(),
                    entry.row().status().code());
        }
        return entry;
    }

    private static List<Event.Change> told(PriceChoice price, Entry before, Entry after) {
        List<Event.Change> told = new ArrayList<>();
        boolean priced = !before.stays().equals(after.stays())
                || before.row().total() != after.row().total();
        if ((priced && before.row().source() != Source.CHANNEL) || price.kind() == PriceChoice.Kind.TYPE) {
            told.add(new Event.Change("price-choice", "", price.kind().code()));
        }
        if (!price.reason().isBlank()) {
            told.add(new Event.Change("reason", "", price.reason().strip()));
        }
        return told;
    }

    private List<Problem> noRoom(Handle handle, Drafts.Draft draft, Names names) {
        List<Problem> problems = new ArrayList<>();
        Map<NightKey, Integer> shifts = OwnNights.shifts(
                List.of(Change.byDesk(draft.before(), draft.fresh(), io.relais.core.event.Actor.SYSTEM, List.of())));
        Set<NightKey> wanted = new HashSet<>();
        shifts.forEach((night, units) -> {
            if (units > 0) {
                wanted.add(night);
            }
        });
        full(handle, shifts, wanted)
                .forEach(state ->
                        problems.add(Problem.of(ProblemCode.NO_ROOM, names.of(state.unitTypeId()), state.night())));
        for (StayRow stay : draft.fresh().stays()) {
            UUID unit = stay.unitId();
            if (unit != null && stay.holding() && books.isTaken(handle, unit, stay)) {
                problems.add(Problem.of(ProblemCode.UNIT_TAKEN, names.of(unit)));
            }
        }
        return problems;
    }

    private List<NightState> full(Handle handle, Map<NightKey, Integer> shifts, Set<NightKey> wanted) {
        if (wanted.isEmpty()) {
            return List.of();
        }
        List<LocalDate> dates = wanted.stream().map(NightKey::night).toList();
        NightRange range = new NightRange(Collections.min(dates), Collections.max(dates));
        return views
                .nights
                .list(handle, wanted.stream().map(NightKey::unitTypeId).collect(Collectors.toSet()), range)
                .stream()
                .filter(state -> isFull(state, shifts.get(new NightKey(state.unitTypeId(), state.night()))))
                .toList();
    }

    private static boolean isFull(NightState state, @Nullable Integer wanted) {
        return wanted != null && wanted > 0 && state.free() < wanted;
    }

    /** What is looked at beside the reservation itself. */
    @Singleton
    public static final class Views {
        private final Sheets sheets;
        private final Nights nights;

        @Inject
        public Views(Sheets sheets, Nights nights) {
            this.sheets = sheets;
            this.nights = nights;
        }
    }
}
