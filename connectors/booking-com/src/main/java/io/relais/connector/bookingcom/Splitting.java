package io.relais.connector.bookingcom;

import io.relais.connector.Inbound;
import io.relais.connector.ReservationMessage;
import io.relais.connector.UnreadableMessage;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Cuts an answer of Booking.com into one inbound per reservation. Each is kept as received, inside the thinnest
 * envelope that says which list it came from.
 */
final class Splitting {
    private static final Pattern NAMESPACE = Pattern.compile("\\s(xmlns(?::[\\w.-]+)?)\\s*=\\s*(\"[^\"]*\"|'[^']*')");
    private static final Pattern PASSING =
            Pattern.compile("<!--.*?-->|\\sTimeStamp\\s*=\\s*(\"[^\"]*\"|'[^']*')", Pattern.DOTALL);
    private static final int SHORT = 12;

    private Splitting() {}

    /** The reservations of one OTA queue; {@code firstOrder} is the position of the first in the pull. */
    static List<Inbound> ota(Queue queue, String body, Instant receivedAt, int firstOrder) {
        return split(new Source(queue.word(), queue.message() + "RQ", queue.list()), body, receivedAt, firstOrder);
    }

    /** Missed reservations of either queue or style: the elements tell which. */
    static List<Inbound> missed(String body, Instant receivedAt) {
        Optional<XmlNode> answer = XmlText.parse(body);
        boolean bxml = answer.filter(root -> !root.all("reservation").isEmpty()).isPresent();
        if (bxml) {
            return bxml(body, receivedAt);
        }
        boolean changes = answer.filter(root -> root.name().contains("ResModify")
                        || !root.deep("HotelResModify").isEmpty())
                .isPresent();
        return ota(changes ? Queue.MODIFY : Queue.NEW, body, receivedAt, 0);
    }

    /** Whether a reservation is cancelled or ended before that day. One that cannot be read is not: a person must see it. */
    static boolean isOver(Inbound inbound, LocalDate day) {
        try {
            ReservationMessage message = Reading.read(inbound);
            return message.kind() == ReservationMessage.Kind.CANCELLED
                    || message.content().stream()
                            .flatMap(content -> content.stays().stream())
                            .allMatch(stay -> stay.dates().departure().isBefore(day));
        } catch (UnreadableMessage e) {
            return false;
        }
    }

    static List<Inbound> bxml(String body, Instant receivedAt) {
        return split(new Source("bxml", "reservations", ""), body, receivedAt, 0);
    }

    /** Whether the answer holds no reservation, but perhaps a reason why. */
    static boolean isWithoutReservations(String body) {
        return XmlText.parse(body)
                .filter(answer -> Stream.of("reservation", "HotelReservation", "HotelResModify")
                        .allMatch(name -> answer.deep(name).isEmpty()))
                .isPresent();
    }

    /**
     * A list of reservations.
     *
     * @param name how we call it
     * @param root the element around everything
     * @param list the element around the reservations, empty when that is the root itself
     */
    private record Source(String name, String root, String list) {
        boolean isOta() {
            return !list.isEmpty();
        }

        Set<String> elements() {
            return isOta() ? Set.of("HotelReservation", "HotelResModify") : Set.of("reservation");
        }

        /** The outermost reservations of an answer, in order. */
        List<XmlNode> reservations(XmlNode answer) {
            List<XmlNode> found = new ArrayList<>();
            gather(answer, found);
            return found;
        }

        private void gather(XmlNode node, List<XmlNode> found) {
            if (elements().contains(node.name())) {
                found.add(node);
            } else {
                node.children().forEach(child -> gather(child, found));
            }
        }

        /** The answer as if it held this reservation only. */
        XmlNode alone(XmlNode answer, XmlNode reservation) {
            String status = answer.attr("ResStatus");
            Map<String, String> kept = status.isEmpty() ? Map.of() : Map.of("ResStatus", status);
            XmlNode around = isOta() ? new XmlNode(list, Map.of(), List.of(reservation), "") : reservation;
            return new XmlNode(root, kept, List.of(around), "");
        }

