package io.relais.server.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.relais.sandbox.Sandbox;
import io.relais.sandbox.SandboxSettings;
import io.relais.sandbox.seed.Seeds;
import io.relais.sandbox.world.BookingRequest;
import io.relais.sandbox.world.RateOf;
import io.relais.sandbox.world.Revision;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starts and stops of the packaged hub on one data folder. */
class RestartIT {
    private static final int STOPPED_BY_SIGNAL = 143;

    @TempDir
    Path home;

    private Sandbox sandbox;
    private HubProcess hub;
    private HubBooks books;
    private LocalDate today;

    @BeforeEach
    void start() throws Exception {
        sandbox = Sandbox.start(SandboxSettings.of(Seeds.read(Path.of("..", "seeds", "partners.yaml"))));
        hub = new HubProcess(home, sandbox.baseUrl());
        books = new HubBooks(hub.database());
        hub.start();
        today = books.firstNight(Travellers.ROOMS.getFirst());
    }

    @AfterEach
    void stop() throws Exception {
        hub.close();
        sandbox.close();
    }

    @Test
    void a_second_start_finds_the_data_of_the_first() throws Exception {
        Revision first = book();
        awaitInRegister(List.of(first));
        assertThat(hub.stop()).isEqualTo(STOPPED_BY_SIGNAL);
        assertThat(postmasterFile()).as("the database was stopped too").doesNotExist();
        hub.start();
        assertThat(books.reservations("Booking.com"))
                .extracting(HubBooks.Kept::externalId)
                .containsExactly(first.bookingId());
        Revision second = book();
        awaitInRegister(List.of(first, second));
    }

    @Test
    void the_hub_goes_on_when_its_database_is_killed() throws Exception {
        Revision first = book();
        awaitInRegister(List.of(first));
        long before = postmaster();
        ProcessHandle.of(before).orElseThrow().destroyForcibly();
        Revision second = book();
        awaitInRegister(List.of(first, second));
        assertThat(postmaster()).isNotEqualTo(before);
    }

    private Revision book() {
        return sandbox.booking()
                .guests()
                .book(BookingRequest.of(
                                Travellers.HOTEL,
                                new RateOf(Travellers.ROOMS.getFirst(), "4400001"),
                                today.plusDays(30),
                                2)
                        .forced())
                .revisionOrThrow();
    }

    private void awaitInRegister(List<Revision> booked) {
        Awaitility.await()
                .pollInterval(Duration.ofMillis(100))
                .atMost(Duration.ofMinutes(1))
                .ignoreExceptions()
                .untilAsserted(() -> {
                    hub.pull(books.connectionId(Travellers.HOTEL));
                    assertThat(books.reservations("Booking.com"))
                            .extracting(HubBooks.Kept::externalId)
                            .containsExactlyInAnyOrderElementsOf(
                                    booked.stream().map(Revision::bookingId).toList());
                });
    }

    private Path postmasterFile() {
        return hub.database().resolve("data-18").resolve("postmaster.pid");
    }

    private long postmaster() throws Exception {
        return Long.parseLong(Files.readAllLines(postmasterFile()).getFirst().strip());
    }
}
