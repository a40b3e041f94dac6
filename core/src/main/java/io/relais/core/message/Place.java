package io.relais.core.message;

import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/** Where a page of conversations begins: after this one. Opaque to those who hold it. */
record Place(Instant at, UUID id) {
    /** Year 9999: the database cannot hold every instant that Java can. */
    private static final long MICROS_MAX = 253_402_300_799_000_000L;

    /** Empty for the first page. */
    static Optional<Place> of(String cursor) {
        if (cursor.isEmpty()) {
            return Optional.empty();
        }
        try {
            String[] parts =
                    new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII).split(" ", -1);
            long micros = Long.parseLong(parts[0]);
            if (parts.length != 2 || micros < 0 || micros > MICROS_MAX) {
                throw Problem.of(ProblemCode.CURSOR_INVALID);
            }
            return Optional.of(new Place(Instant.EPOCH.plus(micros, ChronoUnit.MICROS), UUID.fromString(parts[1])));
        } catch (RuntimeException e) {
            throw Problem.of(ProblemCode.CURSOR_INVALID);
        }
    }

    String cursor() {
        String plain = ChronoUnit.MICROS.between(Instant.EPOCH, at) + " " + id;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.US_ASCII));
    }
}
