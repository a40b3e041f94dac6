package io.relais.core.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Takes notices instead of a mail server; can be told to fail. */
public final class TestMailbox implements Post {
    private final List<Told> told = new CopyOnWriteArrayList<>();
    private volatile Outcome outcome = Outcome.SENT;

    /** A notice and who got it. */
    public record Told(Notice notice, Notice.Reader reader) {}

    /** Every mail ends like this from now on. */
    public void answer(Outcome with) {
        outcome = with;
    }

    @Override
    public Outcome send(Notice notice, Notice.Reader reader) {
        if (outcome == Outcome.SENT) {
            told.add(new Told(notice, reader));
        }
        return outcome;
    }

    /** What came since the last time. */
    public List<Told> take() {
        List<Told> taken = new ArrayList<>(told);
        told.clear();
        return taken;
    }
}
