package io.relais.server.feed;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** A web server on a real socket that answers byte by byte as a test wants it, however wrong that is. */
public final class StrangeHost implements AutoCloseable {
    private final ServerSocket socket;
    private final Answer answer;
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<Socket> open = new CopyOnWriteArrayList<>();

    /** Writes what goes back for a request's head. */
    public interface Answer {
        void write(String head, OutputStream out) throws IOException, InterruptedException;
    }

    private StrangeHost(ServerSocket socket, Answer answer) {
        this.socket = socket;
        this.answer = answer;
        Thread.ofVirtual().start(this::accept);
    }

    /** On the loopback at any free port. */
    public static StrangeHost start(Answer answer) {
        try {
            return new StrangeHost(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), answer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static StrangeHost startTls(SSLContext context, Answer answer) {
        try {
            return new StrangeHost(
                    context.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress()),
                    answer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Answers every request with 200 and this body. */
    public static Answer body(byte[] body, String... headers) {
        return (head, out) -> out.write(response(200, body, headers));
    }

    /** A whole answer. {@code headers}: lines as they go over the wire. */
    public static byte[] response(int status, byte[] body, String... headers) {
        List<String> lines = new ArrayList<>(List.of("HTTP/1.1 " + status + " Whatever"));
        lines.addAll(List.of(headers));
        lines.add("Content-Length: " + body.length);
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes((String.join("\r\n", lines) + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
        all.writeBytes(body);
        return all.toByteArray();
    }

    static Answer redirect(String to) {
        return (head, out) -> out.write(response(302, new byte[0], "Location: " + to));
    }

    public int port() {
        return socket.getLocalPort();
    }

    /** Heads of what was asked, in order. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    /** A header of a request by its name. */
    static @Nullable String header(String head, String name) {
        return head.lines()
                .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                .map(line -> line.substring(name.length() + 1).strip())
                .findFirst()
                .orElse(null);
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket caller = socket.accept();
                open.add(caller);
                Thread.ofVirtual().start(() -> serve(caller));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket caller) {
        try (caller) {
            String head = head(caller.getInputStream());
            requests.add(head);
            answer.write(head, caller.getOutputStream());
            caller.getOutputStream().flush();
        } catch (IOException e) {
            // The caller went away, which is what half of the tests want.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("no whole request");
            }
            head.append((char) next);
        }
        return head.toString();
    }

    @Override
    public void close() {
        try {
            socket.close();
            for (Socket caller : open) {
                caller.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
