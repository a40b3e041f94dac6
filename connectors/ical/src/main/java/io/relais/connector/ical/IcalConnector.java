package io.relais.connector.ical;

import io.relais.connector.CalendarFrame;
import io.relais.connector.CalendarReading;
import io.relais.connector.CalendarReading.Reason;
import io.relais.connector.CalendarReading.Refused;
import io.relais.connector.CalendarSheet;
import io.relais.connector.ReadsCalendars;
import io.relais.connector.WritesCalendars;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import net.fortuna.ical4j.data.CalendarParserImpl;
import net.fortuna.ical4j.data.ParserException;

/** Calendars of anybody, by address: no account, no agreement, and no word on which anything but nights can be built. */
@ApplicationScoped
class IcalConnector implements ReadsCalendars, WritesCalendars {
    @Override
    public String id() {
        return "ical";
    }

    @Override
    public CalendarReading read(byte[] body, CalendarFrame frame) {
        try {
            return whole(body, frame);
        } catch (ParserException e) {
            // The sanitizer let something through that the parser does not take: nothing is known, nothing changes.
            return new Refused(Reason.NOT_A_CALENDAR);
        }
    }

    @Override
    public byte[] write(CalendarSheet sheet) {
        return Writing.of(sheet);
    }

    /** The reading; the parser's exception is a mistake of ours, which tests look for. */
    static CalendarReading whole(byte[] body, CalendarFrame frame) throws ParserException {
        Opening opening;
        try {
            opening = Opening.of(body);
        } catch (Refusal refusal) {
            return new Refused(refusal.reason());
        }
        Gathering gathering = new Gathering();
        try (Sanitizer sanitizer = new Sanitizer(opening.body(), opening.from())) {
            if (!sanitizer.begins()) {
                return new Refused(opening.otherwise());
            }
            new CalendarParserImpl(true).parse(sanitizer, gathering);
            return new Interpretation(gathering, frame).snapshot(sanitizer.badLines());
        } catch (Refusal refusal) {
            return new Refused(refusal.reason());
        } catch (IOException e) {
            throw new ParserException(e.getMessage(), 0, e); // from memory nothing else fails to be read
        }
    }
}
