package io.relais.connector.bookingcom;

import io.relais.connector.Inbound;
import io.relais.connector.ReservationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Fixtures, and the shortest ways to read them. */
final class Texts {
    static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    private Texts() {}

    static String resource(String path) {
        try (InputStream stream = Texts.class.getResourceAsStream("/" + path)) {
            return new String(Objects.requireNonNull(stream, path).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A raw message of the contract folder. */
    static String ota(String name) {
        return resource("contract/booking-com/reservations/" + name + ".xml");
    }

    static List<Inbound> bxml(String name) {
        return Splitting.bxml(resource("bxml/" + name + ".xml"), NOW);
    }

    static Inbound inbound(String raw) {
        return new Inbound("test", Optional.empty(), NOW, 0, raw);
    }

    static ReservationMessage read(String raw) {
        return Reading.read(inbound(raw));
    }
}
