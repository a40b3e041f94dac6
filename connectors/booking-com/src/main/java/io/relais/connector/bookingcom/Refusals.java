package io.relais.connector.bookingcom;

import io.relais.connector.Fault;
import io.relais.connector.HttpAnswer;
import io.relais.connector.PartnerFault;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Errors and warnings that stand inside an answer, often one of HTTP 200. */
final class Refusals {
    private static final int WORDS_MAX = 300;

    private Refusals() {}

    /**
     * One error or warning.
     *
     * @param record what it is about, where told: a position in the request or a number
     * @param code the partner's code, empty when not told
     * @param text the partner's words
     */
    record Refusal(String record, String code, String text) {
        static Refusal of(XmlNode node) {
            String code = node.anyAttr("Code", "code");
            String text = Stream.of(node.anyAttr("ShortText", "string"), node.text(), code, node.attr("Type"))
                    .filter(words -> !words.isEmpty())
                    .findFirst()
                    .orElse("no reason given");
            return new Refusal(node.anyAttr("RecordID", "LocatorID", "record"), code, cut(text));
        }

        /** Notices about versions that will end refuse nothing today. */
        boolean isNotice() {
            String words = text.toLowerCase(Locale.ROOT);
            return words.contains("deprecat") || words.contains("sunset");
        }
    }

    static List<Refusal> in(XmlNode answer) {
        return Stream.of("Error", "Warning", "fault")
                .flatMap(name -> answer.deep(name).stream())
                .map(Refusal::of)
                .filter(refusal -> !refusal.isNotice())
                .toList();
    }

    /** The partner's words for people, with a colon before them; empty when there are none. */
    static String words(String body) {
        return XmlText.parse(body)
                .map(Refusals::in)
                .filter(refusals -> !refusals.isEmpty())
                .map(refusals -> ": "
                        + cut(refusals.stream().map(Refusal::text).distinct().collect(Collectors.joining("; "))))
                .orElse("");
    }

    /** Fails when the answer refuses the request as a whole; for calls that have no parts. */
    static void check(HttpAnswer answer, String what) {
        Optional<Refusal> refusal = XmlText.parse(answer.body()).map(Refusals::in).stream()
                .flatMap(List::stream)
                .findFirst();
        if (refusal.isPresent()) {
            String code = refusal.get().code();
            Fault fault = code.equals("401") || code.equals("403") ? Fault.AUTH : Fault.REJECTED;
            throw PartnerFault.of(fault, what + " was refused" + words(answer.body()) + BookingCalls.support(answer));
        }
    }

    private static String cut(String text) {
        return text.substring(0, Math.min(text.length(), WORDS_MAX));
    }
}
