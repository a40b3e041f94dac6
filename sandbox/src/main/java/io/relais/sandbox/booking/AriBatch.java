package io.relais.sandbox.booking;

import io.relais.sandbox.booking.Answers.Problem;
import io.relais.sandbox.wire.Effects;
import io.relais.sandbox.wire.FaultKind;
import io.relais.sandbox.wire.Wire;
import io.relais.sandbox.world.Partner;
import io.relais.sandbox.world.Range;
import io.relais.sandbox.world.RateNight;
import io.relais.sandbox.world.RateOf;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.LongConsumer;
import java.util.function.UnaryOperator;

/** The items of one ARI message: checked first, applied together afterwards. */
final class AriBatch {
    private final Partner partner;
    private final List<Item> items = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    private record Item(int position, LongConsumer apply) {}

    AriBatch(Partner partner) {
        this.partner = partner;
    }

    void count(int position, String roomId, Range range, int left) {
        items.add(new Item(position, at -> partner.stock().setCount(roomId, range, left, at)));
    }

    void closeRoom(int position, String roomId, Range range, boolean closed) {
        items.add(new Item(
                position, at -> partner.stock().changeRoom(roomId, range, night -> night.withClosed(closed, at))));
    }

    void rate(int position, RateOf rate, Range range, UnaryOperator<RateNight> change) {
        items.add(new Item(position, at -> partner.stock().changeRate(rate, range, at, change)));
    }

    void problem(String code, int position, String text) {
        problems.add(new Problem(code, Integer.toString(position), text));
    }

    /** What is wrong; empty if all was applied. */
    List<Problem> problems() {
        return List.copyOf(problems);
    }

    /**
     * Applies the items, unless one problem refuses all.
     *
     * @return true if the items were applied
     */
    boolean apply(boolean atomic, Effects effects) {
        if (atomic && !problems.isEmpty()) {
            return false;
        }
        if (effects.has(FaultKind.PARTIAL)) {
            leaveOut(effects.random());
        }
        long at = Wire.nanos(partner.now());
        partner.locked(() -> {
            items.forEach(item -> item.apply().accept(at));
            return true;
        });
        partner.changed();
        return true;
    }

    /** Takes out about half of the positions, at least one. */
    private void leaveOut(Random random) {
        List<Integer> positions = items.stream().map(Item::position).distinct().toList();
        int always = positions.isEmpty() ? -1 : random.nextInt(positions.size());
        for (int i = 0; i < positions.size(); i++) {
            int position = positions.get(i);
            if (i == always || random.nextBoolean()) {
                items.removeIf(item -> item.position() == position);
                problem("450", position, "UNABLE_TO_PROCESS");
            }
        }
    }
}
