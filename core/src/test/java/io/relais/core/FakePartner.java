package io.relais.core;

import io.relais.connector.Acknowledgement;
import io.relais.connector.AriAnswer;
import io.relais.connector.AriChange;
import io.relais.connector.AriMessage;
import io.relais.connector.AriUpdate;
import io.relais.connector.Fault;
import io.relais.connector.Inbound;
import io.relais.connector.PartnerFault;
import io.relais.connector.PublishesAri;
import io.relais.connector.PullsReservations;
import io.relais.connector.ReservationMessage;
import io.relais.connector.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * A partner in this process: a queue of reservations that is emptied by acknowledging, and a calendar that applies what it is
 * sent. It can be told to fail. Its calendar is shared by all its accounts, apart by their property numbers.
 */
public class FakePartner implements PullsReservations, PublishesAri {
    public static final String ID = "fake";

    private final Queue<Inbound> waiting = new ConcurrentLinkedQueue<>();
    private final Queue<PartnerFault> pullFaults = new ConcurrentLinkedQueue<>();
    private final Queue<PartnerFault> sendFaults = new ConcurrentLinkedQueue<>();
    private final List<AriMessage> sent = new CopyOnWriteArrayList<>();
    private final List<String> acknowledged = new CopyOnWriteArrayList<>();
    private final Map<String, Long> calendar = new ConcurrentHashMap<>();
    private volatile Predicate<AriChange> refusal = change -> false;
    private volatile AriAnswer.Cause refusalCause = AriAnswer.Cause.VALUE;
    private volatile int changesPerMessage = 1_000;

    @Override
    public String id() {
        return ID;
    }

    /** Puts messages into the queue; they stay there until acknowledged. */
    public void offer(Inbound... messages) {
        waiting.addAll(List.of(messages));
    }

    /** The next calls for reservations fail like this, one by one. */
    public void failPulls(PartnerFault... faults) {
        pullFaults.addAll(List.of(faults));
    }

    /** The next messages fail like this, one by one. */
    public void failSends(PartnerFault... faults) {
        sendFaults.addAll(List.of(faults));
    }

    /** Changes that the partner refuses inside an otherwise good answer. */
    public void refuse(Predicate<AriChange> what) {
        refuse(what, AriAnswer.Cause.VALUE);
    }

    /** The same for another cause than the value. */
    public void refuse(Predicate<AriChange> what, AriAnswer.Cause cause) {
        refusalCause = cause;
        refusal = what;
    }

    /** Longest message; more changes make more messages. */
    public void limitMessagesTo(int changes) {
        changesPerMessage = changes;
    }

    /** The messages that reached the partner, also those it then failed on; forgets them. */
    public List<AriMessage> takeSent() {
        List<AriMessage> taken = List.copyOf(sent);
        sent.clear();
        return taken;
    }

    /** The changes that reached the partner, over all messages; forgets them. */
    public List<AriChange> takeSentChanges() {
        return takeSent().stream()
                .flatMap(message -> message.changes().stream())
                .toList();
    }

    public List<String> acknowledged() {
        return List.copyOf(acknowledged);
    }

    /** What the partner believes, by {@code property/kind/room/rate/night}. */
    public Map<String, Long> calendar() {
        return calendar;
    }

    @Override
    public List<Inbound> pull(Session session) {
        session.settings().get("key");
        PartnerFault fault = pullFaults.poll();
        if (fault != null) {
            throw fault;
        }
        return List.copyOf(waiting);
    }

    @Override
    public void acknowledge(Session session, List<Acknowledgement> acknowledgements) {
        for (Acknowledgement acknowledgement : acknowledgements) {
            acknowledged.add(acknowledgement.receipt());
            waiting.removeIf(message ->
                    message.receipt().filter(acknowledgement.receipt()::equals).isPresent());
        }
    }

    @Override
    public ReservationMessage read(Inbound inbound) {
        return RawText.read(inbound.raw());
    }

    @Override
    public List<AriMessage> pack(AriUpdate update) {
        List<AriChange> changes = update.changes();
        int messages = (changes.size() + changesPerMessage - 1) / changesPerMessage;
        return IntStream.range(0, messages)
                .mapToObj(i ->
                        changes.subList(i * changesPerMessage, Math.min(changes.size(), (i + 1) * changesPerMessage)))
                .map(part -> new AriMessage("ari", update.remotePropertyId(), part.toString(), part))
                .toList();
    }

    @Override
    public AriAnswer send(Session session, AriMessage message) {
        session.settings().get("key");
        sent.add(message);
        PartnerFault fault = sendFaults.poll();
        if (fault != null && fault.fault() != Fault.UNAVAILABLE) {
            throw fault;
        }
        List<AriAnswer.Rejection> rejections = new ArrayList<>();
        for (AriChange change : message.changes()) {
            if (refusal.test(change)) {
                rejections.add(new AriAnswer.Rejection(change, "not this one", refusalCause));
            } else {
                apply(message.remotePropertyId(), change);
            }
        }
        if (fault != null) {
            // Worst case of an unknown outcome: it was applied, and the answer got lost.
            throw fault;
        }
        return new AriAnswer(rejections);
    }

    private void apply(String property, AriChange change) {
        change.nights().dates().forEach(night -> {
            switch (change) {
                case AriChange.Availability a ->
                    calendar.put(property + "/availability/" + a.roomId() + "//" + night, (long) a.count());
                case AriChange.Price p ->
                    calendar.put(
                            property + "/price" + p.occupancy() + "/" + p.roomId() + "/" + p.rateId() + "/" + night,
                            p.price().minor());
                case AriChange.Stays s -> {
                    for (int n = 1; n <= s.totals().size(); n++) {
                        calendar.put(
                                property + "/stay" + s.occupancy() + "x" + n + "/" + s.roomId() + "/" + s.rateId() + "/"
                                        + night,
                                s.totals().get(n - 1));
                    }
                }
                case AriChange.Restricted r ->
                    calendar.put(
                            property + "/closed/" + r.roomId() + "/" + r.rateId() + "/" + night,
                            r.restriction().closed() ? 1L : 0L);
            }
        });
    }
}