        String wrap(String attributes, String reservation) {
            return isOta()
                    ? "<" + root + attributes + "><" + list + ">" + reservation + "</" + list + "></" + root + ">"
                    : "<" + root + attributes + ">" + reservation + "</" + root + ">";
        }

        /** An answer without reservations is an empty list, not something that cannot be split. */
        boolean isEmptyList(XmlNode answer) {
            return answer.name().startsWith("OTA_HotelRes") || answer.is("reservations");
        }
    }

    private static List<Inbound> split(Source source, String body, Instant receivedAt, int firstOrder) {
        if (body.isBlank()) {
            return List.of();
        }
        Optional<XmlNode> answer = XmlText.parse(body);
        List<String> cuts = answer.isPresent() ? XmlText.cut(body, source.elements()) : List.of();
        if (cuts.isEmpty()) {
            return answer.filter(source::isEmptyList).isPresent()
                    ? List.of()
                    : List.of(whole(source, body, receivedAt, firstOrder));
        }
        String attributes =
                answer.map(root -> attributes(body, cuts.getFirst(), root)).orElse("");
        List<XmlNode> nodes = answer.map(source::reservations).orElse(List.of());
        List<Inbound> inbounds = new ArrayList<>();
        for (String cut : cuts) {
            String raw = source.wrap(attributes, cut);
            int order = firstOrder + inbounds.size();
            // Read already with the whole answer; only where both ways of cutting disagree is it read once more.
            Supplier<Head> head = nodes.size() == cuts.size() && answer.isPresent()
                    ? () -> Reading.head(source.alone(answer.get(), nodes.get(order - firstOrder)))
                    : () -> Reading.head(raw);
            inbounds.add(one(source, raw, new Place(receivedAt, order), head));
        }
        return List.copyOf(inbounds);
    }

    /** When it came, and as which of the pull. */
    private record Place(Instant receivedAt, int order) {}

    private static Inbound one(Source source, String raw, Place place, Supplier<Head> reading) {
        try {
            Head head = reading.get();
            Function<String, Optional<String>> receipt = number -> Optional.of(number)
                    .filter(id -> source.isOta() && !id.isEmpty())
                    .filter(id -> !head.waitsForCard(place.receivedAt()))
                    .map(id -> (source.name().equals(Queue.NEW.word()) ? Queue.NEW : Queue.MODIFY).receipt(id));
            return new Inbound(head.messageId(), receipt.apply(head.number()), place.receivedAt(), place.order(), raw);
        } catch (UnreadableMessage e) {
            return whole(source, raw, place.receivedAt(), place.order());
        }
    }

    private static Inbound whole(Source source, String body, Instant receivedAt, int order) {
        // Time stamp and support id differ at each poll: without them the same trouble is stored once, not every 20 s.
        String lasting = PASSING.matcher(body).replaceAll("");
        String id = "unsplit/" + source.name() + "/" + Head.digest(lasting).substring(0, SHORT);
        return new Inbound(id, Optional.empty(), receivedAt, order, body);
    }

    /** The attributes of the envelope that give the reservation its meaning; its time stamp does not. */
    private static String attributes(String body, String firstCut, XmlNode root) {
        Map<String, String> declared = new LinkedHashMap<>();
        Matcher namespaces = NAMESPACE.matcher(body.substring(0, body.indexOf(firstCut)));
        while (namespaces.find()) {
            declared.putIfAbsent(namespaces.group(1), namespaces.group(2));
        }
        StringBuilder text = new StringBuilder();
        declared.forEach(
                (name, value) -> text.append(' ').append(name).append('=').append(value));
        String status = root.attr("ResStatus");
        if (status.matches("\\w+")) {
            text.append(" ResStatus=\"").append(status).append('"');
        }
        return text.toString();
    }
}
