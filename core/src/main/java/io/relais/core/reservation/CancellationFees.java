package io.relais.core.reservation;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/**
 * What a cancellation or a no-show costs by the rate plan's policy: the one place where policies are asked. Until a rate plan has
 * one, nothing is proposed and the desk enters the fee.
 */
@Singleton
final class CancellationFees {
    @Inject
    CancellationFees() {}

    /**
     * The proposed fee in minor units.
     *
     * @param to cancelled or no-show
     */
    long propose(Handle handle, Entry entry, Status to, Instant at) {
        return 0;
    }
}
