package io.relais.core.reservation;

import io.relais.connector.ContactDetails;
import io.relais.connector.ReservationContent;
import io.relais.connector.ReservationMessage;
import io.relais.connector.Revision;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The state of one reservation under messages that may come in any order and more than once. Status, content and contact are
 * three registers; each holds what the highest revision that tells it said. Revisions are totally ordered by content, so the
 * registers are the same whatever the order of arrival.
 *
 * @param cancelled what the highest revision said
 * @param content the new content, null when what is stored stays
 * @param contact the new contact, null when what is stored stays
 */
record Merge(
        boolean cancelled,
        ReservationRow.Revisions revisions,
        @Nullable ReservationContent content,
        @Nullable ContactDetails contact) {
    /** Before any message. */
    static final Merge NOTHING = new Merge(false, ReservationRow.Revisions.NONE, null, null);

    /** As stored. */
    static Merge of(ReservationRow row) {
        return new Merge(row.status() == Status.CANCELLED, row.revisions(), null, null);
    }

    Merge with(ReservationMessage message) {
        String revision = key(message.revision());
        boolean newerStatus = revision.compareTo(revisions.status()) > 0;
        boolean newerContent = message.content().isPresent() && revision.compareTo(revisions.content()) > 0;
        boolean newerContact = message.contact().isPresent() && revision.compareTo(revisions.contact()) > 0;
        return new Merge(
                newerStatus ? message.kind() == ReservationMessage.Kind.CANCELLED : cancelled,
                new ReservationRow.Revisions(
                        newerStatus ? revision : revisions.status(),
                        newerContent ? revision : revisions.content(),
                        newerContact ? revision : revisions.contact()),
                newerContent ? message.content().orElse(null) : content,
                newerContact ? message.contact().orElse(null) : contact);
    }

    /** True when the message changed nothing, because a later one was applied before it (or it was applied itself). */
    boolean overtook(ReservationMessage message) {
        return key(message.revision()).compareTo(revisions.status()) < 0;
    }

    private static int rank(ReservationMessage.Kind kind) {
        return switch (kind) {
            case NEW -> 0;
            case MODIFIED -> 1;
            case CANCELLED -> 2;
        };
    }

    /** The revision as text that sorts bytewise like the revision itself. */
    static String key(Revision revision) {
        Instant at = revision.at();
        // Shifted so that instants before 1970 sort right too; nine digits of nanoseconds keep what the partner gave.
        return String.format(
                Locale.ROOT,
                "%012d.%09d/%019d/%d/%s",
                Math.clamp(at.getEpochSecond() + 100_000_000_000L, 0L, 999_999_999_999L),
                at.getNano(),
                Math.max(0, revision.order()),
                rank(revision.kind()),
                revision.digest());
    }
}
