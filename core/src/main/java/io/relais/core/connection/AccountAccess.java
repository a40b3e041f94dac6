package io.relais.core.connection;

import io.relais.connector.Settings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * How we get into an account, as far as people may see it: no secret is in it.
 *
 * @param state active, paused or refused
 * @param reason why it is refused, in the partner's words
 * @param settings what is set and no secret; what is as the channel has it anyway is not in it
 * @param secrets the secrets that are set
 * @param properties the partner's numbers of the properties that are connected through it
 */
public record AccountAccess(
        UUID accountId,
        Manifest channel,
        String label,
        String state,
        String reason,
        Map<String, String> settings,
        Set<String> secrets,
        List<String> properties) {
    public AccountAccess {
        settings = Map.copyOf(settings);
        secrets = Set.copyOf(secrets);
        properties = List.copyOf(properties);
    }

    /** Leaves the secrets behind. */
    public static AccountAccess of(Account account, Manifest channel, Settings settings, List<String> properties) {
        Map<String, String> open = new HashMap<>();
        Set<String> secrets = new TreeSet<>();
        for (Manifest.Setting setting : channel.settings()) {
            String value = settings.get(setting.key(), "");
            if (setting.secret() && !value.isEmpty()) {
                secrets.add(setting.key());
            } else if (!value.isEmpty()) {
                open.put(setting.key(), value);
            }
        }
        return new AccountAccess(
                account.id(),
                channel,
                account.label(),
                account.state().name().toLowerCase(java.util.Locale.ROOT),
                account.stateReason(),
                open,
                secrets,
                properties);
    }
}
