package io.relais.seeds;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Ids made from the seeds' own keys: the same on every machine, so that screenshots, tests and documents can name a thing. */
public final class SeedIds {
    private SeedIds() {}

    public static UUID organisation(String key) {
        return of("organisation", key);
    }

    public static UUID property(String code) {
        return of("property", code);
    }

    public static UUID unitType(String property, String code) {
        return of("unit-type", property, code);
    }

    public static UUID unit(String property, String unitType, String name) {
        return of("unit", property, unitType, name);
    }

    public static UUID ratePlan(String property, String code) {
        return of("rate-plan", property, code);
    }

    public static UUID account(String key) {
        return of("account", key);
    }

    /** The connection of one property through one account. */
    public static UUID connection(String account, String property) {
        return of("connection", account, property);
    }

    private static UUID of(String... path) {
        return UUID.nameUUIDFromBytes(("relais/" + String.join("/", path)).getBytes(StandardCharsets.UTF_8));
    }
}
