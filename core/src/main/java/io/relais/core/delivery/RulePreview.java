package io.relais.core.delivery;

import io.relais.core.access.Permission;
import io.relais.core.access.Principal;
import io.relais.core.problem.Problem;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.UUID;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;

/** What adding, changing or removing a channel's rule would do there, before anybody does it. */
@Singleton
public final class RulePreview {
    private final DryRun dryRun;
    private final ChannelRules rules;
    private final Channels channels;

    @Inject
    RulePreview(DryRun dryRun, ChannelRules rules, Channels channels) {
        this.dryRun = dryRun;
        this.rules = rules;
        this.channels = channels;
    }

    /**
     * The effect of saving the rule.
     *
     * @throws Problem all that {@link ChannelRules#save} refuses
     */
    public Effect save(Principal principal, ChannelRules.Wish wish) {
        return effect(principal, wish.connectionId(), handle -> rules.save(handle, principal, wish));
    }

    /**
     * The effect of taking the rule away.
     *
     * @throws Problem all that {@link ChannelRules#delete} refuses
     */
    public Effect delete(Principal principal, UUID connectionId, UUID ruleId) {
        return effect(principal, connectionId, handle -> rules.delete(handle, principal, connectionId, ruleId));
    }

    private Effect effect(Principal principal, UUID connectionId, Consumer<Handle> change) {
        principal.need(Permission.SYNC_WRITE);
        UUID property = channels.get(principal, connectionId).propertyId();
        return dryRun.preview(principal, property, change).stream()
                .filter(effect -> effect.connectionId().equals(connectionId))
                .findFirst()
                .orElseThrow();
    }
}
