package io.relais.server.feed;

import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Decides where a calendar may be fetched. A name is asked for once, and what it answered is what is connected to: a name that answers
 * differently the second time gains nothing.
 */
final class Guard {
    private static final Set<Integer> PORTS = Set.of(80, 443);

    private final Policy policy;
    private final Networks networks;
    private final Function<String, List<InetAddress>> names;

    /**
     * What the operator decided.
     *
     * @param allowed networks beside the open Internet, over plain HTTP and at any port too
     * @param ports beside 80 and 443
     * @param plain whether the open Internet may be asked without encryption
     */
    record Policy(List<Network> allowed, Set<Integer> ports, boolean plain) {
        static final Policy STRICT = new Policy(List.of(), Set.of(), false);
    }

    /** {@code names}: a name's addresses, none when nobody knows it. */
    Guard(Policy policy, Function<String, List<InetAddress>> names) {
        this.policy = policy;
        this.networks = new Networks(policy.allowed());
        this.names = names;
    }

    /** Whether the address can be one of a calendar at all, before any name is asked for. */
    static boolean isSound(URI uri) {
        String scheme = uri.getScheme() == null ? "" : uri.getScheme();
        return (scheme.equals("https") || scheme.equals("http"))
                && uri.getHost() != null
                && uri.getRawUserInfo() == null
                && !uri.getHost().contains("%")
                && uri.getPort() != 0
                && uri.getPort() <= 0xffff;
    }

    /** The address with its scheme in lower case, {@code webcal} as what it stands for, and without a fragment. */
    static URI plain(URI uri) {
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        String meant = scheme.equals("webcal") || scheme.equals("webcals") ? "https" : scheme;
        String rest = uri.getRawSchemeSpecificPart();
        return meant.isEmpty() || rest == null || rest.isEmpty() ? uri : URI.create(meant + ":" + rest);
    }

    /** Where to connect to for an address that is sound; empty when it may not be, or nobody knows the name. */
    Checked check(URI uri) {
        if (!isSound(uri)) {
            return Checked.REFUSED;
        }
        List<InetAddress> found = names.apply(Target.host(uri));
        if (found.isEmpty()) {
            return Checked.UNKNOWN;
        }
        // One address of several that may not be is a trap, not a mistake.
        return found.stream().allMatch(address -> admits(uri, address))
                ? new Checked(Optional.of(new Target(uri, found)), true)
                : Checked.REFUSED;
    }

    private boolean admits(URI uri, InetAddress address) {
        if (networks.isAllowed(address)) {
            return true;
        }
        int port = Target.port(uri);
        return Networks.isPublic(address)
                && (uri.getScheme().equals("https") || policy.plain())
                && (PORTS.contains(port) || policy.ports().contains(port));
    }

    /** What the check said: a target, or none and whether the name is known. */
    record Checked(Optional<Target> target, boolean known) {
        static final Checked REFUSED = new Checked(Optional.empty(), true);
        static final Checked UNKNOWN = new Checked(Optional.empty(), false);
    }
}
