package io.relais.core.message;

import io.relais.core.data.Secrets;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.UUID;

/** Turns what was said into what the database keeps of it, and back. */
@Singleton
final class Sealing {
    private static final int NUMBER_MAX = 200;

    private final Secrets secrets;

    @Inject
    Sealing(Secrets secrets) {
        this.secrets = secrets;
    }

    byte[] seal(UUID id, String text) {
        return secrets.seal(text, "message " + id);
    }

    /** Nothing where nothing is kept any more. */
    String open(UUID id, byte[] cipher) {
        return cipher.length == 0 ? "" : secrets.unseal(cipher, "message " + id);
    }

    /** PostgreSQL keeps no NUL, and no partner means texts without end. */
    static String cut(String text, int max) {
        String clean = text.replace("\u0000", "");
        return clean.substring(0, Math.min(clean.length(), max));
    }

    /** A partner's number as it is kept. */
    static String remote(String id) {
        return cut(id, NUMBER_MAX);
    }
}
