package io.relais.connector.ical;

import io.relais.connector.CalendarReading.Reason;
import java.io.IOException;

/** The body is no whole calendar; thrown through the parser, which lets it pass. */
final class Refusal extends IOException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    Refusal(Reason reason) {
        super(reason.name());
        this.reason = reason;
    }

    Reason reason() {
        return reason;
    }

    /** Strangers decide how often it happens, and where it came from says nothing. */
    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
