package io.relais.connector;

import java.util.regex.Pattern;

/**
 * Something that a partner says happened. Not signed and perhaps invented: all that is kept of it are short codes and ids.
 *
 * @param code the partner's word for the event, as {@code sync_error}; empty when it is none
 * @param remotePropertyId the partner's number of the property; empty when not told
 * @param subject the partner's number of what it is about; empty when not told
 */
public record Hint(Kind kind, String code, String remotePropertyId, String subject) {
    private static final int LENGTH_MAX = 80;
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._:-]{1," + LENGTH_MAX + "}");

    /** What to do about it. */
    public enum Kind {
        /** Reservations wait: ask for them. */
        RESERVATIONS,
        /** Guests' messages wait. */
        MESSAGES,
        /** Something went wrong on the partner's side that a person should see; ask for reservations, too. */
        TROUBLE,
        /** Nothing to do with us. */
        OTHER
    }

    /** A hint of what a stranger may have written: anything that is no plain code or id is left out. */
    public static Hint of(Kind kind, String code, String remotePropertyId, String subject) {
        return new Hint(kind, plain(code), plain(remotePropertyId), plain(subject));
    }

    private static String plain(String text) {
        return PLAIN.matcher(text).matches() ? text : "";
    }
}
