package io.relais.server.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import io.relais.connector.Fault;
import io.relais.connector.Http;
import io.relais.connector.HttpRequest;
import io.relais.connector.PartnerFault;
import io.relais.core.connection.Exchange;
import io.relais.core.connection.Line;
import io.relais.core.connection.Outbound;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PartnerHttpTest {
    @Inject
    Outbound outbound;

    /** Answers the first request of a line, and breaks the line at the next. */
    private static final class Breaking implements AutoCloseable {
        private final ServerSocket socket = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
        private final AtomicInteger heard = new AtomicInteger();

        Breaking() throws IOException {
            Thread.ofVirtual().start(() -> {
                while (!socket.isClosed()) {
                    try (Socket line = socket.accept()) {
                        listen(line);
                    } catch (IOException over) {
                        return;
                    }
                }
            });
        }

        String address() {
            return "http://127.0.0.1:" + socket.getLocalPort() + "/";
        }

        private void listen(Socket line) throws IOException {
            var in = new BufferedReader(new InputStreamReader(line.getInputStream(), StandardCharsets.US_ASCII));
            for (int request = 0; request < 2; request++) {
                for (String header = in.readLine(); header != null && !header.isEmpty(); header = in.readLine()) {
                    // To its end.
                }
                heard.incrementAndGet();
                if (request == 0) {
                    line.getOutputStream()
                            .write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi"
                                    .getBytes(StandardCharsets.US_ASCII));
                }
            }
        }

        @Override
        public void close() {
            try {
                socket.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Test
    void a_question_whose_line_broke_is_not_asked_again_behind_our_back() throws Exception {
        List<Exchange> exchanges = new CopyOnWriteArrayList<>();
        Http http = outbound.open(new Line(UUID.randomUUID(), null, "test", List.of(), "t", exchanges::add));

        try (Breaking partner = new Breaking()) {
            HttpRequest question = HttpRequest.get("reservations.pull", partner.address());
            assertThat(http.send(question).body()).isEqualTo("hi");
            assertThatThrownBy(() -> http.send(question))
                    .isInstanceOfSatisfying(
                            PartnerFault.class,
                            fault -> assertThat(fault.fault()).isEqualTo(Fault.UNAVAILABLE));

            assertThat(partner.heard).hasValue(2);
            assertThat(exchanges).extracting(Exchange::fault).containsExactly("", "UNAVAILABLE");
        }
    }

    @Test
    void where_nobody_listens_the_fault_says_so() throws Exception {
        int port;
        try (ServerSocket gone = new ServerSocket(0, 0, InetAddress.getLoopbackAddress())) {
            port = gone.getLocalPort();
        }
        Http http = outbound.open(new Line(UUID.randomUUID(), null, "test", List.of(), "t", exchange -> {}));

        assertThatThrownBy(() -> http.send(HttpRequest.get("reservations.pull", "http://127.0.0.1:" + port)))
                .isInstanceOf(PartnerFault.class)
                .hasMessageContaining("ConnectException");
    }
}
