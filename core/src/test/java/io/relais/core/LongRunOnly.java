package io.relais.core;

import net.jqwik.api.lifecycle.LifecycleContext;
import net.jqwik.api.lifecycle.SkipExecutionHook;

/** Leaves a property out of the normal run: it is one of the many repetitions of the long form of the test command. */
public final class LongRunOnly implements SkipExecutionHook {
    @Override
    public SkipResult shouldBeSkipped(LifecycleContext context) {
        return Boolean.getBoolean("relais.long")
                ? SkipResult.doNotSkip()
                : SkipResult.skip("only in the long form of the test command (relais.long)");
    }
}
