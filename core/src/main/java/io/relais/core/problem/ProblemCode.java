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
    GUEST_UNKNOWN(Kind.NOT_FOUND),
    GUEST_MERGED_AWAY(Kind.CONFLICT),
    GUEST_ERASED(Kind.CONFLICT),
    GUEST_NUMBER_TAKEN(Kind.CONFLICT),
    GUEST_SAME(Kind.INVALID),
    GUEST_IN_HOUSE(Kind.CONFLICT),
    GUEST_ELSEWHERE(Kind.FORBIDDEN),
    ERASURE_UNCONFIRMED(Kind.INVALID),
    MERGE_UNKNOWN(Kind.NOT_FOUND),
    MERGE_UNDONE(Kind.CONFLICT),
    MERGE_COVERED(Kind.CONFLICT),
    PROPOSAL_UNKNOWN(Kind.NOT_FOUND),
    PROPOSAL_DECIDED(Kind.CONFLICT),
    PERSON_UNKNOWN(Kind.NOT_FOUND),
    PERSON_EMAIL_TAKEN(Kind.CONFLICT),
    LAST_OWNER(Kind.CONFLICT),
    OWNERS_ONLY(Kind.FORBIDDEN),
    PASSWORD_WEAK(Kind.INVALID),
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
        /** Somebody else was faster: what the caller saw is no longer so. */
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
