package io.relais.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class BoardTest {
    private final ByteArrayOutputStream figures = new ByteArrayOutputStream();
    private final ByteArrayOutputStream progress = new ByteArrayOutputStream();
    private final Board board = new Board(
            new PrintStream(figures, true, StandardCharsets.UTF_8),
            new PrintStream(progress, true, StandardCharsets.UTF_8));

    @Test
    void a_figure_is_one_line_with_its_reference_and_their_ratio() {
        board.figure("intake-w16", 1234.5, "reservations/s", new Board.Reference("commits/s", 9876.4));

        assertThat(lines(figures))
                .containsExactly("bench intake-w16 1235 reservations/s reference commits/s 9876 ratio 0.125");
    }

    @Test
    void a_figure_without_a_reference_says_none() {
        board.figure("ari-p50-20", 12.345, "ms", Board.Reference.NONE);

        assertThat(lines(figures)).containsExactly("bench ari-p50-20 12.3 ms reference none 0 ratio 0");
    }

    @Test
    void settings_go_with_the_figures_and_progress_does_not() {
        board.setting("two cores");
        board.progress("warming up");

        assertThat(lines(figures)).containsExactly("# two cores");
        assertThat(lines(progress)).containsExactly("warming up");
        assertThat(board.isBroken()).isFalse();
    }

    @Test
    void what_is_broken_is_told_on_both_and_remembered() {
        board.broken("one reservation is missing");

        assertThat(board.isBroken()).isTrue();
        assertThat(lines(figures)).containsExactly("# BROKEN: one reservation is missing");
        assertThat(lines(progress)).containsExactly("BROKEN: one reservation is missing");
    }

    @Test
    void a_percentile_is_a_value_that_was_measured() {
        List<Double> values = List.of(5.0, 1.0, 4.0, 2.0, 3.0);

        assertThat(Sample.median(values)).isEqualTo(3.0);
        assertThat(Sample.percentile(values, 99)).isEqualTo(5.0);
        assertThat(Sample.percentile(values, 20)).isEqualTo(1.0);
        assertThatThrownBy(() -> Sample.median(List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    private static List<String> lines(ByteArrayOutputStream text) {
        return text.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
