package io.relais.core.connection;

import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Where the addresses of accounts may lead: to the partner itself, and to what the operator allows. Who may connect a channel must
 * not be able to send the hub, with a key in its hand, into the house's own network.
 *
 * @param allowed hosts beside the partners', as {@code proxy.example.com}, or one port of one, as {@code 127.0.0.1:8090}
 */
public record PartnerHosts(Set<String> allowed) {
    /** Nothing beside the partners. */
    public static final PartnerHosts NONE = new PartnerHosts(Set.of());

    private static final int TLS_PORT = 443;

    public PartnerHosts {
        allowed = allowed.stream().map(PartnerHosts::lower).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Whether an account may lead there.
     *
     * @param usual the address that the channel's {@code connector.yaml} gives; hosts of the same domain are the partner's too, as
     *     those it has for tests, with encryption and at the usual port
     */
    boolean allows(URI address, String usual) {
        String host = lower(address.getHost());
        return allowed.contains(host) || allowed.contains(host + ":" + address.getPort()) || isPartners(address, usual);
    }

    private static boolean isPartners(URI address, String usual) {
        String partner = usual.isEmpty() ? "" : domain(lower(URI.create(usual).getHost()));
        String host = lower(address.getHost());
        return !partner.isEmpty()
                && "https".equals(address.getScheme())
                && (address.getPort() < 0 || address.getPort() == TLS_PORT)
                && (host.equals(partner) || host.endsWith("." + partner));
    }

    /** The last two labels. */
    private static String domain(String host) {
        int last = host.lastIndexOf('.');
        return host.substring(host.lastIndexOf('.', last - 1) + 1);
    }

    private static String lower(String host) {
        return host.strip().toLowerCase(Locale.ROOT);
    }
}
