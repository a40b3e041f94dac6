package io.relais.core.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.relais.connector.testkit.calendar.CalendarYear;
import io.relais.core.AtOnce;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

/** A year of hourly polls of twenty rooms, with all that partners' calendars do. */
class ReplayTest {
    private static final Logger LOG = Logger.getLogger(ReplayTest.class);
    private static final int ROOMS = 20;
    private static final int YEAR_DAYS = 365;
    private static final int SEEDS = 10;

    @Test
    void a_year_of_glitches_frees_no_night_falsely_and_a_real_release_waits_two_polls_at_most() {
        for (int seed = 0; seed < AtOnce.times(1, SEEDS); seed++) {
            check(seed);
        }
    }

    private static void check(long seed) {
        CalendarYear year = new CalendarYear(seed);

        Replay.Counts counts = new Replay.Counts();
        year.rooms(ROOMS).parallelStream()
                .map(room -> Replay.of(room, year.polls(room, YEAR_DAYS)))
                .toList()
                .forEach(counts::plus);

        LOG.infof("seed %d: %s", seed, counts);
        assertThat(counts.polls).isEqualTo(ROOMS * YEAR_DAYS * 24);
        assertThat(counts.misleading)
                .as("calendars that are wrong for one poll")
                .isGreaterThan(500);
        assertThat(counts.nightsFreed).as("nights given back").isGreaterThan(500);
        assertThat(counts.falseReleases).as("false releases").isZero();
        assertThat(counts.notHeld).as("nights shown but not held").isZero();
        assertThat(counts.delayMax).as("polls that a release waits").isLessThanOrEqualTo(2);
        assertThat(counts.duplicates).as("stays known twice").isZero();
    }
}
