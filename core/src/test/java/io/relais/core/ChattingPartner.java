package io.relais.core;

import io.relais.connector.Correspondence;
import io.relais.connector.ExchangesMessages;
import io.relais.connector.GuestMessage;
import io.relais.connector.GuestMessage.Author;
import io.relais.connector.MessageThread;
import io.relais.connector.PartnerFault;
import io.relais.connector.Session;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** The fake partner with threads. A call may be told to fail, a reply also after it was taken. */
public final class ChattingPartner extends FakePartner implements ExchangesMessages {
    public final List<String> calls = new CopyOnWriteArrayList<>();
    /** Runs while a reply is being taken, before its answer. */
    public volatile Runnable duringReply = () -> {};
    /** What the partner makes of the texts it is told. */
    public volatile UnaryOperator<String> rewriting = text -> text;

    private final Map<String, Chat> threads = new ConcurrentSkipListMap<>();
    private final Queue<PartnerFault> faults = new ConcurrentLinkedQueue<>();
    private final Queue<PartnerFault> faultsAfter = new ConcurrentLinkedQueue<>();
    private final Map<String, PartnerFault> faultsOf = new ConcurrentSkipListMap<>();
    private final AtomicInteger numbers = new AtomicInteger();

    private record Chat(String id, String property, String external, List<GuestMessage> said) {}

    /** The next calls fail like this, before anything happens. */
    public void fail(PartnerFault... next) {
        faults.addAll(List.of(next));
    }

    /** The next replies are taken, and then fail like this. */
    public void failAfter(PartnerFault... next) {
        faultsAfter.addAll(List.of(next));
    }

    /** Somebody says something in a thread; it begins with that where there is none. */
    public GuestMessage say(TestHotel hotel, String thread, String external, Author author, String text, Instant at) {
        return say(hotel.remoteId, thread, external, author, text, at);
    }

    private GuestMessage say(String property, String thread, String external, Author author, String text, Instant at) {
        GuestMessage said = new GuestMessage(
                "m-" + numbers.incrementAndGet(), thread, author, rewriting.apply(text), 0, at, "raw " + text);
        threads.computeIfAbsent(thread, id -> new Chat(id, property, external, new CopyOnWriteArrayList<>()))
                .said()
                .add(said);
        return said;
    }

    /** Somebody who asked has booked. */
    public void book(String thread, String external) {
        threads.computeIfPresent(thread, (id, was) -> new Chat(id, was.property(), external, was.said()));
    }

    /** What the house said in a thread, as the guest sees it. */
    public List<String> heard(String thread) {
        Chat known = threads.get(thread);
        return known == null
                ? List.of()
                : known.said().stream()
                        .filter(said -> said.author() == Author.HOST)
                        .map(GuestMessage::text)
                        .toList();
    }

    /** The next such call fails like this. */
    public void failOn(String call, PartnerFault fault) {
        faultsOf.put(call, fault);
    }

    private void called(String what) {
        calls.add(what);
        PartnerFault named = faultsOf.remove(what);
        PartnerFault fault = named == null ? faults.poll() : named;
        if (fault != null) {
            throw fault;
        }
    }

    @Override
    public List<MessageThread> threads(Session session, String remotePropertyId, Instant since) {
        called("threads");
        return threads.values().stream()
                // A thread that began with a reply does not say whose it is; there is one hotel where that happens.
                .filter(thread -> thread.property().equals(remotePropertyId)
                        || thread.property().isEmpty())
                .map(thread -> new MessageThread(
                        thread.id(),
                        Optional.of(thread.external()).filter(number -> !number.isEmpty()),
                        "Quixotic Guest",
                        "Fjord",
                        thread.said().getLast().sentAt()))
                .filter(thread -> !thread.changedAt().isBefore(since))
                .toList();
    }

    @Override
    public List<GuestMessage> messages(Session session, Correspondence where) {
        called("messages " + where.id());
        return thread(where).map(Chat::said).map(ArrayList::new).orElseGet(ArrayList::new);
    }

    @Override
    public GuestMessage reply(Session session, Correspondence where, String text) {
        called("reply " + where.id());
        Optional<Chat> known = thread(where);
        GuestMessage said = say(
                known.map(Chat::property).orElse(""),
                known.map(Chat::id).orElse("t-of-" + where.id()),
                known.map(Chat::external).orElse(where.id()),
                Author.HOST,
                text,
                session.clock().instant());
        duringReply.run();
        PartnerFault fault = faultsAfter.poll();
        if (fault != null) {
            throw fault;
        }
        return said;
    }

    private Optional<Chat> thread(Correspondence where) {
        return switch (where) {
            case Correspondence.InThread(String id) -> Optional.ofNullable(threads.get(id));
            case Correspondence.OnReservation(String number) ->
                threads.values().stream()
                        .filter(thread -> thread.external().equals(number))
                        .findFirst();
        };
    }
}
