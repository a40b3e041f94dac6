package io.relais.core.delivery;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the owners of an organisation are told about a trouble.
 *
 * @param about where to look at it
 * @param properties the names of those it concerns, by name
 * @param said the partner's words, empty when none
 * @param solvedAt when it was over; null while it lasts
 * @param again true when they were told before and it still lasts
 */
public record Notice(
        UUID alarmId,
        Trouble.Kind kind,
        About about,
        String channelName,
        String accountLabel,
        List<String> properties,
        String said,
        Instant since,
        @Nullable Instant solvedAt,
        boolean again) {
    public Notice {
        properties = List.copyOf(properties);
    }

    /**
     * Whose trouble it is; neither: an account's with all its connections.
     *
     * @param connectionId when it is one connection's alone
     * @param feedId when it is a feed's
     */
    public record About(
            @Nullable UUID connectionId, @Nullable UUID feedId) {}

    /**
     * Whom to tell. Addresses belong in no log.
     *
     * @param language as {@code fr}
     * @param timeZone in which they read moments: that of the property, or of one of them
     */
    public record Reader(String email, String name, String language, String timeZone) {
        @Override
        public String toString() {
            return "a reader of " + language;
        }
    }
}
