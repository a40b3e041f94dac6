package io.relais.core.guest;

/**
 * What is asked of the list of guests.
 *
 * @param text part of a name, an e-mail, a telephone number or a guest number; empty for all
 * @param blockedOnly only those who are not welcome
 * @param cursor from the page before, empty for the first
 * @param limit rows, 1 to {@link #LIMIT_MAX}
 */
public record GuestQuery(String text, boolean blockedOnly, String cursor, int limit) {
    public static final int LIMIT_MAX = 200;
    static final int TEXT_MAX = 200;
}
