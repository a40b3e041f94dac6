package io.relais.sandbox.wire;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The ways a partner can misbehave; each name in lower case with dashes is its name in the HTTP API. */
public enum FaultKind {
    DELAY,
    THROTTLE,
    ERROR,
    ERROR_AFTER,
    DROP,
    DROP_BEFORE,
    LOST_ACK,
    DUPLICATE,
    REORDER,
    PARTIAL,
    EMPTY_CALENDAR,
    EMPTY_BODY,
    WEB_PAGE,
    JSON_ERROR,
    TRUNCATED,
    NEW_UIDS,
    REDIRECT;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The fault of that name.
     *
     * @throws IllegalArgumentException with the known names, if there is none
     */
    public static FaultKind named(String name) {
        return Arrays.stream(values())
                .filter(kind -> kind.wireName().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown fault kind, use one of "
                        + Arrays.stream(values()).map(FaultKind::wireName).collect(Collectors.joining(", "))));
    }

    boolean concerns(Operation.Role role) {
        return switch (this) {
            case DELAY, THROTTLE, ERROR, ERROR_AFTER, DROP, DROP_BEFORE -> true;
            case LOST_ACK -> role == Operation.Role.ACK;
            case DUPLICATE, REORDER -> role == Operation.Role.PULL;
            case PARTIAL -> role == Operation.Role.ARI;
            case EMPTY_CALENDAR, EMPTY_BODY, WEB_PAGE, JSON_ERROR, TRUNCATED, NEW_UIDS, REDIRECT ->
                role == Operation.Role.CALENDAR;
        };
    }

    /** True if the call must not reach the partner's own state. */
    boolean stopsBeforeProcessing() {
        return switch (this) {
            case THROTTLE, ERROR, DROP_BEFORE -> true;
            case DELAY, ERROR_AFTER, DROP, LOST_ACK, DUPLICATE, REORDER, PARTIAL -> false;
            case EMPTY_CALENDAR, EMPTY_BODY, WEB_PAGE, JSON_ERROR, TRUNCATED, NEW_UIDS, REDIRECT -> false;
        };
    }
}
