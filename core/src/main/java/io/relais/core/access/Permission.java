package io.relais.core.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a person or key may do; the scopes of API keys. */
public enum Permission {
    RESERVATIONS_READ,
    RESERVATIONS_WRITE,
    INVENTORY_READ,
    INVENTORY_WRITE,
    SYNC_READ,
    SYNC_WRITE;

    /** As written in an API key's scopes: {@code reservations:read}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', ':');
    }

    public static Optional<Permission> ofCode(String code) {
        return Arrays.stream(values()).filter(p -> p.code().equals(code)).findFirst();
    }
}
