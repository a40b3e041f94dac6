package io.relais.connector.bookingcom;

import io.relais.connector.Acknowledgement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What we answer to one queue: documents that keep or refuse many reservations each. */
final class AcknowledgementXml {
    /** Several numbers in one request are allowed, how many is not told; enough for a busy hour, small for a server. */
    static final int NUMBERS_MAX = 100;

    /** "Invalid or unprocessable reservation" in the implementations that could be read. */
    private static final String REFUSED = "193";

    private final Queue queue;
    private final String modifyWrapper;
    private final String timeStamp;

    /**
     * @param modifyWrapper element around acknowledged modifications, HotelResModifies or HotelReservations: sources
     *     disagree
     */
    AcknowledgementXml(Queue queue, String modifyWrapper, Instant now) {
        this.queue = queue;
        this.modifyWrapper = modifyWrapper;
        this.timeStamp = timeStamp(now);
    }

    static String timeStamp(Instant now) {
        return now.truncatedTo(ChronoUnit.SECONDS).toString().replace("Z", "+00:00");
    }

    /** The documents for all acknowledgements of this queue; each reservation is named once, with its latest fate. */
    List<String> of(List<Acknowledgement> acknowledgements) {
        Map<String, Optional<String>> fates = new LinkedHashMap<>();
        acknowledgements.stream()
                .filter(one -> queue.issued(one.receipt()))
                .forEach(one -> fates.put(queue.reservation(one.receipt()), one.refusal()));
        List<String> kept = fates.entrySet().stream()
                .filter(fate -> fate.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .toList();
        List<Map.Entry<String, String>> refused = fates.entrySet().stream()
                .flatMap(fate -> fate.getValue().map(reason -> Map.entry(fate.getKey(), reason)).stream())
                .toList();
        List<String> documents = new ArrayList<>();
        parts(kept).forEach(part -> documents.add(kept(part)));
        parts(refused).forEach(part -> documents.add(refused(part)));
        return documents;
    }

    private static <T> List<List<T>> parts(List<T> all) {
        List<List<T>> parts = new ArrayList<>();
        for (int from = 0; from < all.size(); from += NUMBERS_MAX) {
            parts.add(all.subList(from, Math.min(all.size(), from + NUMBERS_MAX)));
        }
        return parts;
    }

    private String kept(List<String> numbers) {
        boolean asModify = queue == Queue.MODIFY && !modifyWrapper.equals(Queue.NEW.list());
        Queue form = asModify ? Queue.MODIFY : Queue.NEW;
        XmlOut xml = root().empty("Success")
                .open(form.list())
                .open(form.element())
                .open("ResGlobalInfo")
                .open("HotelReservationIDs");
        numbers.forEach(number -> xml.empty("HotelReservationID", "ResID_Value", number));
        return xml.closeAll().toString();
    }

    private String refused(List<Map.Entry<String, String>> reasons) {
        XmlOut xml = root().open("Errors");
        reasons.forEach(reason ->
                xml.empty("Error", "Code", REFUSED, "RecordID", reason.getKey(), "ShortText", reason.getValue()));
        return xml.closeAll().toString();
    }

    private XmlOut root() {
        return new XmlOut()
                .open(
                        queue.message() + "RS",
                        "xmlns",
                        XmlOut.OTA_NAMESPACE,
                        "TimeStamp",
                        timeStamp,
                        "Target",
                        "Production",
                        "Version",
                        "2.001");
    }
}
