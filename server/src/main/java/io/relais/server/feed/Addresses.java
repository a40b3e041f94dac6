package io.relais.server.feed;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Asks the name servers. */
final class Addresses {
    private Addresses() {}

    /** A name's addresses, the old ones first because every host has a way to them; none when nobody knows it. */
    static List<InetAddress> of(String name) {
        try {
            return Stream.of(InetAddress.getAllByName(name))
                    .sorted(Comparator.comparingInt(address -> address.getAddress().length))
                    .toList();
        } catch (UnknownHostException e) {
            return List.of();
        }
    }
}
