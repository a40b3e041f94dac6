package io.relais.core.event;

import java.util.Locale;

/** What can happen. Stored by its code; each has a sentence in every language of the console. */
public enum EventType {
    RESERVATION_CREATED,
    RESERVATION_MODIFIED,
    RESERVATION_CANCELLED,
    /** A message came that an already applied, later one had overtaken. */
    MESSAGE_OVERTAKEN,
    RESERVATION_OVERBOOKED,
    /** The partner told a cancellation or change without ever telling the stay. */
    STAY_UNKNOWN,
    CONFLICT_RESOLVED,
    ROOM_UNMAPPED,
    ROOM_MAPPED,
    UNIT_ASSIGNED,
    UNIT_RELEASED,
    GUEST_LINKED,
    GUEST_MADE,
    GUEST_CHANGED,
    GUEST_BLOCKED,
    GUEST_UNBLOCKED,
    GUEST_MERGED,
    GUEST_UNMERGED,
    GUEST_REFUSED,
    GUEST_ERASED,
    PERSON_ADDED,
    PERSON_CHANGED,
    PERSON_DISABLED,
    PERSON_ENABLED,
    NIGHTS_CHANGED,
    PRICES_CHANGED,
    RESTRICTIONS_CHANGED,
    RULES_CHANGED,
    RATE_PLANS_CHANGED,
    CONNECTION_PAUSED,
    CONNECTION_RESUMED,
    MESSAGE_REPLAYED,
    /** An option was not confirmed in time and gave its nights back. */
    OPTION_EXPIRED,
    GUEST_CHECKED_IN,
    GUEST_CHECKED_OUT,
    GUEST_NOT_SHOWN,
    RESERVATION_REOPENED,
    /** A channel told something else than what the desk had changed; the desk's is kept. */
    CHANNEL_OVERRULED,
    /** Somebody took the register's rows away as a file. */
    REGISTER_EXPORTED,
    TAKING_RECORDED,
    TAKING_CORRECTED,
    CASH_REGISTER_ADDED,
    CASH_REGISTER_RENAMED,
    CASH_REGISTER_CLOSED_DOWN,
    CASH_SESSION_OPENED,
    CASH_SESSION_CLOSED,
    CASH_MOVED,
    ADMINISTRATION_CHANGED,
    /** The contact of one reservation; what it was and is stays out of the history. */
    CONTACT_CHANGED,
    TAGS_CHANGED,
    CUSTOM_VALUES_CHANGED,
    NOTE_ADDED,
    NOTE_EDITED,
    NOTE_DELETED,
    CUSTOM_FIELD_CHANGED,
    /** What a partner had sold before was taken over, so that nothing is sold twice. */
    CONNECTION_IMPORTED,
    CONNECTION_ACTIVATED,
    /** The partner was told what became of its reservation. */
    PARTNER_REPORT_SENT,
    PARTNER_REPORT_TAKEN,
    PARTNER_REPORT_REFUSED,
    /** The partner's answer got lost: whether it took the report is not known. */
    PARTNER_REPORT_UNKNOWN,
    CONNECTION_ADDED,
    /** What opens an account at a partner was replaced. */
    ACCESS_CHANGED,
    MAPPING_CHANGED,
    BULK_CHANGED,
    BULK_UNDONE,
    CHANNEL_RULES_CHANGED,
    /** A partner says that it does not have a product; it is told nothing about it. */
    PRODUCT_PAUSED,
    PRODUCT_RESUMED,
    /** A channel got an address at which it may hint that something happened. */
    HOOK_ISSUED,
    HOOK_REVOKED,
    NOTICE_DISMISSED,
    FULL_SYNC_ASKED,
    /** Another system keeps the property's calendar from now on. */
    MASTER_OPENED,
    MASTER_KEY_ISSUED,
    MASTER_CLOSED,
    /** The system that keeps the property's calendar has the reservation as it is now. */
    MASTER_TOLD,
    // messages
    /** A guest wrote through a channel; what is in no history. */
    GUEST_WROTE,
    /** Somebody wrote to a guest, or sent a failed reply again. */
    REPLY_WRITTEN,
    REPLY_SENT,
    REPLY_FAILED,
    REPLY_DISCARDED,
    /** Somebody said that nothing is to be answered. */
    CONVERSATION_SETTLED,

    // calendars
    /** A unit follows a calendar of another channel from now on. */
    FEED_ADDED,
    FEED_CHANGED,
    FEED_REMOVED,
    FEED_NIGHTS_TAKEN,
    FEED_NIGHTS_FREED,
    /** A calendar shrank so much that it is not believed yet. */
    FEED_QUARANTINED,
    FEED_ACCEPTED,
    FEED_REFUSED,
    CALENDAR_ISSUED,
    CALENDAR_REVOKED;

    /** The stored code, as {@code reservation-created}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static EventType ofCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
