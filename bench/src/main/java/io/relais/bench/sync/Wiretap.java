package io.relais.bench.sync;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Listens to what the partners are told, and works out how few messages would have done. */
final class Wiretap {
    private static final List<String> OPERATIONS =
            List.of("booking.ari", "channex.availability", "channex.restrictions");
    /** Where a message names the property: both partners put it into the body. */
    private static final Pattern PROPERTY = Pattern.compile("(?:HotelCode=\"|\"property_id\":\")([^\"]+)\"");
    /** Changes closer than the hub lets messages follow each other could have travelled together. */
    private static final long TOGETHER_NANOS = 200_000_000;

    private static final int AT_ONCE = 5_000;

    private final Theatre theatre;
    private final Map<String, Long> heardUntil = new HashMap<>();
    private final List<Heard> heard = new ArrayList<>();

    Wiretap(Theatre theatre) {
        this.theatre = theatre;
    }

    /** One message. {@code learned}: how many values the partner did not hold before. */
    private record Heard(long atNanos, String operation, String property, int learned) {}

    /** Takes down what was said since; call it often, as the sandbox remembers the last 5,000 calls only. */
    void listen() throws IOException, InterruptedException {
        for (String operation : OPERATIONS) {
            long after = heardUntil.getOrDefault(operation, 0L);
            JsonNode calls = theatre.ask("/calls?operation=" + operation + "&after=" + after + "&limit=" + AT_ONCE);
            for (JsonNode call : calls.path("calls")) {
                heard.add(heard(call));
                heardUntil.put(operation, call.path("seq").asLong());
            }
        }
    }

    /** Forgets what was said until now. */
    void forget() throws IOException, InterruptedException {
        listen();
        heard.clear();
    }

    int messages() {
        return heard.size();
    }

    /**
     * How many messages a perfect packer would have needed for the states that the partners came to hold: one for each property
     * and kind of message, for all values that were learned together; none for values they held, and none lost to faults.
     */
    int perfect() {
        record Stream(String property, String operation) {}
        Map<Stream, Long> lastBegun = new HashMap<>();
        int needed = 0;
        for (Heard one : heard) {
            Stream stream = new Stream(one.property(), one.operation());
            Long begun = lastBegun.get(stream);
            if (one.learned() > 0 && (begun == null || one.atNanos() - begun > TOGETHER_NANOS)) {
                lastBegun.put(stream, one.atNanos());
                needed++;
            }
        }
        return needed;
    }

    long values() {
        return heard.stream().mapToLong(Heard::learned).sum();
    }

    private static Heard heard(JsonNode call) {
        Matcher property = PROPERTY.matcher(call.path("request").asText(""));
        return new Heard(
                call.path("atNanos").asLong(),
                call.path("operation").asText(),
                property.find() ? property.group(1) : "",
                call.path("learned").asInt());
    }
}
