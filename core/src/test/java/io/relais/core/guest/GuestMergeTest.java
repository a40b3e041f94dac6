package io.relais.core.guest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.relais.core.AtOnce;
import io.relais.core.TestHouse;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Two guests become one and, when it was a mistake, two again. */
class GuestMergeTest {
    private static final TestHouse house = TestHouse.open();
    private final GuestHouse inn = new GuestHouse(house);

    @AfterAll
    static void close() {
        house.close();
    }

    @Test
    void the_kept_guest_takes_over_what_it_lacks_and_has_all_stays() {
        UUID first = inn.known("Jane", "Smith", "jane@example.org", "");
        UUID second = inn.known("Jane", "Dupont", "jd@example.org", "+33 6 11 22 33 44");
        Guest kept = inn.guest(first);
        Guest absorbed = inn.guest(second);
        merge(kept, absorbed);
        Guest one = inn.guest(second);
        assertThat(one.id()).isEqualTo(kept.id());
        assertThat(one.name()).isEqualTo("Jane Smith");
        assertThat(one.details().get(GuestField.EMAILS)).isEqualTo("jane@example.org\njd@example.org");
        assertThat(one.details().get(GuestField.PHONES)).isEqualTo("+33 6 11 22 33 44");
        assertThat(inn.stays(kept)).containsExactlyInAnyOrder(first, second);
        assertThat(inn.stays(absorbed)).as("asked by the old id").hasSize(2);
        var page = house.reservationParts.guestStays.list(inn.hotel.owner, kept.id(), "", 1);
        assertThat(page.rows()).hasSize(1);
        assertThat(page.stays()).isEqualTo(2);
        assertThat(page.nights()).isEqualTo(4);
        assertThat(page.totals()).extracting(Object::toString).containsExactly("400.00 EUR");
        assertThat(house.reservationParts
                        .guestStays
                        .list(inn.hotel.owner, kept.id(), page.nextCursor(), 1)
                        .nextCursor())
                .isEmpty();
        assertThat(house.guests
                        .search(inn.hotel.owner, new GuestQuery("dupont", false, "", 10))
                        .guests())
                .as("the absorbed one is no guest of its own")
                .isEmpty();
    }

    @Test
    void undoing_keeps_later_edits_of_other_fields_and_stays_linked_since() {
        Guest kept = inn.guest(inn.known("Uma", "Rao", "uma@example.org", ""));
        UUID second = inn.known("Uma", "Roy", "roy@example.org", "+91 98 7654 3210");
        Guest absorbed = inn.guest(second);
        GuestMerge merge = merge(kept, absorbed);
        house.guests.edit(
                inn.hotel.owner,
                kept.id(),
                OptionalInt.empty(),
                new Guests.Edit("", Map.of(GuestField.CITY, "Pune", GuestField.PHONES, "+91 11 1111 1111")));
        UUID since = inn.known("Uma", "Rao", "roy@example.org", "");
        house.guestParts.merges.undo(inn.hotel.owner, merge.id());
        Guest again = house.guests.get(inn.hotel.owner, kept.id());
        assertThat(again.details().get(GuestField.CITY)).isEqualTo("Pune");
        assertThat(again.details().get(GuestField.PHONES))
                .as("what the merge changed is as before it")
                .isEmpty();
        assertThat(inn.guest(second)).isNotEqualTo(again);
        assertThat(inn.guest(since).id()).isEqualTo(kept.id());
    }

    @Test
    void a_nested_merge_is_undone_after_the_later_one_only() {
        Guest a = inn.guest(inn.known("Ann", "One", "a@example.org", ""));
        Guest b = inn.guest(inn.known("Ann", "Two", "b@example.org", ""));
        Guest c = inn.guest(inn.known("Ann", "Three", "c@example.org", ""));
        String before = inn.tables();
        GuestMerge inner = merge(b, c);
        String between = inn.tables();
        GuestMerge outer = merge(a, b);
        assertThat(house.guests.get(inn.hotel.owner, c.id()).id()).isEqualTo(a.id());
        assertThat(refused(() -> house.guestParts.merges.undo(inn.hotel.owner, inner.id())))
                .isEqualTo(ProblemCode.MERGE_COVERED);
        house.guestParts.merges.undo(inn.hotel.owner, outer.id());
        assertThat(inn.tables()).isEqualTo(between);
        house.guestParts.merges.undo(inn.hotel.owner, inner.id());
        assertThat(inn.tables()).isEqualTo(before);
        assertThat(refused(() -> house.guestParts.merges.undo(inn.hotel.owner, inner.id())))
                .isEqualTo(ProblemCode.MERGE_UNDONE);
    }

