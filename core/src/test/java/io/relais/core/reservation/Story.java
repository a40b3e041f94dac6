package io.relais.core.reservation;

import io.relais.connector.ReservationMessage;
import io.relais.core.TestHouse;
import io.relais.core.TestMessage;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * Up to five messages of one reservation: in the order of their revisions, and as they really arrive: in any order, some more
 * than once.
 */
record Story(List<TestMessage> written, List<Integer> arrivals) {
    private static final int MESSAGES_MAX = 5;

    /** The messages in their own order. */
    List<ReservationMessage> messages() {
        return written.stream()
                .map(TestMessage::message)
                .sorted((a, b) -> a.revision().compareTo(b.revision()))
                .toList();
    }

    /** The messages as they arrive: each at least once. */
    List<ReservationMessage> told() {
        return arrivals.stream().map(i -> written.get(i).message()).toList();
    }

    static Arbitrary<Story> any(String externalId, String property) {
        Arbitrary<List<TestMessage>> messages =
                message(externalId, property).list().ofMinSize(1).ofMaxSize(MESSAGES_MAX);
        return messages.flatMap(list -> {
            Arbitrary<List<Integer>> repeated = Arbitraries.integers()
                    .between(0, list.size() - 1)
                    .list()
                    .ofMaxSize(4)
                    .map(again -> Stream.concat(IntStream.range(0, list.size()).boxed(), again.stream())
                            .toList());
            return repeated.flatMap(Arbitraries::shuffle).map(arrivals -> new Story(list, arrivals));
        });
    }

    /** Few minutes and few values, so that equal moments and equal contents are common. */
    private static Arbitrary<TestMessage> message(String externalId, String property) {
        Arbitrary<Integer> minutes = Arbitraries.integers().between(0, 3);
        Arbitrary<ReservationMessage.Kind> kinds = Arbitraries.of(ReservationMessage.Kind.class);
        Arbitrary<List<Integer>> stays =
                Arbitraries.integers().between(0, 5).list().ofMaxSize(3);
        Arbitrary<Integer> told = Arbitraries.integers().between(0, 5);
        Arbitrary<String> names = Arbitraries.of("Ann", "Bo");
        return Combinators.combine(minutes, kinds, stays, told, names).as((minute, kind, lines, parts, name) -> {
            TestMessage message = TestMessage.aMessage()
                    .of(externalId)
                    .to(property)
                    .minute(minute)
                    .kind(kind)
                    .guest(name, "Guest")
                    .remarks("as of minute " + minute);
            lines.forEach(line -> addStay(message, line));
            if (lines.isEmpty()) {
                message.withoutStays();
            }
            // A message that tells neither content nor contact is possible too (a bare cancellation).
            if (parts == 0 || parts == 1) {
                message.withoutContent();
            }
            return parts == 0 || parts == 2 ? message.withoutContact() : message;
        });
    }

    /** Rooms that are mapped, one that is not, and lines that may carry one number twice. */
    private static void addStay(TestMessage message, int line) {
        String room = line == 5 ? "unmapped" : "room";
        String rate = line == 4 ? "unmapped" : "rate";
        message.stay(Integer.toString(line % 3), room, rate, TestHouse.DAY.plusDays(line), 1 + line % 3);
    }
}
