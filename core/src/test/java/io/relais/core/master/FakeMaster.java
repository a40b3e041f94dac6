package io.relais.core.master;

import io.relais.connector.DoorCall;
import io.relais.connector.FollowsMaster;
import io.relais.connector.HttpAnswer;
import io.relais.connector.MasterAnswer;
import io.relais.connector.MasterCall;
import io.relais.connector.PartnerFault;
import io.relais.connector.ReservationMessage;
import io.relais.connector.Session;
import io.relais.connector.UnreadableMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;

/** Another system in this process: it calls what the test puts into it, and keeps the sales that it is told. */
final class FakeMaster implements FollowsMaster {
    static final String ID = "fake-master";

    final List<ReservationMessage> told = new CopyOnWriteArrayList<>();
    final List<String> asked = new ArrayList<>();
    final Queue<PartnerFault> faults = new ConcurrentLinkedQueue<>();
    /** Happens once while the next sale is being told. */
    final AtomicReference<Runnable> meanwhile = new AtomicReference<>(() -> {});

    private final AtomicReference<Optional<MasterCall>> next = new AtomicReference<>(Optional.empty());
    private final AtomicReference<Optional<MasterAnswer>> last = new AtomicReference<>(Optional.empty());

    @Override
    public String id() {
        return ID;
    }

    /** The next call is read as this one. */
    void calls(MasterCall call) {
        next.set(Optional.of(call));
    }

    MasterAnswer answered() {
        return last.get().orElseThrow();
    }

    @Override
    public String key(DoorCall call) {
        return call.headers().getOrDefault("key", "");
    }

    @Override
    public MasterCall read(DoorCall call) {
        return next.get().orElseThrow(() -> new UnreadableMessage("nothing was said"));
    }

    @Override
    public HttpAnswer answer(MasterCall call, MasterAnswer answer) {
        last.set(Optional.of(answer));
        return new HttpAnswer(200, Map.of(), answer.toString());
    }

    @Override
    public HttpAnswer refuse(int status, String text) {
        return new HttpAnswer(status, Map.of(), text);
    }

    @Override
    public void tell(Session session, ReservationMessage sale) {
        session.settings().get("key");
        PartnerFault fault = faults.poll();
        if (fault != null) {
            throw fault;
        }
        told.add(sale);
        meanwhile.getAndSet(() -> {}).run();
    }

    @Override
    public void requestAll(Session session, String propertyCode) {
        PartnerFault fault = faults.poll();
        if (fault != null) {
            throw fault;
        }
        asked.add(propertyCode);
    }
}
