package io.relais.core.connection;

import io.relais.connector.Settings;
import io.relais.core.problem.Limits;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Holds what was typed for an account against what its channel asks for. */
final class SettingsCheck {
    private static final String FIELD = "settings.";
    private static final int VALUE_MAX = 2_000;
    private static final int NAME_SHOWN_MAX = 60;

    private SettingsCheck() {}

    static Settings accept(List<Manifest.Setting> known, Map<String, String> typed, PartnerHosts hosts) {
        String names = known.stream().map(Manifest.Setting::key).collect(Collectors.joining(", "));
        typed.keySet().stream()
                .filter(key -> known.stream().noneMatch(setting -> setting.key().equals(key)))
                .findFirst()
                .ifPresent(key -> {
                    throw Problem.of(ProblemCode.VALUE_INVALID, FIELD + shown(key), names);
                });
        Map<String, String> kept = new HashMap<>();
        for (Manifest.Setting setting : known) {
            String value = Limits.text(FIELD + setting.key(), typed.getOrDefault(setting.key(), ""), VALUE_MAX);
            if (value.isEmpty() && setting.required() && setting.otherwise().isEmpty()) {
                throw Problem.of(ProblemCode.VALUE_MISSING, FIELD + setting.key());
            }
            if (!value.isEmpty() && !value.equals(setting.otherwise())) {
                if (setting.isAddress()) {
                    check(setting, value, hosts);
                }
                kept.put(setting.key(), value);
            }
        }
        return new Settings(kept);
    }

    private static void check(Manifest.Setting setting, String typed, PartnerHosts hosts) {
        URI address = address(typed)
                .orElseThrow(() -> Problem.of(ProblemCode.VALUE_INVALID, FIELD + setting.key(), "https://…"));
        if (!hosts.allows(address, setting.otherwise())) {
            throw Problem.of(ProblemCode.PARTNER_ADDRESS_REFUSED, FIELD + setting.key(), shown(address.getHost()));
        }
    }

    private static Optional<URI> address(String text) {
        try {
            URI uri = new URI(text);
            boolean right = ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))
                    && uri.getHost() != null
                    && uri.getUserInfo() == null;
            return right ? Optional.of(uri) : Optional.empty();
        } catch (URISyntaxException notAnAddress) {
            return Optional.empty();
        }
    }

    private static String shown(String key) {
        return key.substring(0, Math.min(NAME_SHOWN_MAX, key.length()));
    }
}
