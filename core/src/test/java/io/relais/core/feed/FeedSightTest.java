package io.relais.core.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.relais.connector.CalendarEntry;
import io.relais.connector.CalendarEntry.Kind;
import io.relais.vocabulary.NightRange;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a calendar means: the partner's horizon, its rules, and our own sales coming back. */
class FeedSightTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-06-01");
    private static final CalendarEntry GUEST = entry(Kind.BOOKING, 3, 5, "u1");

    @Test
    void a_far_block_whose_end_moves_with_the_days_is_the_partners_horizon() {
        FeedEdge edge = null;
        for (int day = 0; day < 3; day++) {
            FeedSight sight = sight(day, edge, SoftPolicy.BLOCK, GUEST, entry(Kind.BLOCK, 380, 540 + day, "far"));
            edge = sight.edge().orElseThrow();
            assertThat(edge.rolling()).as("on day " + day).isEqualTo(day > 0);
            assertThat(sight.nights().get(TODAY.plusDays(400))).isEqualTo(day > 0 ? Kind.SOFT : Kind.BLOCK);
        }
        assertThat(sight(3, edge, SoftPolicy.IGNORE, GUEST, entry(Kind.BLOCK, 380, 543, "far"))
                        .nights())
                .containsOnlyKeys(TODAY.plusDays(3), TODAY.plusDays(4));
    }

    @Test
    void a_far_block_that_stays_where_it_is_is_a_closure() {
        FeedEdge edge = null;
        for (int day = 0; day < 4; day++) {
            FeedSight sight = sight(day, edge, SoftPolicy.BLOCK, entry(Kind.BLOCK, 380, 540, "far"));
            edge = sight.edge().orElseThrow();
            assertThat(edge.rolling()).isFalse();
        }
    }

    @Test
    void a_block_without_an_end_is_no_horizon() {
        assertThat(sight(0, null, SoftPolicy.BLOCK, entry(Kind.BLOCK, 380, 731, "far"))
                        .edge())
                .isEmpty();
    }

    @Test
    void a_night_that_two_entries_show_is_what_says_most() {
        assertThat(sight(
                                0,
                                null,
                                SoftPolicy.BLOCK,
                                entry(Kind.SOFT, 1, 5, "s"),
                                entry(Kind.BLOCK, 2, 4, "b"),
                                entry(Kind.BOOKING, 3, 4, "g"))
                        .nights())
                .containsValues(Kind.SOFT, Kind.BLOCK, Kind.BOOKING)
                .containsEntry(TODAY.plusDays(2), Kind.BLOCK)
                .containsEntry(TODAY.plusDays(3), Kind.BOOKING);
    }

    @Test
    void dates_that_the_partner_fetched_are_an_echo_also_cut_at_today_and_joined() {
        Echoes echoes = new Echoes("house.relais", List.of(range(-3, 2), range(10, 12), range(13, 14)), TODAY);

        assertThat(echoes.has(entry(Kind.BLOCK, 0, 3, "x"))).isTrue();
        assertThat(echoes.has(entry(Kind.SOFT, 10, 13, "x"))).isTrue();
        assertThat(echoes.has(entry(Kind.BLOCK, 10, 15, "x"))).isTrue();
        assertThat(echoes.has(entry(Kind.BLOCK, 10, 14, "x"))).isFalse();
        assertThat(echoes.has(entry(Kind.BOOKING, 10, 13, "x"))).isFalse();
        assertThat(echoes.has(entry(Kind.BOOKING, 20, 23, "abc@HOUSE.relais"))).isTrue();
    }

    private static FeedSight sight(int day, @Nullable FeedEdge edge, SoftPolicy policy, CalendarEntry... entries) {
        LocalDate today = TODAY.plusDays(day);
        return FeedSight.of(
                List.of(entries),
                new FeedSight.Lens(
                        today,
                        today.plusMonths(24),
                        today.plusDays(500),
                        policy,
                        new Echoes("house.relais", List.of(), today),
                        edge));
    }

    private static NightRange range(int first, int last) {
        return new NightRange(TODAY.plusDays(first), TODAY.plusDays(last));
    }

    private static CalendarEntry entry(Kind kind, int first, int end, String uid) {
        return new CalendarEntry(TODAY.plusDays(first), TODAY.plusDays(end), kind, uid, "", "", "", "", "");
    }
}
