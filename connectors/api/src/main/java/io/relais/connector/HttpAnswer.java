package io.relais.connector;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A partner's answer. Header names are case-insensitive. */
public record HttpAnswer(int status, Map<String, String> headers, String body) {
    public HttpAnswer {
        Map<String, String> sorted = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        sorted.putAll(headers);
        headers = sorted;
    }

    public boolean ok() {
        return status >= 200 && status < 300;
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /**
     * The answer itself when its status is 2xx; otherwise the fault that every partner means by it: 401 and 403 AUTH,
     * 429 THROTTLED with Retry-After (seconds; the hub turns a date into them), 408 and 5xx UNAVAILABLE, other 4xx
     * REJECTED. A connector checks the partner's own codes before it comes here.
     */
    public HttpAnswer orFault() {
        if (ok()) {
            return this;
        }
        if (status == 429) {
            throw PartnerFault.throttled("the partner asks for fewer calls (429)", retryAfter());
        }
        Fault fault = status == 401 || status == 403
                ? Fault.AUTH
                : status == 408 || status >= 500 ? Fault.UNAVAILABLE : status >= 400 ? Fault.REJECTED : Fault.PROTOCOL;
        throw PartnerFault.of(fault, "the partner answered HTTP " + status);
    }

    private Duration retryAfter() {
        return header("Retry-After")
                .filter(value -> value.matches("\\d{1,6}"))
                .map(value -> Duration.ofSeconds(Long.parseLong(value)))
                .orElse(Duration.ofSeconds(60));
    }

    @Override
    public String toString() {
        return "HTTP " + status + " (" + body.length() + " characters)";
    }
}
