package io.relais.connector.ical;

import io.relais.connector.CalendarReading.Reason;
import java.util.Arrays;

/**
 * The lines of a body: ended by CR LF, a bare CR or a bare LF, unfolded as octets because folds are made inside of UTF-8 characters too. Blank
 * lines are passed over, even before a fold. Each octet is looked at a fixed number of times.
 */
final class Lines {
    private final byte[] body;
    private byte[] folded = {};
    private int at;

    private byte[] bytes;
    private int from;
    private int to;

    Lines(byte[] body, int at) {
        this.body = body;
        this.bytes = body;
        this.at = at;
    }

    /** Goes to the next line; false after the last. */
    boolean next() throws Refusal {
        if (at >= body.length) {
            return false;
        }
        bytes = body;
        from = at;
        to = endOfLine(at);
        at = afterBreaks(to);
        if (isFold()) {
            unfold();
        }
        if (to - from > Limits.LINE_BYTES) {
            throw new Refusal(Reason.TOO_LARGE);
        }
        return true;
    }

    /** Holds the present line from {@link #from} to {@link #to}, until the next. */
    byte[] bytes() {
        return bytes;
    }

    int from() {
        return from;
    }

    int to() {
        return to;
    }

    private void unfold() throws Refusal {
        int length = append(0, from, to);
        while (isFold()) {
            int end = endOfLine(at + 1);
            length = append(length, at + 1, end);
            at = afterBreaks(end);
        }
        bytes = folded;
        from = 0;
        to = length;
    }

    private int append(int length, int start, int end) throws Refusal {
        int longer = length + end - start;
        if (longer > Limits.LINE_BYTES) {
            throw new Refusal(Reason.TOO_LARGE);
        }
        if (longer > folded.length) {
            folded = Arrays.copyOf(folded, Math.max(longer, Math.max(512, folded.length * 2)));
        }
        System.arraycopy(body, start, folded, length, end - start);
        return longer;
    }

    private boolean isFold() {
        return at < body.length && (body[at] == ' ' || body[at] == '\t');
    }

    private int endOfLine(int start) {
        int end = start;
        while (end < body.length && body[end] != '\n' && body[end] != '\r') {
            end++;
        }
        return end;
    }

    private int afterBreaks(int end) {
        int after = end;
        while (after < body.length && (body[after] == '\n' || body[after] == '\r')) {
            after++;
        }
        return after;
    }
}
