package io.relais.sandbox.wire;

import java.util.function.Supplier;

/** How many values of the partner's calendar one call really changes; what it says that was known already does not count. */
public final class Learning {
    private static final ScopedValue<Learning> OF_THIS_CALL = ScopedValue.newInstance();

    private int values;

    Learning() {}

    /** Counts a changed value for the call that this thread answers, if it answers one. */
    public static void learned() {
        if (OF_THIS_CALL.isBound()) {
            OF_THIS_CALL.get().values++;
        }
    }

    <T> T during(Supplier<T> work) {
        return ScopedValue.where(OF_THIS_CALL, this).call(work::get);
    }

    int values() {
        return values;
    }
}
