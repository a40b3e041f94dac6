package io.relais.core.problem;

import java.util.Locale;

/** Every answer of the kind "no, because": stable kebab codes, texts in {@code problems_*.properties}. */
public enum ProblemCode {
    RESERVATION_UNKNOWN(Kind.NOT_FOUND),
    PROPERTY_UNKNOWN(Kind.NOT_FOUND),
    CONNECTION_UNKNOWN(Kind.NOT_FOUND),
    PARKED_UNKNOWN(Kind.NOT_FOUND),
    UNIT_TYPE_UNKNOWN(Kind.INVALID),
    RATE_PLAN_UNKNOWN(Kind.INVALID),
    UNIT_UNKNOWN(Kind.INVALID),
    NO_ROOM(Kind.CONFLICT),
    UNIT_TAKEN(Kind.CONFLICT),
    NO_PRICE(Kind.CONFLICT),
    NIGHT_CLOSED(Kind.CONFLICT),
    MIN_STAY(Kind.CONFLICT),
    MAX_STAY(Kind.CONFLICT),
    CLOSED_TO_ARRIVAL(Kind.CONFLICT),
    CLOSED_TO_DEPARTURE(Kind.CONFLICT),
    TOO_MANY_PEOPLE(Kind.CONFLICT),
    ALREADY_CANCELLED(Kind.CONFLICT),
    CHANNEL_OWNS_RESERVATION(Kind.CONFLICT),
    VALUE_INVALID(Kind.INVALID),
    VALUE_MISSING(Kind.INVALID),
    CURSOR_INVALID(Kind.INVALID),
    TEXT_INVALID(Kind.INVALID),
    DATE_INVALID(Kind.INVALID),
    ID_INVALID(Kind.INVALID),
    NUMBER_INVALID(Kind.INVALID),
    BODY_INVALID(Kind.INVALID),
    REQUEST_INVALID(Kind.INVALID),
    METHOD_NOT_ALLOWED(Kind.INVALID),
    MEDIA_TYPE_UNSUPPORTED(Kind.INVALID),
    NOT_ACCEPTABLE(Kind.INVALID),
    TOO_LARGE(Kind.INVALID),
    HOST_NOT_ALLOWED(Kind.FORBIDDEN),
    IDEMPOTENCY_KEY_REUSED(Kind.UNPROCESSABLE),
    IDEMPOTENCY_KEY_BUSY(Kind.CONFLICT),
    VERSION_STALE(Kind.STALE),
    PAST_ARRIVAL(Kind.CONFLICT),
    TOO_MANY_ADULTS(Kind.CONFLICT),
    TOO_MANY_CHILDREN(Kind.CONFLICT),
    TOO_MANY_OF_CATEGORY(Kind.CONFLICT),
    AGE_UNKNOWN(Kind.CONFLICT),
    CATEGORY_UNKNOWN(Kind.CONFLICT),
    ARRIVAL_DAY_NOT_ALLOWED(Kind.CONFLICT),
    DEPARTURE_DAY_NOT_ALLOWED(Kind.CONFLICT),
    PROMOTION_UNKNOWN(Kind.CONFLICT),
    PROMOTION_EXPIRED(Kind.CONFLICT),
    PROMOTION_NOT_APPLICABLE(Kind.CONFLICT),
    OPTION_UNKNOWN(Kind.CONFLICT),
    OPTION_TOO_MANY(Kind.CONFLICT),
    PLAN_DERIVED(Kind.CONFLICT),
    PLAN_CYCLE(Kind.CONFLICT),
    RULE_UNKNOWN(Kind.NOT_FOUND),
    RULE_IN_USE(Kind.CONFLICT),
    CODE_TAKEN(Kind.CONFLICT),
    NOT_SIGNED_IN(Kind.UNAUTHENTICATED),
    NOT_ALLOWED(Kind.FORBIDDEN),
    RATE_LIMITED(Kind.LIMITED),
    NOT_FOUND(Kind.NOT_FOUND),
    UNEXPECTED(Kind.BUG);

    /** What sort of no it is; the faces translate it to their own codes. */
    public enum Kind {
        INVALID,
        UNPROCESSABLE,
        UNAUTHENTICATED,
        FORBIDDEN,
        NOT_FOUND,
        CONFLICT,
        STALE,
        LIMITED,
        BUG
    }

    private final Kind kind;

    ProblemCode(Kind kind) {
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }

    /** The stable code, as {@code no-room}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
