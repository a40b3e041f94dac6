package io.relais.sandbox.wire;

/**
 * One switchable fault. Build it with {@link #of} and the {@code with…} methods.
 *
 * @param operation an operation name or a group of them such as {@code booking.reservations}
 * @param count how many calls it hits; negative means without end
 * @param probability 0 to 1, drawn per call from a generator of its own seeded with {@code seed}
 * @param delayMillis used by {@link FaultKind#DELAY}
 * @param status used by {@link FaultKind#ERROR} and {@link FaultKind#ERROR_AFTER}
 * @param retryAfterSeconds used by {@link FaultKind#THROTTLE}, and sent with a 503 when positive
 */
public record FaultRule(
        String operation,
        FaultKind kind,
        int count,
        double probability,
        long seed,
        long delayMillis,
        int status,
        int retryAfterSeconds) {

    public FaultRule {
        if (!Operation.known(operation)) {
            throw new IllegalArgumentException("unknown operation: " + operation);
        }
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException("probability must be between 0 and 1");
        }
        if (status < 400 || status > 599) {
            throw new IllegalArgumentException("status must be between 400 and 599");
        }
        if (delayMillis < 0 || delayMillis > 120_000) {
            throw new IllegalArgumentException("delayMillis must be between 0 and 120000");
        }
    }

    /** The fault on every call of the operation, answering 503 or waiting one second where that applies. */
    public static FaultRule of(String operation, FaultKind kind) {
        return new FaultRule(operation, kind, -1, 1, 1, 1000, 503, 1);
    }

    public FaultRule withCount(int calls) {
        return new FaultRule(operation, kind, calls, probability, seed, delayMillis, status, retryAfterSeconds);
    }

    public FaultRule withProbability(double chance, long generatorSeed) {
        return new FaultRule(operation, kind, count, chance, generatorSeed, delayMillis, status, retryAfterSeconds);
    }

    public FaultRule withDelayMillis(long millis) {
        return new FaultRule(operation, kind, count, probability, seed, millis, status, retryAfterSeconds);
    }

    public FaultRule withStatus(int code) {
        return new FaultRule(operation, kind, count, probability, seed, delayMillis, code, retryAfterSeconds);
    }

    public FaultRule withRetryAfterSeconds(int seconds) {
        return new FaultRule(operation, kind, count, probability, seed, delayMillis, status, seconds);
    }
}
