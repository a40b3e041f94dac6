package io.relais.core.feed;

import io.relais.connector.CalendarEntry;
import io.relais.connector.CalendarReading.Doubt;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * A calendar that was read.
 *
 * @param shape whose calendar it looks like
 * @param validators what the partner gave with it
 */
record FeedBody(String shape, List<CalendarEntry> entries, List<Doubt> doubts, FeedRow.Validators validators) {
    FeedBody {
        entries = List.copyOf(entries);
        doubts = List.copyOf(doubts);
    }

    /**
     * The same for the same stays. Not of the bytes, in which partners write the time; nor of UIDs, which some make anew each time.
     */
    String digest() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (CalendarEntry entry : entries) {
                for (String part : List.of(
                        entry.arrival().toString(),
                        entry.departure().toString(),
                        entry.kind().name(),
                        entry.code(),
                        entry.guestName(),
                        entry.phoneDigits(),
                        entry.link(),
                        entry.summary())) {
                    digest.update(part.getBytes(StandardCharsets.UTF_8));
                    digest.update((byte) 0);
                }
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
