package io.relais.server.console;

import io.relais.core.event.Event;
import io.relais.core.event.EventType;
import java.time.ZoneId;
import java.util.List;

/** The history of one reservation as sentences, newest first. */
public record HistoryView(List<Line> lines, Live live) {
    /**
     * One event.
     *
     * @param tone colour of its dot
     * @param fullWhen with weekday, year and zone
     */
    public record Line(String tone, String sentence, String when, String fullWhen, List<Changed> changes) {}

    /** One field before and after; empty where there was nothing. */
    public record Changed(String field, String before, String after) {}

    static HistoryView of(List<Event> events, ZoneId zone, Visit visit, String url) {
        List<Line> lines = events.reversed().stream()
                .map(event -> line(event, zone, visit))
                .toList();
        return new HistoryView(lines, Live.of(url, lines, visit.texts().of("live.changed")));
    }

    private static Line line(Event event, ZoneId zone, Visit visit) {
        return new Line(
                tone(event.type()),
                sentence(event, visit.texts()),
                visit.formats().moment(event.at(), zone),
                visit.formats().full(event.at(), zone),
                event.changes().stream()
                        .map(change -> changed(change, new ChangeWords(visit.texts(), visit.formats())))
                        .toList());
    }

    private static Changed changed(Event.Change change, ChangeWords words) {
        // Personal details are not repeated in the history: it only says that they changed.
        boolean untold = change.before().isEmpty() && change.after().isEmpty();
        return new Changed(
                words.field(change.field()),
                words.value(change.field(), change.before()),
                untold ? words.texts().of("change.untold") : words.value(change.field(), change.after()));
    }

    static String sentence(Event event, Texts texts) {
        String actor = switch (event.actor().kind()) {
            case AGENT -> texts.of("actor.agent", event.actor().name());
            case PERSON, CONNECTION, SYSTEM -> event.actor().name();
        };
        return texts.of("event." + event.type().code(), actor);
    }

    private static String tone(EventType type) {
        return switch (type) {
            case RESERVATION_CREATED,
                    CONFLICT_RESOLVED,
                    ROOM_MAPPED,
                    CONNECTION_ADDED,
                    ACCESS_CHANGED,
                    CONNECTION_ACTIVATED,
                    CONNECTION_RESUMED,
                    PRODUCT_RESUMED,
                    PARTNER_REPORT_TAKEN,
                    GUEST_CHECKED_IN,
                    REPLY_SENT,
                    RESERVATION_REOPENED,
                    TAKING_RECORDED,
                    CASH_SESSION_OPENED,
                    GUEST_MADE,
                    GUEST_UNBLOCKED,
                    PERSON_ADDED,
                    PERSON_ENABLED,
                    FEED_ADDED,
                    FEED_ACCEPTED -> "ok";
            case RESERVATION_MODIFIED,
                    UNIT_ASSIGNED,
                    UNIT_RELEASED,
                    GUEST_LINKED,
                    MESSAGE_REPLAYED,
                    CONNECTION_IMPORTED,
                    PARTNER_REPORT_SENT,
                    REGISTER_EXPORTED,
                    ADMINISTRATION_CHANGED,
                    CONTACT_CHANGED,
                    TAGS_CHANGED,
                    CUSTOM_VALUES_CHANGED,
                    NOTE_ADDED,
                    NOTE_EDITED,
                    CUSTOM_FIELD_CHANGED,
                    CASH_REGISTER_ADDED,
                    CASH_REGISTER_RENAMED,
                    CASH_MOVED,
                    GUEST_CHANGED,
                    GUEST_MERGED,
                    GUEST_UNMERGED,
                    PERSON_CHANGED,
                    HOOK_ISSUED,
                    FULL_SYNC_ASKED,
                    MASTER_OPENED,
                    MASTER_KEY_ISSUED,
                    GUEST_WROTE,
                    REPLY_WRITTEN,
                    FEED_CHANGED,
                    FEED_NIGHTS_TAKEN,
                    FEED_NIGHTS_FREED,
                    FEED_REFUSED,
                    CALENDAR_ISSUED -> "info";
            case RESERVATION_CANCELLED,
                    CONNECTION_PAUSED,
                    PRODUCT_PAUSED,
                    PARTNER_REPORT_REFUSED,
                    PARTNER_REPORT_UNKNOWN,
                    OPTION_EXPIRED,
                    GUEST_NOT_SHOWN,
                    CHANNEL_OVERRULED,
                    TAKING_CORRECTED,
                    NOTE_DELETED,
                    CASH_SESSION_CLOSED,
                    CASH_REGISTER_CLOSED_DOWN,
                    GUEST_BLOCKED,
                    GUEST_ERASED,
                    PERSON_DISABLED,
                    HOOK_REVOKED,
                    MASTER_CLOSED,
                    REPLY_DISCARDED,
                    FEED_REMOVED,
                    FEED_QUARANTINED,
                    CALENDAR_REVOKED -> "attention";
            case RESERVATION_OVERBOOKED, ROOM_UNMAPPED, STAY_UNKNOWN, REPLY_FAILED -> "danger";
            case GUEST_CHECKED_OUT,
                    GUEST_REFUSED,
                    MESSAGE_OVERTAKEN,
                    NIGHTS_CHANGED,
                    PRICES_CHANGED,
                    RESTRICTIONS_CHANGED,
                    RULES_CHANGED,
                    CHANNEL_RULES_CHANGED,
                    NOTICE_DISMISSED,
                    MASTER_TOLD,
                    MAPPING_CHANGED,
                    BULK_CHANGED,
                    BULK_UNDONE,
                    CONVERSATION_SETTLED,
                    RATE_PLANS_CHANGED -> "muted";
        };
    }
}
