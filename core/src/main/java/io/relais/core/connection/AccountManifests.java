package io.relais.core.connection;

import io.relais.connector.PartnerFault;
import io.relais.connector.PublishesAri;
import io.relais.connector.Settings;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** A channel's description as it holds for one account, whose settings may say how its property counts prices. */
@Singleton
public final class AccountManifests {
    private final Accounts accounts;
    private final Connectors connectors;

    @Inject
    public AccountManifests(Accounts accounts, Connectors connectors) {
        this.accounts = accounts;
        this.connectors = connectors;
    }

    /** The description; what its connector says for all accounts where this one's settings make no sense. */
    public Manifest of(Handle handle, UUID accountId, String channel) {
        Manifest manifest = connectors.manifest(channel);
        return connectors
                .find(channel, PublishesAri.class)
                .flatMap(connector -> told(handle, accountId, connector, manifest))
                .orElse(manifest);
    }

    /** A setting that makes no sense is told to a person when something is sent: the connector refuses it by name. */
    private Optional<Manifest> told(Handle handle, UUID accountId, PublishesAri connector, Manifest manifest) {
        try {
            Settings settings = accounts.settings(handle, accountId);
            boolean byOccupancy = connector.pricedByOccupancy(settings).orElse(manifest.pricedByOccupancy());
            return Optional.of(manifest.priced(new Manifest.Prices(
                    byOccupancy, connector.pricedForOne(settings), connector.stayNights(settings))));
        } catch (PartnerFault fault) {
            return Optional.empty();
        }
    }
}
