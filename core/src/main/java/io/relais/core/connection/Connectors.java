package io.relais.core.connection;

import io.relais.connector.Connector;
import io.relais.connector.Fault;
import io.relais.connector.PartnerFault;
import io.relais.connector.Settings;
import io.relais.core.problem.Problem;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The connectors on the class path, by id. What a connector does not implement is refused by name. */
@Singleton
public final class Connectors {
    private final Map<String, Connector> byId;
    private final Map<String, Manifest> manifests;
    private final PartnerHosts hosts;

    @Inject
    Connectors(@Any Instance<Connector> connectors, PartnerHosts hosts) {
        this(connectors.stream().toList(), hosts);
    }

    public Connectors(Collection<? extends Connector> connectors) {
        this(connectors, PartnerHosts.NONE);
    }

    private Connectors(Collection<? extends Connector> connectors, PartnerHosts hosts) {
        this.hosts = hosts;
        byId = connectors.stream().collect(Collectors.toUnmodifiableMap(Connector::id, c -> c));
        manifests = connectors.stream().collect(Collectors.toUnmodifiableMap(Connector::id, Manifest::of));
    }

    /** All channels that this installation can talk to. */
    public List<Manifest> list() {
        return manifests.values().stream()
                .sorted(java.util.Comparator.comparing(Manifest::name))
                .toList();
    }

    /**
     * Settings that somebody typed for an account of the channel, fit to be kept. What is left empty or as it is anyway is left out.
     *
     * @throws Problem VALUE_MISSING or VALUE_INVALID naming {@code settings.<key>}, TEXT_INVALID; VALUE_INVALID for an unknown key;
     *     PARTNER_ADDRESS_REFUSED for an address that is neither the partner's nor allowed
     */
    public Settings accept(Manifest channel, Map<String, String> typed) {
        return SettingsCheck.accept(channel.settings(), typed, hosts);
    }

    /** The channel's capability, empty when it does not have it or is not installed. */
    public <T extends Connector> Optional<T> find(String channel, Class<T> capability) {
        Connector connector = byId.get(channel);
        return capability.isInstance(connector) ? Optional.of(capability.cast(connector)) : Optional.empty();
    }

    /**
     * The channel's capability.
     *
     * @throws PartnerFault CONFIG when the connector is not installed or lacks the capability
     */
    public <T extends Connector> T get(String channel, Class<T> capability) {
        return find(channel, capability)
                .orElseThrow(() -> PartnerFault.of(
                        Fault.CONFIG,
                        byId.containsKey(channel)
                                ? "the connector " + channel + " does not support " + capability.getSimpleName()
                                : "the connector " + channel + " is not installed"));
    }

    /** The channel's description; a bare one when the connector is no longer installed. */
    public Manifest manifest(String channel) {
        Manifest manifest = manifests.get(channel);
        return manifest != null
                ? manifest
                : new Manifest(
                        channel,
                        channel,
                        "ota",
                        java.time.Duration.ofMinutes(1),
                        java.time.Duration.ZERO,
                        0,
                        false,
                        false,
                        0,
                        java.time.Duration.ofSeconds(1),
                        java.time.Duration.ZERO,
                        List.of(),
                        List.of(),
                        List.of());
    }
}
