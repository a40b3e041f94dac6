package io.relais.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.relais.sandbox.scenario.Cast;
import io.relais.sandbox.scenario.Happening;
import io.relais.sandbox.scenario.Player;
import io.relais.sandbox.scenario.Scenario;
import io.relais.sandbox.scenario.Scenario.Link;
import io.relais.sandbox.scenario.Scenario.Place;
import io.relais.sandbox.scenario.Script;
import io.relais.sandbox.world.Partner;
import io.relais.sandbox.world.Range;
import io.relais.sandbox.world.RateOf;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A long run as a file: readable, replayable, and played. */
class ScenarioTest {
    private static final LocalDate DAY = LocalDate.parse("2027-06-01");

    private final Scenario year;

    ScenarioTest() throws Exception {
        year = Scenario.named("campsite-year");
    }

    @Test
    void the_same_seed_makes_the_same_happenings() throws Exception {
        List<Happening> happenings = Script.of(year);
        assertThat(happenings).hasSizeGreaterThan(3_000).isEqualTo(Script.of(Scenario.named("campsite-year")));
        assertThat(happenings).isSortedAccordingTo((a, b) -> Integer.compare(a.minute(), b.minute()));
        assertThat(Script.of(seeded(year, 7))).isNotEqualTo(happenings);
    }

    @Test
    void another_connection_changes_nothing_elsewhere() {
        Place first = year.properties().getFirst();
        Place smaller = new Place(
                first.code(),
                first.name(),
                first.currency(),
                first.plans(),
                first.types(),
                first.connections().subList(0, 2));
        Scenario less = new Scenario(
                year.name(),
                year.seed(),
                year.days(),
                List.of(smaller),
                year.perDay(),
                year.guests(),
                year.season(),
                year.trouble());
        assertThat(Script.of(year).stream().filter(one -> isAt(one, 0)).toList())
                .isEqualTo(Script.of(less).stream().filter(one -> isAt(one, 0)).toList());
    }

    private static boolean isAt(Happening happening, int connection) {
        return happening instanceof Happening.Booked booked && booked.at().equals(new Happening.Spot(0, connection));
    }

    @Test
    void every_stay_is_within_the_scenario_and_of_something_that_is_sold() {
        assertThat(Script.of(year))
                .filteredOn(Happening.Booked.class::isInstance)
                .extracting(one -> (Happening.Booked) one)
                .allSatisfy(booked -> {
                    Place place = year.properties().get(booked.at().property());
                    assertThat(booked.wish().arrival()).isBetween(booked.minute() / 1440, 364);
                    assertThat(booked.wish().nights())
                            .isBetween(1, year.guests().nights());
                    assertThat(booked.wish().type()).isLessThan(place.types().size());
                    assertThat(booked.wish().plan()).isLessThan(place.plans().size());
                });
    }

    @Test
    void a_wrong_file_is_told_what_is_wrong_with_it() throws Exception {
        String right = Files.readString(
                Path.of("src", "main", "resources", "io", "relais", "sandbox", "scenario", "campsite-year.yaml"));
        assertThatThrownBy(() -> Scenario.parse(right.replace("days: 365", "days: 0")))
                .hasMessageContaining("days must be 1 to 450");
        assertThatThrownBy(() -> Scenario.parse(right.replace("leadDays", "leedDays")))
                .hasMessageContaining("leedDays");
        assertThatThrownBy(() -> Scenario.parse(right.replace("season", "#")))
                .hasMessageContaining("season is missing");
        assertThatThrownBy(() -> Scenario.named("nowhere")).hasMessageContaining("nowhere");
    }

    @Test
    void a_played_scenario_leaves_bookings_and_no_fault_behind() throws Exception {
        try (Sandbox sandbox = Sandbox.start(SandboxSettings.of(year.withDays(60)))) {
            open(sandbox.booking(), "booking");
            open(sandbox.channex(), "channex");
            Player player = new Player(
                    year.withDays(60),
                    new Player.Stage(
                            Map.of("booking", sandbox.booking(), "channex", sandbox.channex()),
                            sandbox.faults(),
                            sandbox.clock()));
            player.start(DAY, Duration.ofMillis(400));
            for (int i = 0; i < 300 && !player.progress().state().equals("over"); i++) {
                Thread.sleep(20);
            }
            assertThat(player.progress().state()).isEqualTo("over");
            assertThat(player.progress().done()).isPositive();
            assertThat(sandbox.faults().list()).isEmpty();
            assertThat(sandbox.clock().skipped()).isPositive();
            assertThat(sandbox.booking()
                            .locked(() -> sandbox.booking().bookings().size()))
                    .isPositive();
            assertThatThrownBy(() -> player.start(DAY, Duration.ofSeconds(1))).hasMessageContaining("already");
        }
    }

    private void open(Partner partner, String name) {
        for (Place place : year.properties()) {
            for (Link link : place.connections()) {
                for (int type = 0;
                        link.partner().equals(name) && type < place.types().size();
                        type++) {
                    for (int plan = 0; plan < place.plans().size(); plan++) {
                        partner.putOnSale(
                                new RateOf(Cast.room(link, type), Cast.rate(link, type, plan)),
                                Range.days(DAY, 40),
                                5,
                                10_000);
                    }
                }
            }
        }
    }

    private static Scenario seeded(Scenario of, long seed) {
        return new Scenario(
                of.name(), seed, of.days(), of.properties(), of.perDay(), of.guests(), of.season(), of.trouble());
    }
}
