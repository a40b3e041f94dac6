package io.relais.sandbox.booking;

import io.relais.sandbox.wire.Reply;
import io.relais.sandbox.wire.Xml;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The forms every Booking.com XML answer shares: the support id at the end, errors inside a 200, faults, time stamps. */
final class Answers {
    static final String NAMESPACE = "http://www.opentravel.org/OTA/2003/05";

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");
    private static final AtomicLong RUIDS = new AtomicLong();

    private Answers() {}

    /** Finishes an answer with its support id. */
    static Reply ok(Xml xml) {
        return Reply.xml(200, xml.comment("RUID: [" + ruid() + "]").toString());
    }

    static Reply fault(int status, String message) {
        Xml xml = new Xml().empty("fault", "code", Integer.toString(status), "string", message);
        return Reply.xml(status, xml.comment("RUID: [" + ruid() + "]").toString());
    }

    /** An OTA answer that refuses the whole request inside a 200. */
    static Reply errors(String root, @Nullable String namespace, Instant at, List<Problem> problems) {
        Xml xml = start(root, namespace, at).open("Errors");
        problems.forEach(problem -> write(xml, "Error", problem));
        return ok(xml.close().close()).asRefused();
    }

    /** An OTA success, with warnings about items that were left out. */
    static Reply success(String root, @Nullable String namespace, Instant at, List<Problem> problems) {
        Xml xml = start(root, namespace, at).empty("Success");
        if (problems.isEmpty()) {
            return ok(xml.close());
        }
        xml.open("Warnings");
        problems.forEach(problem -> write(xml, "Warning", problem));
        return ok(xml.close().close()).asRefused();
    }

    /** One item that was wrong; {@code record} is its position in the request from 1, or a reservation id. */
    record Problem(String code, String record, String text) {}

    static String time(Instant at) {
        return TIME.format(at.atOffset(ZoneOffset.UTC));
    }

    static String ruid() {
        String seed = "sandbox-" + RUIDS.incrementAndGet();
        return Base64.getEncoder().encodeToString(seed.getBytes(StandardCharsets.UTF_8));
    }

    private static Xml start(String root, @Nullable String namespace, Instant at) {
        return new Xml()
                .open(root, "xmlns", namespace, "TimeStamp", time(at), "Version", "1.0", "Target", "Production");
    }

    private static void write(Xml xml, String element, Problem problem) {
        xml.leaf(
                element,
                problem.text(),
                "Type",
                "3",
                "Code",
                problem.code(),
                "RecordID",
                problem.record(),
                "ShortText",
                problem.text());
    }
}
