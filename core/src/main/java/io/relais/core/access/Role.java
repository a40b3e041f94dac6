package io.relais.core.access;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What a person is in the house. */
public enum Role {
    OWNER,
    MANAGER,
    DESK,
    ACCOUNTANT,
    READ_ONLY;

    /** Stored form, as {@code read-only}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Role> find(String code) {
        return Arrays.stream(values()).filter(role -> role.code().equals(code)).findFirst();
    }

    static Role ofCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** What the role may do. */
    public Set<Permission> permissions() {
        return switch (this) {
            case OWNER, MANAGER -> EnumSet.allOf(Permission.class);
            case DESK ->
                EnumSet.of(
                        Permission.RESERVATIONS_READ,
                        Permission.RESERVATIONS_WRITE,
                        Permission.GUESTS_READ,
                        Permission.GUESTS_WRITE,
                        Permission.MONEY_READ,
                        Permission.MONEY_WRITE,
                        Permission.INVENTORY_READ,
                        Permission.SYNC_READ);
            case ACCOUNTANT ->
                EnumSet.of(
                        Permission.RESERVATIONS_READ,
                        Permission.GUESTS_READ,
                        Permission.MONEY_READ,
                        Permission.MONEY_WRITE,
                        Permission.REPORTS_READ,
                        Permission.INVENTORY_READ,
                        Permission.SYNC_READ);
            case READ_ONLY ->
                EnumSet.of(
                        Permission.RESERVATIONS_READ,
                        Permission.GUESTS_READ,
                        Permission.MONEY_READ,
                        Permission.REPORTS_READ,
                        Permission.INVENTORY_READ,
                        Permission.SYNC_READ);
        };
    }
}
