package io.relais.connector;

import java.util.Map;

/** An account's settings by name, secrets included. Printing it shows names only. */
public record Settings(Map<String, String> values) {
    public Settings {
        values = Map.copyOf(values);
    }

    /**
     * A setting that must be there.
     *
     * @throws PartnerFault {@link Fault#CONFIG} naming the missing setting
     */
    public String get(String name) {
        String value = values.get(name);
        if (value == null || value.isBlank()) {
            throw PartnerFault.of(Fault.CONFIG, "the setting '" + name + "' is missing");
        }
        return value;
    }

    public String get(String name, String otherwise) {
        String value = values.get(name);
        return value == null || value.isBlank() ? otherwise : value;
    }

    @Override
    public String toString() {
        return "Settings" + values.keySet();
    }
}
