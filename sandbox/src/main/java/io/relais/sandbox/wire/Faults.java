package io.relais.sandbox.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** The faults switched on now. Each call draws from them once; a rule that has hit its count is gone. */
public final class Faults {
    private final List<Active> active = new ArrayList<>();
    private long lastId;

    /** Switches a fault on and returns its id. */
    public synchronized long add(FaultRule rule) {
        active.add(new Active(++lastId, rule));
        return lastId;
    }

    /** Switches one fault off; true if it was on. */
    public synchronized boolean remove(long id) {
        return active.removeIf(fault -> fault.id == id);
    }

    public synchronized void clear() {
        active.clear();
    }

    public synchronized List<Running> list() {
        return active.stream()
                .map(fault -> new Running(fault.id, fault.rule, fault.left, fault.hits))
                .toList();
    }

    synchronized Effects draw(Operation operation) {
        var hit = new ArrayList<FaultRule>();
        long seed = 0;
        for (Active fault : active) {
            if (fault.hits(operation)) {
                hit.add(fault.rule);
                seed = fault.rule.seed() * 31 + fault.hits;
            }
        }
        active.removeIf(fault -> fault.left == 0);
        return new Effects(List.copyOf(hit), seed);
    }

    /** A fault that is on: {@code left} calls still to hit (negative: no end), {@code hits} so far. */
    public record Running(long id, FaultRule rule, int left, int hits) {}

    private static final class Active {
        private final long id;
        private final FaultRule rule;
        private final Random random;
        private int left;
        private int hits;

        Active(long id, FaultRule rule) {
            this.id = id;
            this.rule = rule;
            this.random = new Random(rule.seed());
            this.left = rule.count();
        }

        boolean hits(Operation operation) {
            boolean mine = left != 0
                    && operation.matches(rule.operation())
                    && rule.kind().concerns(operation.role());
            if (!mine || random.nextDouble() >= rule.probability()) {
                return false;
            }
            hits++;
            if (left > 0) {
                left--;
            }
            return true;
        }
    }
}
