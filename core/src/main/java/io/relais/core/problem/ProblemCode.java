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
    FIELD_UNKNOWN(Kind.INVALID),
    FIELD_INVALID(Kind.INVALID),
    REQUEST_INVALID(Kind.INVALID),
    METHOD_NOT_ALLOWED(Kind.INVALID),
    MEDIA_TYPE_UNSUPPORTED(Kind.INVALID),
    NOT_ACCEPTABLE(Kind.INVALID),
    TOO_LARGE(Kind.INVALID),
    HOST_NOT_ALLOWED(Kind.FORBIDDEN),
    IDEMPOTENCY_KEY_REUSED(Kind.UNPROCESSABLE),
    IDEMPOTENCY_KEY_BUSY(Kind.CONFLICT),
    ARRIVAL_PAST(Kind.CONFLICT),
    OPTION_EXPIRY_INVALID(Kind.INVALID),
    OPTION_EXPIRY_UNWANTED(Kind.INVALID),
    STAYS_AND_STAY(Kind.INVALID),
    VERSION_STALE(Kind.STALE),
    STATUS_REFUSED(Kind.CONFLICT),
    RESERVATION_CLOSED(Kind.CONFLICT),
    CHANNEL_DECIDES(Kind.CONFLICT),
    STAY_UNKNOWN(Kind.NOT_FOUND),
    GROUP_UNKNOWN(Kind.NOT_FOUND),
    REASON_MISSING(Kind.INVALID),
    NOTHING_CHANGED(Kind.INVALID),
    PERIOD_OUTSIDE(Kind.INVALID),
    PRICE_BELOW_CHARGES(Kind.CONFLICT),
    CANNOT_COMBINE(Kind.CONFLICT),
    CANNOT_SPLIT(Kind.CONFLICT),
    STAY_NOT_MAPPED(Kind.CONFLICT),
    CANCEL_FIRST(Kind.CONFLICT),
    MONEY_UNSETTLED(Kind.CONFLICT),
    ERASE_UNCONFIRMED(Kind.INVALID),
    ERASE_HELD(Kind.CONFLICT),
    SEARCH_OPERATOR_UNKNOWN(Kind.INVALID),
    SEARCH_VALUE_INVALID(Kind.INVALID),
    SAVED_SEARCH_UNKNOWN(Kind.NOT_FOUND),
    SAVED_SEARCHES_FULL(Kind.CONFLICT),
    PERIOD_INVALID(Kind.INVALID),
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
        /** Changed since the asker looked at it. */
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
