package io.relais.server.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.relais.sandbox.Sandbox;
import io.relais.sandbox.SandboxSettings;
import io.relais.sandbox.seed.Seeds;
import io.relais.sandbox.wire.FaultKind;
import io.relais.sandbox.wire.FaultRule;
import io.relais.sandbox.world.BookedRoom;
import io.relais.sandbox.world.Revision;
import io.relais.sandbox.world.Status;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Kills the hub with SIGKILL at random moments while guests book, change and cancel, the network fails and acknowledgements get
 * lost. Afterwards the register holds each booking exactly once, as the partner has it. One short run; 20 long ones with
 * {@code -Drelais.long=true}.
 */
class CrashIT {
    private static final boolean LONG = Boolean.getBoolean("relais.long");
    private static final int RUNS = LONG ? 20 : 1;
    private static final int MESSAGES = LONG ? 500 : 150;
    private static final int KILLS = LONG ? 8 : 4;
    private static final String ACCOUNT = "Booking.com";
    private static final Duration LIMIT = Duration.ofMinutes(2);

    @TempDir
    Path home;

    static IntStream seeds() {
        return IntStream.rangeClosed(1, RUNS);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatever_the_moment_of_a_crash_each_booking_is_in_the_register_once_as_the_partner_has_it(int seed)
            throws Exception {
        Random random = new Random(seed);
        Seeds partners = Seeds.read(Path.of("..", "seeds", "partners.yaml"));
        try (Sandbox sandbox = Sandbox.start(SandboxSettings.of(partners));
                HubProcess hub = new HubProcess(home, sandbox.baseUrl());
                ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor()) {
            hub.start();
            HubBooks books = new HubBooks(hub.database());
            LocalDate today = books.firstNight(Travellers.ROOMS.getFirst());
            until(() -> assertThat(books.untold()).isZero());
            disturb(sandbox, seed);
            String connection = books.connectionId(Travellers.HOTEL);
            Future<?> asking = timer.scheduleWithFixedDelay(() -> hub.pull(connection), 0, 40, TimeUnit.MILLISECONDS);
            crashAgainAndAgain(hub, new Travellers(sandbox.booking(), random, today), random);
            sandbox.faults().clear();
            until(() -> assertThat(waiting(sandbox)).isZero());
            until(() -> assertThat(books.messages(ACCOUNT, "received")).isZero());
            until(() -> assertThat(books.untold()).isZero());
            asking.cancel(false);
            compare(sandbox, books, today);
        }
    }

    private static void disturb(Sandbox sandbox, int seed) {
        String pulls = "booking.reservations.pull";
        String acknowledgements = "booking.reservations.ack";
        List.of(
                        FaultRule.of(pulls, FaultKind.DUPLICATE).withProbability(0.2, seed),
                        FaultRule.of(pulls, FaultKind.REORDER).withProbability(0.2, seed + 1),
                        FaultRule.of(pulls, FaultKind.DROP).withProbability(0.05, seed + 2),
                        FaultRule.of(pulls, FaultKind.DELAY).withDelayMillis(30).withProbability(0.3, seed + 3),
                        FaultRule.of(acknowledgements, FaultKind.LOST_ACK).withProbability(0.2, seed + 4),
                        FaultRule.of(acknowledgements, FaultKind.ERROR_AFTER).withProbability(0.05, seed + 5),
                        FaultRule.of(acknowledgements, FaultKind.DELAY)
                                .withDelayMillis(30)
                                .withProbability(0.3, seed + 6))
                .forEach(sandbox.faults()::add);
    }

    private static void crashAgainAndAgain(HubProcess hub, Travellers travellers, Random random) {
        TreeSet<Integer> kills = new TreeSet<>();
        while (kills.size() < KILLS) {
            kills.add(5 + random.nextInt(MESSAGES - 10));
        }
        for (int message = 0; message < MESSAGES; message++) {
            travellers.act();
            pass(random, 30);
            if (kills.contains(message)) {
                pass(random, 200);
                hub.kill();
                // Some of them do not wait until it is there again.
                int meanwhile = random.nextInt(5);
                for (int i = 0; i < meanwhile && message < MESSAGES - 1; i++, message++) {
                    travellers.act();
                }
                hub.start();
            }
        }
    }

    /** Lets a random time pass: the moment of a crash has to be any. */
    private static void pass(Random random, int millisMax) {
        LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(random.nextInt(millisMax * 1_000)));
    }

    private static int waiting(Sandbox sandbox) {
        return sandbox.booking().locked(() -> sandbox.booking().outbox().pendingCount());
    }

    private static void compare(Sandbox sandbox, HubBooks books, LocalDate today) throws SQLException {
        List<Revision> last =
                sandbox.booking().locked(() -> sandbox.booking().bookings().list(all -> true, 0, Integer.MAX_VALUE));
        assertThat(books.reservations(ACCOUNT))
                .containsExactlyElementsOf(last.stream()
                        .sorted(Comparator.comparing(Revision::bookingId))
                        .map(CrashIT::kept)
                        .toList());
        assertThat(books.messages(ACCOUNT, "parked")).isZero();
        assertThat(books.messages(ACCOUNT, "applied"))
                .isEqualTo(last.stream().mapToInt(Revision::number).sum())
                .isEqualTo(MESSAGES);
        assertThat(books.nightsThatDoNotAddUp()).isEmpty();
        for (String room : Travellers.ROOMS) {
            assertThat(books.free(room, today, Travellers.DAYS)).isEqualTo(free(sandbox, room, today));
        }
    }

    /** As the register should have it. */
    private static HubBooks.Kept kept(Revision booking) {
        BookedRoom room = booking.rooms().getFirst();
        return new HubBooks.Kept(
                booking.bookingId(),
                booking.status() == Status.CANCELLED ? "cancelled" : "confirmed",
                room.arrival(),
                room.departure(),
                booking.total(),
                booking.currency(),
                booking.rooms().size(),
                1);
    }

    private static List<Integer> free(Sandbox sandbox, String room, LocalDate today) {
        return sandbox.booking()
                .locked(() -> IntStream.range(0, Travellers.DAYS)
                        .mapToObj(i -> sandbox.booking()
                                .stock()
                                .room(room, today.plusDays(i))
                                .count())
                        .toList());
    }

    private static void until(ThrowingRunnable assertion) {
        Awaitility.await()
                .pollInterval(Duration.ofMillis(50))
                .atMost(LIMIT)
                .ignoreExceptions()
                .untilAsserted(assertion);
    }
}
