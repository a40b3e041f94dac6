package io.relais.connector.example;

import com.fasterxml.jackson.databind.JsonNode;
import io.relais.connector.AriAnswer;
import io.relais.connector.AriAnswer.Rejection;
import io.relais.connector.AriChange;
import io.relais.connector.AriMessage;
import io.relais.connector.AriUpdate;
import io.relais.vocabulary.Restriction;
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
}
