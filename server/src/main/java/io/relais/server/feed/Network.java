package io.relais.server.feed;

import java.net.InetAddress;

/** A range of addresses, as {@code 192.168.1.0/24} or {@code fd00::/8}; one address without the slash. */
final class Network {
    private final byte[] bits;
    private final int length;

    private Network(byte[] bits, int length) {
        this.bits = bits;
        this.length = length;
    }

    /** Throws IllegalArgumentException, naming the text, for what is no range. */
    static Network of(String text) {
        String[] parts = text.strip().split("/", -1);
        byte[] bits = InetAddress.ofLiteral(parts[0]).getAddress();
        int most = bits.length * Byte.SIZE;
        int length = parts.length == 1 ? most : length(parts[1]);
        if (parts.length > 2 || length < 0 || length > most) {
            throw new IllegalArgumentException("not a network: " + text);
        }
        return new Network(bits, length);
    }

    boolean contains(byte[] address) {
        if (address.length != bits.length) {
            return false;
        }
        int whole = length / Byte.SIZE;
        for (int i = 0; i < whole; i++) {
            if (address[i] != bits[i]) {
                return false;
            }
        }
        int rest = length % Byte.SIZE;
        return rest == 0 || ((address[whole] ^ bits[whole]) & (0xff << (Byte.SIZE - rest)) & 0xff) == 0;
    }

    private static int length(String digits) {
        return digits.matches("\\d{1,3}") ? Integer.parseInt(digits) : -1;
    }
}
