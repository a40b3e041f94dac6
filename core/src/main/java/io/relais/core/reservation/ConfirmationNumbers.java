package io.relais.core.reservation;

import java.security.SecureRandom;

/**
 * Short numbers a guest can say on the telephone: nine characters without those that sound or look alike, not to be guessed
 * from one another. A collision (one in 10^13) breaks the unique key and the transaction is simply repeated.
 */
final class ConfirmationNumbers {
    private static final String ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 9;
    private static final SecureRandom RANDOM = new SecureRandom();

    private ConfirmationNumbers() {}

    static String next() {
        StringBuilder number = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            number.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return number.toString();
    }
}
