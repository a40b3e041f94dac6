package io.relais.server.api;

import io.relais.core.access.Principal;
import io.relais.core.connection.AccountAccess;
import io.relais.core.delivery.Connecting;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(name = "Access", description = "How we are let in at a channel. No secret is in it.")
record AccessView(
        UUID accountId,
        @Schema(examples = "booking-com") String channel,
        String label,

        @Schema(description = "active, paused or refused (by the channel)", examples = "active")
        String state,

        @Schema(description = "Why it is refused") @Nullable String reason,

        @Schema(description = "What is set and no secret; the rest is as the channel has it anyway")
        Map<String, String> settings,

        @Schema(description = "Names of the secrets that are set")
        List<String> secrets,

        @Schema(description = "The channel's numbers of the properties connected through it")
        List<String> remotePropertyIds) {
    private static final int SETTINGS_MAX = 30;
    private static final int NAME_MAX = 60;
    private static final int VALUE_MAX = 2_000;

    @Schema(name = "NewAccount", description = "An account that is not known yet.")
    record AccountBody(
            @Schema(required = true, examples = "booking-com") @Nullable
            String channel,

            @Schema(description = "What it is called here; as the channel if not told") @Nullable
            String label,

            @Schema(description = "By the names of the channel's settings") @Nullable
            Map<String, @Nullable String> settings) {}

    @Schema(name = "NewConnection", description = "Either `accountId` or `account` is told.")
    record NewBody(
            @Schema(required = true, format = "uuid") @Nullable
            String propertyId,

            @Schema(description = "A known account", format = "uuid") @Nullable
            String accountId,

            @Schema(description = "A new one") @Nullable AccountBody account,

            @Schema(required = true, description = "The channel's number of the property") @Nullable
            String remotePropertyId) {}

    @Schema(name = "AccessChange")
    record ChangeBody(
            @Nullable String label,

            @Schema(description = "What is not named stays; so does a secret told as empty") @Nullable
            Map<String, @Nullable String> settings) {}

    static AccessView of(AccountAccess access) {
        return new AccessView(
                access.accountId(),
                access.channel().id(),
                access.label(),
                access.state(),
                Wire.text(access.reason()),
                access.settings(),
                access.secrets().stream().sorted().toList(),
                access.properties());
    }

    static UUID connect(Connecting connecting, Principal caller, NewBody wanted) {
        UUID property = Params.requiredUuid("propertyId", wanted.propertyId());
        String remote = Params.required("remotePropertyId", wanted.remotePropertyId());
        AccountBody account = wanted.account();
        if (account == null) {
            UUID known = Params.requiredUuid("accountId", wanted.accountId());
            return connecting.connect(caller, property, known, remote).connectionId();
        }
        if (wanted.accountId() != null) {
            throw Problem.of(ProblemCode.VALUE_INVALID, "accountId", "either accountId or account");
        }
        Connecting.NewAccount fresh = new Connecting.NewAccount(
                Params.shortText("account.channel", Params.required("account.channel", account.channel())),
                account.label() == null ? "" : account.label(),
                settings(account.settings()));
        return connecting.connect(caller, property, fresh, remote).connectionId();
    }

    /** Settings by name, within reason; one told as null is empty. */
    static Map<String, String> settings(@Nullable Map<String, @Nullable String> told) {
        Map<String, String> settings = new HashMap<>();
        if (told != null) {
            Params.within("settings", told.size(), 0, SETTINGS_MAX);
            told.forEach((name, value) -> settings.put(
                    Params.text("settings", name, NAME_MAX),
                    value == null ? "" : Params.text("settings." + name, value, VALUE_MAX)));
        }
        return settings;
    }
}
