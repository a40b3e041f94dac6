package io.relais.core.delivery;

import io.relais.connector.Settings;
import io.relais.core.connection.Manifest;
import io.relais.core.event.Event;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** New settings of an account laid over the ones before. */
final class AccessChange {
    private AccessChange() {}

    /** What was typed over what there was. A secret left empty is kept, unless it would go to another address. */
    static Map<String, String> merged(Manifest channel, Settings before, Map<String, String> typed) {
        Map<String, String> merged = new HashMap<>(typed);
        boolean moved = channel.settings().stream()
                .filter(Manifest.Setting::isAddress)
                .anyMatch(setting ->
                        isOther(setting, before.values(), typed.containsKey(setting.key()) ? typed : before.values()));
        for (Manifest.Setting setting : channel.settings()) {
            String former = before.get(setting.key(), "");
            boolean kept = setting.secret()
                    ? typed.getOrDefault(setting.key(), "").isBlank()
                    : !typed.containsKey(setting.key());
            if (kept && setting.secret() && moved && !former.isEmpty()) {
                throw Problem.of(ProblemCode.SECRET_NEEDED, "settings." + setting.key());
            }
            if (kept) {
                merged.put(setting.key(), former);
            }
        }
        return merged;
    }

    /** What a change of settings touches beside the keys. */
    enum Reach {
        /** Secrets at most: the partner and what it is told stay as they are. */
        KEYS,
        /** How the partner is told, as the pricing model: other values may be. */
        SETTINGS,
        /** Where the partner is: there nothing is known yet. */
        ADDRESSES
    }

    static Reach reach(Manifest channel, Settings before, Settings after) {
        List<Manifest.Setting> changed = channel.settings().stream()
                .filter(setting -> !setting.secret() && isOther(setting, before.values(), after.values()))
                .toList();
        if (changed.isEmpty()) {
            return Reach.KEYS;
        }
        return changed.stream().anyMatch(Manifest.Setting::isAddress) ? Reach.ADDRESSES : Reach.SETTINGS;
    }

    private static boolean isOther(Manifest.Setting setting, Map<String, String> before, Map<String, String> after) {
        return !effective(setting, before).equals(effective(setting, after));
    }

    private static String effective(Manifest.Setting setting, Map<String, String> values) {
        String value = values.getOrDefault(setting.key(), "").strip();
        return value.isEmpty() ? setting.otherwise() : value;
    }

    /** What changed by name; of a secret only that it did. */
    static List<Event.Change> changes(Manifest channel, Settings before, Settings after) {
        List<Event.Change> changes = new ArrayList<>();
        changes.add(new Event.Change("connection", "", channel.name()));
        for (Manifest.Setting setting : channel.settings()) {
            String old = before.get(setting.key(), "");
            String now = after.get(setting.key(), "");
            if (!Objects.equals(old, now)) {
                changes.add(
                        setting.secret()
                                ? new Event.Change(setting.key(), "", "•••")
                                : new Event.Change(setting.key(), old, now));
            }
        }
        return changes;
    }
}
