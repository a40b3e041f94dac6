package io.relais.core.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;

/** The port of the server: the one of last time where it is free, so that other programs may keep their settings. */
final class Ports {
    private Ports() {}

    static int choose(DataFolder folder) {
        int last = last(folder);
        return last > 0 && isFree(last) ? last : anyFree();
    }

    static void remember(DataFolder folder, int port) {
        try {
            Files.writeString(folder.port(), Integer.toString(port));
        } catch (IOException failure) {
            throw DatabaseUnavailable.onFiles(folder.home(), failure);
        }
    }

    private static int last(DataFolder folder) {
        try {
            return Integer.parseInt(Files.readString(folder.port()).strip());
        } catch (IOException | NumberFormatException none) {
            return 0;
        }
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException | IllegalArgumentException taken) {
            return false;
        }
    }

    private static int anyFree() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException failure) {
            throw new DatabaseUnavailable("No free port is left on this machine for PostgreSQL.", failure);
        }
    }
}
