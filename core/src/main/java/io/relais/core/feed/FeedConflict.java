package io.relais.core.feed;

import io.relais.vocabulary.StayDates;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Two that have the same nights, for a person to decide; nothing is dropped.
 *
 * @param unitId null when it is about the whole unit type
 * @param what the unit's or unit type's name
 * @param dates the nights that both have
 * @param feedId one of the two, or what holds nights of a type that is sold out
 * @param other the second
 */
public record FeedConflict(
        Kind kind,
        UUID propertyId,
        @Nullable UUID unitId,
        String what,
        StayDates dates,
        UUID feedId,
        String feedName,
        Other other) {
    /** What sort of conflict. */
    public enum Kind {
        /** Two feeds have the unit on the same nights. */
        TWO_FEEDS,
        /** A feed and a guest of ours have the unit on the same nights. */
        OWN_STAY,
        /** With the feed's nights more units are taken than there are. */
        OVERBOOKED,
        /** The same arrival and departure in a block: probably the other one's sale, passed on from channel to channel. */
        PROBABLY_ECHO;

        /** True when there is something to decide. */
        public boolean needsPerson() {
            return this != PROBABLY_ECHO;
        }
    }

    /**
     * The other side.
     *
     * @param feedId null when it is no feed
     * @param reservationId null when it is no reservation of ours
     * @param label the feed's name, or the confirmation number; empty for neither
     */
    public record Other(@Nullable UUID feedId, @Nullable UUID reservationId, String label) {}
}
