package io.relais.connector.ical;

import io.relais.connector.CalendarReading.Reason;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What a body begins with. */
final class Opening {
    private static final List<String> PAGES = List.of("<!DOCTYPE", "<HTML", "<HEAD", "<?XML");
    private static final int BOM_LENGTH = 3;

    private final byte[] body;
    private final int from;

    private Opening(byte[] body, int from) {
        this.body = body;
        this.from = from;
    }

    /** Looks at the beginning. A refusal says that nothing more needs to be looked at. */
    static Opening of(byte[] body) throws Refusal {
        if (body.length > Limits.BODY_BYTES) {
            throw new Refusal(Reason.TOO_LARGE);
        }
        byte[] readable = readable(body);
        int from = firstLetter(readable);
        if (from == readable.length) {
            throw new Refusal(Reason.EMPTY);
        }
        Opening opening = new Opening(readable, from);
        for (String page : PAGES) {
            if (Ascii.same(page, readable, from, Math.min(readable.length, from + page.length()))) {
                throw new Refusal(Reason.HTML);
            }
        }
        return opening;
    }

    /** The body in an encoding that has ASCII's letters. */
    byte[] body() {
        return body;
    }

    /** Where its first letter stands. */
    int from() {
        return from;
    }

    /** What a body is in which no calendar was found. */
    Reason otherwise() {
        return switch (body[from]) {
            case '<' -> Reason.HTML;
            case '{', '[' -> Reason.JSON;
            default -> Reason.NOT_A_CALENDAR;
        };
    }

    private static byte[] readable(byte[] body) {
        if (body.length >= 2 && (body[0] & 0xFF) == 0xFE && (body[1] & 0xFF) == 0xFF) {
            return recoded(body, StandardCharsets.UTF_16BE);
        }
        if (body.length >= 2 && (body[0] & 0xFF) == 0xFF && (body[1] & 0xFF) == 0xFE) {
            return recoded(body, StandardCharsets.UTF_16LE);
        }
        return body;
    }

    private static byte[] recoded(byte[] body, Charset charset) {
        return new String(body, charset).getBytes(StandardCharsets.UTF_8);
    }

    private static int firstLetter(byte[] body) {
        int from = 0;
        while (from < body.length) {
            if (isBom(body, from)) {
                from += BOM_LENGTH;
            } else if (body[from] >= 0 && body[from] <= ' ') {
                from++;
            } else {
                break;
            }
        }
        return from;
    }

    private static boolean isBom(byte[] body, int at) {
        return body.length - at >= BOM_LENGTH
                && (body[at] & 0xFF) == 0xEF
                && (body[at + 1] & 0xFF) == 0xBB
                && (body[at + 2] & 0xFF) == 0xBF;
    }
}
