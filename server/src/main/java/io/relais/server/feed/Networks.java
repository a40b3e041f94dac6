package io.relais.server.feed;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which addresses a stranger may send us to: those of the open Internet. What the registries (IANA's special-purpose tables) keep for
 * a machine itself, for private networks, for tests, for tunnels and for cloud metadata is refused, unless the operator allows it.
 */
final class Networks {
    private static final List<Network> CLOSED_V4 = list(
            "0.0.0.0/8", // this host
            "10.0.0.0/8",
            "100.64.0.0/10", // shared by a provider's customers; a cloud keeps its metadata here
            "127.0.0.0/8",
            "168.63.129.16", // a cloud's own service, with an address that looks public
            "169.254.0.0/16", // link-local, and the metadata of most clouds
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",
            "240.0.0.0/4");

    /** All that was ever given out; whatever is outside is local, reserved or an old way to write an IPv4 address. */
    private static final Network OPEN_V6 = Network.of("2000::/3");

    private static final List<Network> CLOSED_V6 = list(
            "2001::/23", // tunnels and protocol assignments
            "2001:db8::/32",
            "2002::/16", // 6to4: an IPv4 address within
            "3fff::/20");

    /** An IPv4 address in its last four bytes, for networks that have none. */
    private static final Network NAT64 = Network.of("64:ff9b::/96");

    private static final int V4_BYTES = 4;
    private static final int V6_BYTES = 16;

    private final List<Network> allowed;

    Networks(List<Network> allowed) {
        this.allowed = List.copyOf(allowed);
    }

    /** Whether the operator opened this address although it is no public one. */
    boolean isAllowed(InetAddress address) {
        return allowed.stream().anyMatch(network -> network.contains(address.getAddress()));
    }

    /** Whether the address is one of the open Internet. */
    static boolean isPublic(InetAddress address) {
        return isPublic(address.getAddress());
    }

    private static boolean isPublic(byte[] address) {
        if (address.length == V4_BYTES) {
            return none(CLOSED_V4, address);
        }
        if (NAT64.contains(address)) {
            return isPublic(Arrays.copyOfRange(address, V6_BYTES - V4_BYTES, V6_BYTES));
        }
        return OPEN_V6.contains(address) && none(CLOSED_V6, address);
    }

    private static boolean none(List<Network> networks, byte[] address) {
        return networks.stream().noneMatch(network -> network.contains(address));
    }

    private static List<Network> list(String... texts) {
        return Stream.of(texts).map(Network::of).toList();
    }
}
