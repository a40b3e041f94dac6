package io.relais.server.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

/** A mail server that keeps what it takes (RFC 5321, as much as a sender needs). It does not know people called nobody. */
public final class SmtpSink {
    private static final SmtpSink SINK = new SmtpSink();

    private final ServerSocket socket;
    private final List<Letter> letters = new CopyOnWriteArrayList<>();

    /** One message as it came over the wire. */
    record Letter(List<String> recipients, String text) {}

    private SmtpSink() {
        try {
            socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    /** The one of this process. */
    public static SmtpSink get() {
        return SINK;
    }

    public int port() {
        return socket.getLocalPort();
    }

    /**
     * What came for somebody. Asked over the wire, because the application under test and the test run's own classes are loaded apart:
     * they have a sink each, and only the first one's port is known to the application.
     */
    static List<Letter> lettersTo(String address) {
        int port = Integer.getInteger("relais.mail.port");
        try (Socket sink = new Socket(InetAddress.getLoopbackAddress(), port);
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(sink.getInputStream(), StandardCharsets.UTF_8));
                PrintWriter out = new PrintWriter(sink.getOutputStream(), true, StandardCharsets.UTF_8)) {
            in.readLine();
            say(out, "LETTERS " + address);
            List<Letter> found = new ArrayList<>();
            for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
                found.add(new Letter(
                        List.of(address), new String(Base64.getDecoder().decode(line), StandardCharsets.UTF_8)));
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void tell(PrintWriter out, String address) {
        letters.stream()
                .filter(letter -> letter.recipients().contains(address))
                .forEach(letter -> say(
                        out, Base64.getEncoder().encodeToString(letter.text().getBytes(StandardCharsets.UTF_8))));
        say(out, ".");
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket caller = socket.accept();
                Thread.ofVirtual().start(() -> serve(caller));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket caller) {
        try (caller;
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(caller.getInputStream(), StandardCharsets.UTF_8));
                PrintWriter out = new PrintWriter(caller.getOutputStream(), true, StandardCharsets.UTF_8)) {
            say(out, "220 sink");
            List<String> recipients = new ArrayList<>();
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String command = line.split("[ :]", 2)[0].toUpperCase(Locale.ROOT);
                switch (command) {
                    case "LETTERS" -> tell(out, line.substring(line.indexOf(' ') + 1));
                    case "RCPT" -> say(out, recipient(line, recipients));
                    case "DATA" -> {
                        say(out, "354 go on");
                        letters.add(new Letter(List.copyOf(recipients), data(in)));
                        recipients.clear();
                        say(out, "250 kept");
                    }
                    case "QUIT" -> {
                        say(out, "221 bye");
                        return;
                    }
                    default -> say(out, "250 ok");
                }
            }
        } catch (IOException gone) {
            // The sender hung up, which it may.
        }
    }

    private static String recipient(String line, List<String> recipients) {
        String address = line.substring(line.indexOf('<') + 1, line.indexOf('>'));
        if (address.startsWith("nobody")) {
            return "550 no such user " + address;
        }
        recipients.add(address);
        return "250 ok";
    }

    private static String data(BufferedReader in) throws IOException {
        StringBuilder text = new StringBuilder();
        for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            text.append(line).append('\n');
        }
        return text.toString();
    }

    private static void say(PrintWriter out, String line) {
        out.print(line + "\r\n");
        out.flush();
    }
}
