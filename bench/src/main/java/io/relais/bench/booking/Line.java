package io.relais.bench.booking;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * One HTTP/1.1 connection that is kept open. The load shares the machine with what it measures, so it does as little as a client
 * can: one write per request, the answer read and thrown away.
 */
final class Line implements AutoCloseable {
    private static final String LENGTH = "content-length:";
    private static final int STATUS_AT = 9;

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private final String head;

    Line(URI address, String key) throws IOException {
        socket = new Socket(InetAddress.getByName(address.getHost()), address.getPort());
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream(), 16_384);
        out = socket.getOutputStream();
        head = "POST " + address.getPath() + " HTTP/1.1\r\nHost: " + address.getAuthority()
                + "\r\nAuthorization: Bearer " + key + "\r\nContent-Type: application/json\r\nIdempotency-Key: ";
    }

    /** Posts the body under the key and returns the status. */
    int post(String key, String body) throws IOException {
        // The bodies are ASCII, so characters are bytes.
        out.write((head + key + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.US_ASCII));
        int status = Integer.parseInt(line().substring(STATUS_AT, STATUS_AT + 3));
        int length = 0;
        for (String field = line(); !field.isEmpty(); field = line()) {
            if (field.toLowerCase(Locale.ROOT).startsWith(LENGTH)) {
                length = Integer.parseInt(field.substring(LENGTH.length()).strip());
            }
        }
        in.skipNBytes(length);
        return status;
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("the hub closed the connection");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
