package io.relais.connector.example;

import com.fasterxml.jackson.databind.JsonNode;
import io.relais.connector.AriAnswer;
import io.relais.connector.AriAnswer.Rejection;
import io.relais.connector.AriChange;
import io.relais.connector.AriMessage;
import io.relais.connector.AriUpdate;
import io.relais.connector.Fault;
import io.relais.connector.Observation;
import io.relais.connector.PartnerFault;
import io.relais.vocabulary.Money;
import io.relais.vocabulary.NightRange;
import io.relais.vocabulary.Restriction;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Our changes into the partner's calendar lines: one change is one line, so that an answer about a line is an answer
 * about a change.
 */
final class ExampleCalendar {
    /** The partner's limit for one message. */
    static final int LINES_MAX = 1_000;

    private ExampleCalendar() {}

    /** The fewest messages: full ones, and a last one with the rest. */
    static List<AriMessage> pack(AriUpdate update) {
        List<AriMessage> messages = new ArrayList<>();
        for (int from = 0; from < update.changes().size(); from += LINES_MAX) {
            int to = Math.min(from + LINES_MAX, update.changes().size());
            messages.add(message(update, update.changes().subList(from, to)));
        }
        return messages;
    }

    private static AriMessage message(AriUpdate update, List<AriChange> changes) {
        List<ExampleMessages.Line> lines =
                changes.stream().map(ExampleCalendar::line).toList();
        String body =
                ExampleJson.write(new ExampleMessages.Calendar(update.remotePropertyId(), update.currency(), lines));
        return new AriMessage(ExampleConnector.OPERATION_CALENDAR, update.remotePropertyId(), body, changes);
    }

    private static ExampleMessages.Line line(AriChange change) {
        String from = change.nights().first().toString();
        String to = change.nights().last().toString();
        return switch (change) {
            case AriChange.Availability it ->
                new ExampleMessages.Line(it.roomId(), null, from, to, it.count(), null, null, null);
            case AriChange.Price it ->
                new ExampleMessages.Line(
                        it.roomId(),
                        it.rateId(),
                        from,
                        to,
                        null,
                        it.occupancy(),
                        it.price().toDecimal(),
                        null);
            // Only an account whose connector says so (PublishesAri.stayNights) is told totals of stays.
            case AriChange.Stays it -> throw new IllegalArgumentException("this partner takes prices of nights only");
            case AriChange.Restricted it ->
                new ExampleMessages.Line(it.roomId(), it.rateId(), from, to, null, null, null, rules(it.restriction()));
        };
    }

    /**
     * Lossy: the partner has one minimum stay, counted on the arrival night. The larger of our two is sent. A guest who
     * arrives earlier and stays through the night may then still book a shorter stay than "through" allows; sending the
     * smaller one would let more such guests in.
     */
    private static ExampleMessages.Rules rules(Restriction restriction) {
        return new ExampleMessages.Rules(
                Math.max(restriction.minStayArrival(), restriction.minStayThrough()),
                restriction.maxStay(),
                restriction.closed(),
                restriction.closedToArrival(),
                restriction.closedToDeparture());
    }

    /** A refusal that names no line of the message refuses the message: better sent twice than believed. */
    static AriAnswer answer(AriMessage message, JsonNode body) {
        List<Rejection> rejections = new ArrayList<>();
        for (JsonNode refused : body.path("refused")) {
            int line = refused.path("line").asInt(-1);
            String why = refused.path("why").asText("refused without a reason");
            if (line < 0 || line >= message.changes().size()) {
                return new AriAnswer(message.changes().stream()
                        .map(change -> new Rejection(change, why))
                        .toList());
            }
            rejections.add(new Rejection(message.changes().get(line), why));
        }
        return new AriAnswer(rejections);
    }

    /**
     * What the partner holds, in the lines that we would have sent. A line that cannot be read makes the whole answer
     * worthless: half a calendar would look like differences.
     */
    static Observation observation(JsonNode body, String currency) {
        if (!body.path("lines").isArray()) {
            throw PartnerFault.of(Fault.PROTOCOL, "the calendar holds no lines");
        }
        List<AriChange> values = new ArrayList<>();
        for (JsonNode line : body.path("lines")) {
            try {
                values.add(value(line, currency));
            } catch (DateTimeException | ArithmeticException e) {
                throw PartnerFault.of(Fault.PROTOCOL, "a line of the calendar cannot be read", e);
            }
        }
        return new Observation(values);
    }

    private static AriChange value(JsonNode line, String currency) {
        String room = line.path("room").asText();
        String rate = line.path("rate").asText();
        NightRange nights = new NightRange(
                LocalDate.parse(line.path("from").asText()),
                LocalDate.parse(line.path("to").asText()));
        if (line.has("free")) {
            return new AriChange.Availability(room, nights, line.path("free").asInt());
        }
        if (line.has("price")) {
            Money price = Money.ofDecimal(line.path("price").decimalValue(), currency);
            return new AriChange.Price(room, rate, nights, line.path("people").asInt(), price);
        }
        return new AriChange.Restricted(room, rate, nights, restriction(line.path("rules")));
    }

    /** The partner's one minimum stay is the one of the arrival night. */
    private static Restriction restriction(JsonNode rules) {
        return new Restriction(
                Math.max(1, rules.path("min_nights").asInt()),
                1,
                rules.path("max_nights").asInt(),
                rules.path("closed").asBoolean(),
                rules.path("no_arrival").asBoolean(),
                rules.path("no_departure").asBoolean());
    }
}
