package io.relais.core.guest;

import static org.assertj.core.api.Assertions.assertThat;

import io.relais.core.TestHouse;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/**
 * The promise of merging on a real database: whatever was merged, undone and edited in between, once every merge is undone the
 * tables are as they were, but for edits made while no merge in force had changed that field of that guest.
 */
class MergeReturnsTest {
    private static final int GUESTS = 5;
    private static final Set<ProblemCode> REFUSALS = Set.of(
            ProblemCode.GUEST_MERGED_AWAY, ProblemCode.GUEST_SAME, ProblemCode.MERGE_COVERED, ProblemCode.MERGE_UNDONE);

    @SuppressWarnings("NullAway.Init")
    private static TestHouse house;

    @BeforeContainer
    static void open() {
        house = TestHouse.open();
    }

    @AfterContainer
    static void close() {
        house.close();
    }

    enum Kind {
        MERGE,
        UNDO,
        EDIT
    }

    record Step(Kind kind, int one, int other, GuestField field, boolean taken) {}

    private record Place(UUID guest, GuestField field) {}

    @Property(tries = 30)
    void undoing_every_merge_in_any_allowed_order_returns_the_earlier_state(
            @ForAll("steps") List<Step> steps, @ForAll Random random) {
        GuestHouse inn = new GuestHouse(house);
        List<UUID> guests = guests(inn);
        String before = inn.tables();
        List<UUID> merges = new ArrayList<>();
        steps.stream().filter(step -> step.kind() != Kind.EDIT).forEach(step -> run(inn, guests, merges, step));
        undoAll(inn, merges, random);
        assertThat(inn.tables()).isEqualTo(before);
    }

    @Property(tries = 30)
    void edits_survive_where_no_merge_in_force_had_changed_the_field(
            @ForAll("steps") List<Step> steps, @ForAll Random random) {
        GuestHouse inn = new GuestHouse(house);
        List<UUID> guests = guests(inn);
        Map<Place, String> expected = new HashMap<>();
        guests.forEach(id -> {
            Guest guest = house.guests.get(inn.hotel.owner, id);
            for (GuestField field : GuestField.values()) {
                expected.put(new Place(id, field), guest.details().get(field));
            }
        });
        List<UUID> merges = new ArrayList<>();
        for (Step step : steps) {
            UUID guest = guests.get(step.one());
            if (step.kind() == Kind.EDIT && run(inn, guests, merges, step)) {
                boolean covered = house.guestParts.merges.list(inn.hotel.owner, guest).stream()
                        .filter(merge -> !merge.undone() && merge.kept().id().equals(guest))
                        .flatMap(merge -> merge.changes().stream())
                        .anyMatch(change -> change.field().equals(step.field().code()));
                if (!covered) {
                    expected.put(new Place(guest, step.field()), value(step));
                }
            } else if (step.kind() != Kind.EDIT) {
                run(inn, guests, merges, step);
            }
        }
        undoAll(inn, merges, random);
        Map<Place, String> actual = new HashMap<>();
        guests.forEach(id -> {
            Guest guest = house.guests.get(inn.hotel.owner, id);
            assertThat(guest.id()).isEqualTo(id);
            for (GuestField field : GuestField.values()) {
                actual.put(new Place(id, field), guest.details().get(field));
            }
        });
        assertThat(actual).isEqualTo(expected);
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        return Combinators.combine(
                        Arbitraries.of(Kind.MERGE, Kind.MERGE, Kind.UNDO, Kind.EDIT),
                        Arbitraries.integers().between(0, GUESTS - 1),
                        Arbitraries.integers().between(0, GUESTS - 1),
                        Arbitraries.of(GuestField.CITY, GuestField.NOTES, GuestField.FIRST_NAME, GuestField.BLOCKED),
                        Arbitraries.of(true, false))
                .as(Step::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(14);
    }

    /** Some know what others lack, so that merges take over different fields. */
    private static List<UUID> guests(GuestHouse inn) {
        return IntStream.range(0, GUESTS)
                .mapToObj(i -> {
                    UUID reservation = inn.known(
                            "First" + i, "Last", "g" + i + "@example.org", i % 2 == 0 ? "+33 6 00 00 00 0" + i : "");
                    UUID id = inn.guest(reservation).id();
                    house.guests.edit(
                            inn.hotel.owner,
                            id,
                            OptionalInt.empty(),
                            new Guests.Edit(
                                    "",
                                    Map.of(
                                            GuestField.CITY, i % 2 == 0 ? "City " + i : "",
                                            GuestField.NOTES, i % 3 == 0 ? "Note " + i : "",
                                            GuestField.BLOCKED, i == 4 ? "Reason" : "")));
                    return id;
                })
                .toList();
    }

    private static String value(Step step) {
        return "edited " + step.other();
    }

    /** False when the step was refused with a reason. */
    private static boolean run(GuestHouse inn, List<UUID> guests, List<UUID> merges, Step step) {
        try {
            switch (step.kind()) {
                case MERGE ->
                    merges.add(house.guestParts
                            .merges
                            .merge(
                                    inn.hotel.owner,
                                    new GuestMerges.Plan(
                                            guests.get(step.one()),
                                            guests.get(step.other()),
                                            Optional.empty(),
                                            step.taken() ? Set.of(step.field(), GuestField.EMAILS) : Set.of()))
                            .id());
                case UNDO -> {
                    if (merges.isEmpty()) {
                        return false;
                    }
                    house.guestParts.merges.undo(inn.hotel.owner, merges.get(step.one() % merges.size()));
                }
                case EDIT ->
                    house.guests.edit(
                            inn.hotel.owner,
                            guests.get(step.one()),
                            OptionalInt.empty(),
                            new Guests.Edit("", Map.of(step.field(), value(step))));
            }
            return true;
        } catch (Problem refusal) {
            assertThat(refusal.code()).isIn(REFUSALS);
            return false;
        }
    }

    /** Tries in random order until nothing is left; each round at least the last merge can be undone. */
    private static void undoAll(GuestHouse inn, List<UUID> merges, Random random) {
        List<UUID> left = new ArrayList<>(merges);
        left.removeIf(id -> house.guestParts.merges.get(inn.hotel.owner, id).undone());
        while (!left.isEmpty()) {
            int before = left.size();
            Collections.shuffle(left, random);
            left.removeIf(id -> {
                try {
                    house.guestParts.merges.undo(inn.hotel.owner, id);
                    return true;
                } catch (Problem refusal) {
                    assertThat(refusal.code()).isEqualTo(ProblemCode.MERGE_COVERED);
                    return false;
                }
            });
            assertThat(left).as("some merge can always be undone").hasSizeLessThan(before);
        }
    }
}
