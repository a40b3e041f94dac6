package io.relais.server.console;

import io.relais.core.delivery.ConnectionHealth;
import io.relais.core.delivery.Exposure;
import io.relais.core.delivery.Trouble;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One connection as it is read.
 *
 * @param href where it is looked at
 * @param master whether another system keeps the calendar through it
 * @param state in a word
 * @param trouble what is wrong and what to do; null when all is well
 * @param paused whether it can be resumed rather than paused
 * @param preparing whether it was never activated
 * @param refused whether the channel refuses our access
 * @param exposureInFull half of them, 95 of 100 and the longest
 * @param exposure time from a change here to the partner's confirmation, for 95 of 100 changes of the last day
 */
public record ConnectionView(
        String id,
        String href,
        boolean master,
        Mark channel,
        String property,
        String account,
        String remoteProperty,
        Badge state,
        @Nullable Notice trouble,
        boolean paused,
        boolean preparing,
        boolean refused,
        When fetched,
        When received,
        When sent,
        String waiting,
        String rejected,
        boolean anyRejected,
        String exposure,
        String exposureInFull) {

    /** A moment, short and in full. */
    public record When(String text, String full) {}

    /** Reads a connection; a master's is looked at on a page of its own. */
    static ConnectionView of(ConnectionHealth health, boolean master, ZoneId zone, Visit visit) {
        Formats formats = visit.formats();
        Texts texts = visit.texts();
        Condition condition = Condition.of(health);
        String id = health.connectionId().toString();
        return new ConnectionView(
                id,
                master ? "/channels/open?property=" + health.propertyId() : "/channels/" + id,
                master,
                Mark.channel(health.channelName(), ""),
                health.propertyName(),
                health.accountLabel(),
                health.remotePropertyId(),
                new Badge(condition.tone(), texts.of("connection." + condition.code())),
                trouble(health, condition, texts),
                condition == Condition.PAUSED || condition == Condition.REFUSED,
                condition == Condition.PREPARING,
                condition == Condition.REFUSED,
                when(health.pulledAt(), zone, formats),
                when(health.receivedAt(), zone, formats),
                when(health.sentAt(), zone, formats),
                formats.number(health.waiting()),
                formats.number(health.rejected()),
                health.rejected() > 0,
                formats.span(health.exposureP95()),
                exposure(health.exposure(), formats, texts));
    }

    private static String exposure(Exposure.Window window, Formats formats, Texts texts) {
        Exposure.Figures day = window.day();
        return day.messages() == 0
                ? texts.of("channels.exposure.help")
                : texts.of("channels.exposure.day", formats.span(day.p50()), formats.span(day.p95())) + " "
                        + texts.of("channels.exposure.worst", formats.span(day.worst()));
    }

    private static When when(@Nullable Instant at, ZoneId zone, Formats formats) {
        return new When(formats.moment(at, zone), formats.full(at, zone));
    }

    private static @Nullable Notice trouble(ConnectionHealth health, Condition condition, Texts texts) {
        return switch (condition) {
            case WORKING -> null;
            case PREPARING ->
                new Notice(
                        condition.tone(),
                        texts.of("connection.preparing.title"),
                        texts.of("connection.preparing.text"),
                        texts.of("connection.preparing.next"));
            case PAUSED ->
                new Notice(
                        condition.tone(),
                        texts.of("connection.paused.title"),
                        texts.of("connection.paused.text"),
                        texts.of("connection.paused.next"));
            case REFUSED ->
                new Notice(
                        condition.tone(),
                        texts.of("connection.refused.title", health.channelName()),
                        said(health, health.reason(), texts),
                        texts.of("connection.refused.next"));
            case REJECTING ->
                new Notice(
                        condition.tone(),
                        texts.of("connection.rejecting.title", health.channelName(), health.rejected()),
                        texts.of("connection.rejecting.text"),
                        texts.of("connection.rejecting.next"));
            case STUCK -> stuck(health, Objects.requireNonNull(health.trouble()), texts);
            case FAULTY -> {
                String key = "fault." + health.fault().toLowerCase(Locale.ROOT);
                String known = texts.has(key + ".title") ? key : "fault.other";
                yield new Notice(
                        condition.tone(),
                        texts.of(known + ".title", health.channelName()),
                        said(health, health.faultText(), texts),
                        texts.of(known + ".next"));
            }
        };
    }

    private static Notice stuck(ConnectionHealth health, Trouble trouble, Texts texts) {
        String key = "trouble." + trouble.kind().code();
        return new Notice(
                Condition.STUCK.tone(),
                texts.of(key + ".title", health.channelName()),
                said(health, trouble.said(), texts),
                texts.of(key + ".next"));
    }

    private static String said(ConnectionHealth health, String words, Texts texts) {
        return words.isBlank() ? "" : texts.of("connection.said", health.channelName(), words);
    }

    /** How a connection is, the worst first. */
    enum Condition {
        WORKING("ok"),
        REJECTING("attention"),
        FAULTY("danger"),
        STUCK("danger"),
        PREPARING("info"),
        PAUSED("muted"),
        REFUSED("danger");

        private final String tone;

        Condition(String tone) {
            this.tone = tone;
        }

        String tone() {
            return tone;
        }

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Condition of(ConnectionHealth health) {
            if ("refused".equals(health.state())) {
                return REFUSED;
            }
            if ("preparing".equals(health.state())) {
                return PREPARING;
            }
            if (!"active".equals(health.state())) {
                return PAUSED;
            }
            if (!health.fault().isEmpty()) {
                return FAULTY;
            }
            if (health.trouble() != null) {
                return STUCK;
            }
            return health.rejected() > 0 ? REJECTING : WORKING;
        }
    }
}
