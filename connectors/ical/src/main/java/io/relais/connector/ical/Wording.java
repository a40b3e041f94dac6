package io.relais.connector.ical;

import io.relais.connector.CalendarEntry.Kind;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What an event's words say. Only what passes a plain alphabet is kept: whoever writes a feed may be a stranger.
 *
 * @param code the partner's reservation number
 * @param guestName empty when not told
 * @param phoneDigits empty when not told
 * @param link empty when not told
 */
record Wording(Kind kind, String code, String guestName, String phoneDigits, String link, String summary) {
    private static final int SUMMARY_MAX = 200;
    private static final int NAME_MAX = 100;

    /** The nights of busy periods, about which nothing is said. */
    static final Wording BUSY = plain(Kind.BLOCK, "");

    static Wording of(Shape shape, Draft draft) {
        String summary = Plain.text(draft.summary(), SUMMARY_MAX);
        Wording wording = switch (shape) {
            case AIRBNB -> AirbnbWords.read(draft, summary);
            case BOOKING_COM -> bookingCom(summary);
            case VRBO -> vrbo(draft, summary);
            case VIKBOOKING -> plain(Kind.BOOKING, summary);
            // Its owners' blocks are reservations there, so that nothing is beyond doubt.
            case HOSTAWAY -> plain(Kind.BLOCK, summary);
            case GOOGLE,
                    OWNERREZ,
                    SMOOBU,
                    FEWOHBEE,
                    MORNINGCROISSANT,
                    BEDS24,
                    LODGIFY,
                    GUESTY,
                    HOLIDU,
                    AGODA,
                    TRIPADVISOR,
                    RELAIS,
                    OTHER -> named(Vocabulary.kind(summary), summary);
        };
        return draft.isTentative() && wording.kind != Kind.SOFT ? wording.as(Kind.TENTATIVE) : wording;
    }

    /** Smoobu tells a booking three times: its first day, its last day, and as a whole. */
    static boolean isDouble(Shape shape, Draft draft) {
        String lower = draft.summary().strip().toLowerCase(Locale.ROOT);
        return shape == Shape.SMOOBU && (lower.startsWith("check-in") || lower.startsWith("check-out"));
    }

    static Wording plain(Kind kind, String summary) {
        return new Wording(kind, "", "", "", "", summary);
    }

    /** A closed night, "CLOSED - Not available", may be a stay, the owner's, or one without a price. Formerly a guest stood there. */
    private static Wording bookingCom(String summary) {
        String name = afterDash(summary);
        boolean guest = summary.toLowerCase(Locale.ROOT).startsWith("closed") && !name.isEmpty();
        return guest ? guest(Kind.BOOKING, name, summary) : plain(Kind.BLOCK, summary);
    }

    private static Wording vrbo(Draft draft, String summary) {
        Kind kind = Vocabulary.kind(summary);
        // Ids of an owner's blocks are made of dates and have no letter.
        boolean dates = kind == null
                && !draft.uid().isEmpty()
                && draft.uid().chars().allMatch(c -> c == '-' || Ascii.isDigit(c));
        return dates ? plain(Kind.BLOCK, summary) : named(kind, summary);
    }

    /** As "Reserved - Jonas". */
    private static Wording named(@Nullable Kind kind, String summary) {
        if (kind == null || kind == Kind.BLOCK) {
            return plain(Kind.BLOCK, summary);
        }
        return guest(kind, afterDash(summary), summary);
    }

    static Wording guest(Kind kind, String name, String summary) {
        return new Wording(kind, "", Plain.text(name, NAME_MAX), "", "", summary);
    }

    private Wording as(Kind other) {
        return new Wording(other, code, guestName, phoneDigits, link, summary);
    }

    private static String afterDash(String summary) {
        int dash = summary.indexOf(" - ");
        String name = dash < 0 ? "" : summary.substring(dash + 3).strip();
        return Vocabulary.isNoName(name) ? "" : name;
    }
}
