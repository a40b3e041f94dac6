package io.relais.server.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.relais.sandbox.Sandbox;
import io.relais.sandbox.SandboxSettings;
import io.relais.sandbox.seed.Seeds;
import io.relais.sandbox.wire.FaultKind;
import io.relais.sandbox.wire.FaultRule;
import io.relais.sandbox.world.Partner;
import io.relais.sandbox.world.RateNight;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills the hub with SIGKILL at random points of pushes: before a message leaves, while the partner works on it, before its answer is
 * written down. Whatever the point, no cell is ever acknowledged that the partner does not hold, and in the end it holds them all.
 * A few kills; 50 with {@code -Drelais.long=true}.
 */
class PushCrashIT {
    private static final int KILLS = Boolean.getBoolean("relais.long") ? 50 : 2;
    private static final int CHANGES_A_KILL = 12;
    private static final Duration LIMIT = Duration.ofMinutes(2);

    @TempDir
    Path home;

    @Test
    void whatever_the_moment_of_a_crash_no_cell_is_acknowledged_that_the_partner_does_not_hold() throws Exception {
        Random random = new Random(20_270_101);
        try (Sandbox sandbox = Sandbox.start(SandboxSettings.of(Seeds.read(Path.of("..", "seeds", "partners.yaml"))));
                HubProcess hub = new HubProcess(home, sandbox.baseUrl())) {
            hub.start();
            HubBooks books = new HubBooks(hub.database());
            until(() -> assertThat(books.untold()).isZero());
            disturb(sandbox);
            List<HubBooks.Product> products = books.products();
            LocalDate today = books.firstNight(Travellers.ROOMS.getFirst());
            int pushed = 0;
            for (int kill = 0; kill < KILLS; kill++) {
                pushed += crashWhileTelling(hub, new Desk(products, today.plusDays(1)), random);
                assertThat(wrong(sandbox, books)).as("after kill " + (kill + 1)).isEmpty();
                hub.start();
            }
            sandbox.faults().clear();
            until(() -> assertThat(books.untold()).isZero());
            assertThat(wrong(sandbox, books)).isEmpty();
            assertThat(books.open()).isZero();
            assertThat(pushed).as("changes made").isPositive();
        }
    }

    private static void disturb(Sandbox sandbox) {
        List.of("booking.ari", "channex.availability", "channex.restrictions").forEach(operation -> {
            sandbox.faults()
                    .add(FaultRule.of(operation, FaultKind.DELAY)
                            .withDelayMillis(40)
                            .withProbability(0.5, 1));
            sandbox.faults().add(FaultRule.of(operation, FaultKind.DROP).withProbability(0.1, 2));
            sandbox.faults().add(FaultRule.of(operation, FaultKind.ERROR).withProbability(0.1, 3));
        });
    }

    /** Changes keep coming while the hub is telling earlier ones; somewhere in between it dies. */
    private static int crashWhileTelling(HubProcess hub, Desk desk, Random random) {
        int made = 0;
        int last = random.nextInt(CHANGES_A_KILL);
        for (int change = 0; change <= last; change++) {
            LocalDate first = desk.first().plusDays(random.nextInt(60));
            HubBooks.Product product =
                    desk.products().get(random.nextInt(desk.products().size()));
            made += hub.price(product, first, first.plusDays(random.nextInt(30)), 50 + random.nextInt(100)) ? 1 : 0;
            LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(random.nextInt(300_000)));
        }
        hub.kill();
        return made;
    }

    /** Where prices are changed. */
    private record Desk(List<HubBooks.Product> products, LocalDate first) {}

    /** Counts and prices that the database takes for acknowledged although the partner holds another one. */
    private static List<String> wrong(Sandbox sandbox, HubBooks books) throws Exception {
        return books.acknowledged().stream()
                .filter(cell ->
                        !holds(cell.channel().equals("booking-com") ? sandbox.booking() : sandbox.channex(), cell))
                .map(Object::toString)
                .toList();
    }

    private static boolean holds(Partner partner, HubBooks.Acknowledged cell) {
        if (cell.facet().equals("availability")) {
            return partner.locked(() ->
                            partner.stock().room(cell.roomId(), cell.night()).count())
                    == cell.value();
        }
        RateNight held = partner.locked(() -> partner.stock().rate(cell.roomId(), cell.rateId(), cell.night()));
        int people = Integer.parseInt(cell.facet().substring("price:".length()));
        return Objects.equals(held.prices().get(people), cell.value());
    }

    private static void until(ThrowingRunnable assertion) {
        Awaitility.await()
                .pollInterval(Duration.ofMillis(50))
                .atMost(LIMIT)
                .ignoreExceptions()
                .untilAsserted(assertion);
    }
}
