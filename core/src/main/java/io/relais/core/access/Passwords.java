package io.relais.core.access;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** Password hashes: PBKDF2 with HMAC-SHA-512 of the JDK, salted, with the cost stored beside the hash so that it can rise. */
final class Passwords {
    private static final String ALGORITHM = "PBKDF2WithHmacSHA512";
    /** Test runs make people by the hundred and set fewer; nothing else may. */
    private static final int ROUNDS = Integer.getInteger("relais.test.password-rounds", 210_000);

    private static final int SALT_BYTES = 16;
    private static final int HASH_BITS = 256;
    private static final SecureRandom RANDOM = new SecureRandom();
    /** Verified when the e-mail is unknown, so that the answer takes the same time. */
    static final String NOBODY = hash("nobody has this password");

    private Passwords() {}

    static String hash(String password) {
        byte[] salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        Base64.Encoder encoder = Base64.getEncoder();
        return ROUNDS + ":" + encoder.encodeToString(salt) + ":"
                + encoder.encodeToString(derive(password, salt, ROUNDS));
    }

    static boolean matches(String password, String stored) {
        String[] parts = stored.split(":", -1);
        Base64.Decoder decoder = Base64.getDecoder();
        byte[] derived = derive(password, decoder.decode(parts[1]), Integer.parseInt(parts[0]));
        return MessageDigest.isEqual(derived, decoder.decode(parts[2]));
    }

    private static byte[] derive(String password, byte[] salt, int rounds) {
        try {
            var spec = new PBEKeySpec(password.toCharArray(), salt, rounds, HASH_BITS);
            return SecretKeyFactory.getInstance(ALGORITHM).generateSecret(spec).getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }
}
