package io.relais.connector.channex;

import com.fasterxml.jackson.databind.JsonNode;
import io.relais.connector.Fault;
import io.relais.connector.HttpAnswer;
import io.relais.connector.PartnerFault;
import java.time.Duration;

/**
 * What Channex means by an answer. Errors are {@code {"errors":{"code","title","details"}}}; the code is believed before
 * the status, and an error with status 200 is an error.
 *
 * <p>Source: docs.channex.io, API Reference and API Rate Limits.
 */
public final class ChannexFaults {
    /** "Pause updates for the property for one minute" after any refusal for too many calls. */
    private static final Duration PAUSE = Duration.ofMinutes(1);

    private ChannexFaults() {}

    /**
     * Returns when the answer is a success.
     *
     * @throws PartnerFault what the answer means otherwise
     */
    public static void check(HttpAnswer answer) {
        JsonNode errors = ChannexJson.find(answer.body())
                .map(node -> node.path("errors"))
                .filter(node -> node.isContainerNode()
                        ? !node.isEmpty()
                        : !node.asText("").isBlank())
                .orElse(null);
        if (errors == null) {
            withoutErrors(answer);
            return;
        }
        String code = errors.path("code").asText("");
        switch (code) {
            case "unauthorized", "forbidden" -> throw PartnerFault.of(Fault.AUTH, "Channex refuses the API key");
            case "http_too_many_requests" -> throw throttled(answer);
            default -> withoutErrors(answer);
        }
        throw PartnerFault.of(Fault.REJECTED, "Channex refused the call" + (code.isEmpty() ? "" : ": " + code));
    }

    private static PartnerFault throttled(HttpAnswer answer) {
        try {
            answer.orFault();
        } catch (PartnerFault fault) {
            return fault.fault() == Fault.THROTTLED ? fault : PartnerFault.throttled(fault.text(), PAUSE);
        }
        return PartnerFault.throttled("Channex asks for fewer calls", PAUSE);
    }

    private static void withoutErrors(HttpAnswer answer) {
        if (answer.status() == 413) {
            // Our packing broke the documented limit of 10 MB: sending it again cannot help.
            throw PartnerFault.of(Fault.PROTOCOL, "Channex found the message too large (413)");
        }
        if (answer.status() == 404) {
            throw PartnerFault.of(Fault.CONFIG, "Channex knows no such address (404): check the setting 'baseUrl'");
        }
        answer.orFault();
    }

    /** A revision that is gone from the feed is acknowledged, by us in an answer that got lost or by somebody else. */
    static boolean alreadyAcknowledged(HttpAnswer answer) {
        return answer.status() == 404 || answer.status() == 409 || answer.status() == 410;
    }
}
