package io.relais.core.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a person or key may do; the scopes of API keys. */
public enum Permission {
    RESERVATIONS_READ,
    RESERVATIONS_WRITE,
    /** To erase a cancelled reservation for good. */
    RESERVATIONS_ERASE,
    GUESTS_READ,
    GUESTS_WRITE,
    /** To erase a person's details for good. */
    GUESTS_ERASE,
    /** Takings and cash registers. */
    MONEY_READ,
    MONEY_WRITE,
    /** Key figures. */
    REPORTS_READ,
    /** Age tables, taxes, options, custom fields and other rules of a property. */
    SETTINGS_WRITE,
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