    @Test
    void a_guest_that_was_merged_away_is_not_edited_or_merged_again() {
        Guest a = inn.guest(inn.known("Bo", "One", "bo@example.org", ""));
        Guest b = inn.guest(inn.known("Bo", "Two", "bo2@example.org", ""));
        Guest c = inn.guest(inn.known("Bo", "Three", "bo3@example.org", ""));
        merge(a, b);
        assertThat(refused(() -> merge(c, b))).isEqualTo(ProblemCode.GUEST_MERGED_AWAY);
        assertThat(refused(() -> merge(b, c))).isEqualTo(ProblemCode.GUEST_MERGED_AWAY);
        assertThat(refused(() -> merge(a, a))).isEqualTo(ProblemCode.GUEST_SAME);
        assertThat(refused(() -> house.guests.edit(
                        inn.hotel.owner,
                        b.id(),
                        OptionalInt.empty(),
                        new Guests.Edit("", Map.of(GuestField.CITY, "X")))))
                .isEqualTo(ProblemCode.GUEST_MERGED_AWAY);
        GuestHouse elsewhere = new GuestHouse(house);
        Guest stranger = elsewhere.guest(elsewhere.known("S", "T", "", ""));
        assertThat(refused(() -> merge(a, stranger))).isEqualTo(ProblemCode.GUEST_UNKNOWN);
    }

    @Test
    void of_two_merges_against_each_other_one_wins_and_no_circle_is_made() {
        for (int round = 0; round < AtOnce.times(10, 200); round++) {
            Guest a = inn.guest(inn.known("Cy", "R" + round, "cy" + round + "@example.org", ""));
            Guest b = inn.guest(inn.known("Cyd", "R" + round, "cyd" + round + "@example.org", ""));
            List<Callable<GuestMerge>> both = List.of(() -> merge(a, b), () -> merge(b, a));
            List<AtOnce.Outcome<GuestMerge>> outcomes = AtOnce.run(both);
            assertThat(outcomes).filteredOn(AtOnce.Outcome::ok).hasSize(1);
            assertThat(outcomes)
                    .filteredOn(outcome -> !outcome.ok())
                    .allMatch(outcome -> outcome.failure().getFirst() instanceof Problem p
                            && p.code() == ProblemCode.GUEST_MERGED_AWAY);
            assertThat(house.guests.get(inn.hotel.owner, a.id())).isEqualTo(house.guests.get(inn.hotel.owner, b.id()));
        }
    }

    @Test
    void of_two_who_undo_the_same_merge_one_is_told() {
        Guest a = inn.guest(inn.known("Di", "One", "di@example.org", ""));
        Guest b = inn.guest(inn.known("Di", "Two", "di2@example.org", ""));
        String before = inn.tables();
        GuestMerge merge = merge(a, b);
        List<Callable<Guest>> both = List.of(
                () -> house.guestParts.merges.undo(inn.hotel.owner, merge.id()),
                () -> house.guestParts.merges.undo(inn.hotel.owner, merge.id()));
        assertThat(AtOnce.run(both)).filteredOn(AtOnce.Outcome::ok).hasSize(1);
        assertThat(inn.tables()).isEqualTo(before);
    }

    private GuestMerge merge(Guest kept, Guest absorbed) {
        return house.guestParts.merges.merge(
                inn.hotel.owner, new GuestMerges.Plan(kept.id(), absorbed.id(), Optional.empty(), Set.of()));
    }

    private static ProblemCode refused(Runnable work) {
        ProblemCode[] code = new ProblemCode[1];
        assertThatExceptionOfType(Problem.class).isThrownBy(work::run).satisfies(problem -> code[0] = problem.code());
        return code[0];
    }
}
